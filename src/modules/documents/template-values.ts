import {
  type Case,
  initialsThenSurname,
  nameInCase,
  type PersonName,
  surnameThenInitials,
} from './declension.ts';

/** A value that a template may ask for in any case; persons also in short forms. */
export interface Words {
  readonly inCase: (grammaticalCase: Case) => string;
  /** Surname before the initials. */
  readonly brief?: (grammaticalCase: Case) => string;
  /** Initials before the surname, as under a signature. */
  readonly signature?: (grammaticalCase: Case) => string;
}

export type TemplateValue = string | boolean | Words | undefined | readonly TemplateValues[];

/** What a template is filled with; keys as in `content/document-tags.json`. */
export interface TemplateValues {
  readonly [key: string]: TemplateValue;
}

/** A person's name; undefined stays undefined, so that `{#tag}` leaves the place out. */
export function personWords(name: PersonName): Words {
  return {
    inCase: (grammaticalCase) => nameInCase(name, grammaticalCase),
    brief: (grammaticalCase) => surnameThenInitials(name, grammaticalCase),
    signature: (grammaticalCase) => initialsThenSurname(name, grammaticalCase),
  };
}

/** A phrase that changes by case; an empty one gives undefined, so that `{#tag}` leaves the place out. */
export function phraseWords(phrase: string, inCase: (phrase: string, grammaticalCase: Case) => string) {
  if (phrase.trim() === '') return undefined;
  const words: Words = { inCase: (grammaticalCase) => inCase(phrase, grammaticalCase) };
  return words;
}

export function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && 'inCase' in value;
}
