import type { PersonName } from './name-text.ts';

export const guardianKinds = ['mother', 'father', 'guardian', 'trustee', 'unknown'] as const;
export type GuardianKind = (typeof guardianKinds)[number];

/** A legal representative of a pupil (domain reference B1, GuardianLink). */
export interface Guardian extends PersonName {
  readonly id: string;
  readonly studentId: string;
  readonly kind: GuardianKind;
  readonly phone: string;
  readonly email: string;
}

/** A pupil as his legal representative's card names him. */
export interface Ward extends PersonName {
  readonly id: string;
  readonly classLabel: string | undefined;
}

export interface GuardianLink {
  readonly studentId: string;
  readonly guardianId: string;
  readonly kind: GuardianKind;
}
