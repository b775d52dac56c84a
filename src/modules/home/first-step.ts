/** What a fresh school has, and what it lacks, on the way to its first order. */
export interface SetUpFacts {
  /** The organisation says where the curator is found and where the school stands. */
  readonly organizationDescribed: boolean;
  readonly startYear: number | undefined;
  readonly pupils: number;
  readonly teachers: number;
  readonly menteeCards: number;
  readonly mentorCards: number;
  /** People that would like to take part, and how many of them have a consent in force. */
  readonly asked: number;
  readonly consented: number;
  readonly tandems: number;
  readonly tandemsInOrder: number;
}

export const firstStepCodes = [
  'organization',
  'year',
  'pupils',
  'teachers',
  'mentees',
  'mentors',
  'consents',
  'pairs',
  'order',
] as const;
export type FirstStepCode = (typeof firstStepCodes)[number];

export interface FirstStep {
  readonly code: FirstStepCode;
  /** `next` is the first one that is open: the page has one main button. */
  readonly state: 'done' | 'next' | 'open';
  /** What there is already: shown beside the step. */
  readonly count: number | undefined;
  readonly of: number | undefined;
}

/** The way from an empty installation to the first order, each step with its state. */
export function firstSteps(facts: SetUpFacts): FirstStep[] {
  const done: Readonly<Record<FirstStepCode, boolean>> = {
    organization: facts.organizationDescribed,
    year: facts.startYear !== undefined,
    pupils: facts.pupils > 0,
    // Whoever set the school up is a person already; a staff list has more than one.
    teachers: facts.teachers > 1,
    mentees: facts.menteeCards > 0,
    mentors: facts.mentorCards > 0,
    consents: facts.asked > 0 && facts.consented === facts.asked,
    pairs: facts.tandems > 0,
    order: facts.tandemsInOrder > 0,
  };
  const counts: Readonly<Partial<Record<FirstStepCode, number>>> = {
    pupils: facts.pupils,
    ...(facts.teachers > 1 ? { teachers: facts.teachers } : {}),
    mentees: facts.menteeCards,
    mentors: facts.mentorCards,
    consents: facts.consented,
    pairs: facts.tandems,
    order: facts.tandemsInOrder,
  };
  const next = firstStepCodes.find((code) => !done[code]);
  return firstStepCodes.map((code) => ({
    code,
    state: done[code] ? 'done' : code === next ? 'next' : 'open',
    count: counts[code],
    of: code === 'consents' ? facts.asked : code === 'order' ? facts.tandems : undefined,
  }));
}

/** Whether a school is still on its way: until its first order. Later a missing step is a task of the week. */
export function isOnTheWay(facts: SetUpFacts): boolean {
  return facts.tandemsInOrder === 0;
}
