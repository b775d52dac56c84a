import type { IconName } from './icon-names.ts';

/** What a colour means here. It is never alone: an icon and a word stand with it. */
export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info';

/** Icons differ in shape, so that the tone is told apart without colour. */
export const toneIcon: Record<Tone, IconName> = {
  neutral: 'circle',
  good: 'circle-check',
  warn: 'alert-triangle',
  bad: 'alert-octagon',
  info: 'info-circle',
};
