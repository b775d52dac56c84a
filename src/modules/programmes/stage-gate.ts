/**
 * What is known about a year when one of its stages is to be closed (domain reference C5, rules 25-30).
 * A fact that is absent is not known and warns of nothing: each module adds those it keeps.
 */
export interface StageFacts {
  /** Stage 1, its outcome: resources and their sources are found. */
  readonly resources?: number | undefined;
  readonly resourcesMissing?: number | undefined;
  readonly formsChosen?: number | undefined;
  /** Stage 2, rule 25. */
  readonly menteesInBase?: number | undefined;
  readonly menteesWithoutRequest?: number | undefined;
  readonly menteesWithoutConsent?: number | undefined;
  /** Stage 3, rule 26. */
  readonly mentorsInBase?: number | undefined;
  readonly requestsWithoutMentor?: number | undefined;
  readonly menteesWithoutBaseline?: number | undefined;
  readonly formsSettled?: boolean | undefined;
  /** Stage 4, rule 27. */
  readonly mentorsReady?: number | undefined;
  readonly mentorsWithoutMeasurement?: number | undefined;
  readonly mentorsWithoutInterview?: number | undefined;
  readonly mentorsWithoutTraining?: number | undefined;
  /** Stage 5, rule 28. */
  readonly tandems?: number | undefined;
  readonly tandemsWithoutOrder?: number | undefined;
  readonly tandemsNotInformed?: number | undefined;
  /** Stage 6, rule 29. */
  readonly tandemsWithoutMeetings?: number | undefined;
  readonly tandemsWithoutClosing?: number | undefined;
  readonly surveyClosed?: boolean | undefined;
  /** Stage 7, rule 30. */
  readonly participantsWithoutAfter?: number | undefined;
  readonly cases?: number | undefined;
  readonly longTermMentors?: number | undefined;
}

type FactName = keyof StageFacts;

/** `none`: nought or «no» is the trouble; `some`: every one counted is. */
const rules: readonly { readonly stage: number; readonly fact: FactName; readonly bad: 'none' | 'some' }[] = [
  { stage: 1, fact: 'resources', bad: 'none' },
  { stage: 1, fact: 'resourcesMissing', bad: 'some' },
  { stage: 1, fact: 'formsChosen', bad: 'none' },
  { stage: 2, fact: 'menteesInBase', bad: 'none' },
  { stage: 2, fact: 'menteesWithoutRequest', bad: 'some' },
  { stage: 2, fact: 'menteesWithoutConsent', bad: 'some' },
  { stage: 3, fact: 'formsSettled', bad: 'none' },
  { stage: 3, fact: 'mentorsInBase', bad: 'none' },
  { stage: 3, fact: 'requestsWithoutMentor', bad: 'some' },
  { stage: 3, fact: 'menteesWithoutBaseline', bad: 'some' },
  { stage: 4, fact: 'mentorsReady', bad: 'none' },
  { stage: 4, fact: 'mentorsWithoutMeasurement', bad: 'some' },
  { stage: 4, fact: 'mentorsWithoutInterview', bad: 'some' },
  { stage: 4, fact: 'mentorsWithoutTraining', bad: 'some' },
  { stage: 5, fact: 'tandems', bad: 'none' },
  { stage: 5, fact: 'tandemsWithoutOrder', bad: 'some' },
  { stage: 5, fact: 'tandemsNotInformed', bad: 'some' },
  { stage: 6, fact: 'tandemsWithoutMeetings', bad: 'some' },
  { stage: 6, fact: 'tandemsWithoutClosing', bad: 'some' },
  { stage: 6, fact: 'surveyClosed', bad: 'none' },
  { stage: 7, fact: 'participantsWithoutAfter', bad: 'some' },
  { stage: 7, fact: 'cases', bad: 'none' },
  { stage: 7, fact: 'longTermMentors', bad: 'none' },
];

export type GateCode = FactName | 'openActivities' | 'previousStageOpen';

/** Every warning that a gate can give: message `programmes.gate.<code>`. */
export const gateCodes: readonly GateCode[] = [
  'previousStageOpen',
  'openActivities',
  ...rules.map((rule) => rule.fact),
];

export function isGateCode(code: string): code is GateCode {
  return gateCodes.some((known) => known === code);
}

export interface GateWarning {
  readonly code: GateCode;
  /** How many of them; 0 where the trouble is that there is none. */
  readonly count: number;
}

/** The stage itself at its gate. */
export interface StageAtGate {
  /** 1..7. */
  readonly number: number;
  /** Lines neither done nor cancelled. */
  readonly openActivities: number;
  /** Earlier stages that are not closed: stages run in sequence, though they may overlap in months (R157). */
  readonly earlierOpen: number;
}

/** What stands against closing a stage. Warnings only: a gate never locks (rule 31, L14). */
export function gateWarnings(stage: StageAtGate, facts: StageFacts): GateWarning[] {
  const warnings: GateWarning[] = [];
  if (stage.earlierOpen > 0) warnings.push({ code: 'previousStageOpen', count: stage.earlierOpen });
  if (stage.openActivities > 0) warnings.push({ code: 'openActivities', count: stage.openActivities });
  for (const rule of rules) {
    if (rule.stage !== stage.number) continue;
    const count = asCount(facts[rule.fact]);
    if (count === undefined) continue;
    if (rule.bad === 'none' ? count === 0 : count > 0) warnings.push({ code: rule.fact, count });
  }
  return warnings;
}

function asCount(fact: number | boolean | undefined): number | undefined {
  return typeof fact === 'boolean' ? Number(fact) : fact;
}

/** What was decided at a gate, with the warnings that stood there then. */
export interface StageDecision {
  readonly decision: 'close' | 'reopen';
  readonly warnings: readonly GateWarning[];
  readonly reason: string;
  /** Account. */
  readonly decidedBy: string | undefined;
  readonly decidedAt: Date;
}
