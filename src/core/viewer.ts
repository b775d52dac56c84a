import type { Scope } from './scope.ts';

/** A programme year as the year switch and the navigation need it. */
export interface YearLink {
  readonly id: string;
  readonly startYear: number;
  readonly title: string;
  readonly current: boolean;
}

/** Whoever is signed in, in the organisation he acts for. */
export interface Viewer {
  readonly scope: Scope;
  readonly sessionHash: string;
  readonly displayName: string;
  /** Completed years, when the birth date is known: children under 14 are addressed in the familiar form. */
  readonly age: number | undefined;
  readonly organization: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly shortName: string;
    readonly timeZone: string;
  };
  readonly years: readonly YearLink[];
}
