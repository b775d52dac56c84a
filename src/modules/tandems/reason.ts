import type { Translate } from '../../i18n/index.ts';
import { directionTitle } from '../participants/index.ts';

/** Why a pair fits, as it is stored: a code, with a value after a colon where there is one. */
export const reasonCodes = ['direction', 'mode', 'partner', 'age', 'time', 'previous', 'chosen'] as const;
export type ReasonCode = (typeof reasonCodes)[number];
export type Reason = ReasonCode | `${ReasonCode}:${string}`;

/** A reason in plain words; a code that is not known any more is left out. */
export function reasonText(t: Translate, reason: string): string | undefined {
  const cut = reason.indexOf(':');
  const code = reasonCodes.find((entry) => entry === (cut < 0 ? reason : reason.slice(0, cut)));
  if (code === undefined) return undefined;
  const value = cut < 0 ? '' : reason.slice(cut + 1);
  if (code === 'direction') return t('tandems.reason.direction', { direction: directionTitle(value) });
  if (code === 'mode')
    return t(value === 'online' ? 'tandems.reason.modeOnline' : 'tandems.reason.modeInPerson');
  return t(`tandems.reason.${code}`);
}

/** All reasons of a pair in one line. */
export function reasonsText(t: Translate, reasons: readonly string[]): string {
  return reasons
    .map((reason) => reasonText(t, reason))
    .filter((text) => text !== undefined)
    .join('; ');
}
