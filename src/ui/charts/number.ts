import type { Translate } from '../../i18n/index.ts';

/** A number as the language writes it, with `digits` decimals (0 to 6) and a true minus. */
export function formatNumber(t: Translate, value: number, digits = 0): string {
  const [whole = '0', part] = Math.abs(value).toFixed(digits).split('.');
  const grouped = t('ui.number', { value: Number(whole) });
  const text = part === undefined ? grouped : t('ui.decimal', { whole: grouped, part });
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
}

/** A difference: with a plus when it grew. */
export function formatChange(t: Translate, value: number, digits = 0): string {
  const text = formatNumber(t, value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Decimals that the most exact of these numbers needs, two at most. */
export function commonDigits(values: readonly number[]): number {
  return Math.max(
    0,
    ...values.map((value) => String(Math.round(value * 100) / 100).split('.')[1]?.length ?? 0),
  );
}
