import { english, type MessageKey, russian } from './catalogue.ts';

export type Locale = 'ru' | 'en';
export const locales: readonly Locale[] = ['ru', 'en'];

export type MessageParams = Readonly<Record<string, string | number>>;

/** Text of a message in the reader's language; a plural entry is chosen by the parameter `count`. */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

type Message = string | Readonly<Record<string, string>>;

function flatten(source: Record<string, object>): Map<string, Message> {
  const messages = new Map<string, Message>();
  for (const [namespace, entries] of Object.entries(source)) {
    for (const [key, value] of Object.entries(entries) as [string, Message][]) {
      messages.set(`${namespace}.${key}`, value);
    }
  }
  return messages;
}

const catalogues: Record<Locale, Map<string, Message>> = {
  ru: flatten(russian),
  en: flatten(english),
};
const plurals: Record<Locale, Intl.PluralRules> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};
const numbers: Record<Locale, Intl.NumberFormat> = {
  ru: new Intl.NumberFormat('ru-RU'),
  en: new Intl.NumberFormat('en-GB'),
};

function fill(text: string, params: MessageParams, locale: Locale): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numbers[locale].format(value) : value;
  });
}

/** The message of a code that is known only at run time (a Refusal, a stored problem); the key itself if absent. */
export function messageByCode(locale: Locale, code: string, params: MessageParams = {}): string {
  const message = catalogues[locale].get(code) ?? catalogues.ru.get(code);
  if (message === undefined) return code;
  if (typeof message === 'string') return fill(message, params, locale);
  const count = params.count;
  const category = plurals[locale].select(typeof count === 'number' ? count : Number(count ?? 0));
  return fill(message[category] ?? message.other ?? code, params, locale);
}

export function hasMessage(code: string): boolean {
  return catalogues.ru.has(code);
}

const translators: Record<Locale, Translate> = {
  ru: (key, params) => messageByCode('ru', key, params),
  en: (key, params) => messageByCode('en', key, params),
};

export function translator(locale: Locale): Translate {
  return translators[locale];
}
