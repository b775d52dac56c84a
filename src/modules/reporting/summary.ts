import type { CalendarDate } from '../../core/clock.ts';
import type { ConsentState } from '../consents/index.ts';
import type { ParticipantRow } from '../participants/index.ts';
import type { ProgrammeYear, StageDecision, StageOverview } from '../programmes/index.ts';
import type { RoundView } from '../questionnaires/index.ts';
import type { TandemView } from '../tandems/index.ts';
import type { Share } from './share.ts';
import {
  type ContingentPerson,
  type Coverage,
  coverage,
  type FormLine,
  formLines,
  openWishes,
  type SidePeople,
  sidePeople,
} from './summary-people.ts';
import {
  type MeetingCounts,
  meetingCounts,
  type OutcomeCounts,
  outcomeCounts,
  type TandemCounts,
  tandemCounts,
} from './summary-work.ts';

/** Everything of a year that its summary is made of. */
export interface SummarySource {
  /** The day on which the numbers stand. */
  readonly day: CalendarDate;
  readonly year: ProgrammeYear;
  /** Forms that the school has switched on. */
  readonly formCodes: readonly string[];
  /** Active pupils and teachers. */
  readonly contingent: readonly ContingentPerson[];
  readonly cards: readonly ParticipantRow[];
  readonly tandems: readonly TandemView[];
  readonly rounds: readonly RoundView[];
  readonly stages: readonly {
    readonly overview: StageOverview;
    readonly decision: StageDecision | undefined;
  }[];
  /** State of the consent to processing by person of a card. */
  readonly consents: ReadonlyMap<string, ConsentState>;
}

/** Satisfaction in one round, by side: who was asked, who answered, who is satisfied (R212; I5, I6). */
export interface RoundLine {
  readonly id: string;
  readonly title: { readonly ru: string; readonly en: string };
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  readonly sides: Readonly<Record<'mentee' | 'mentor', RoundSide>>;
}

export interface RoundSide {
  readonly invited: number;
  readonly answered: number;
  readonly satisfied: number;
  /** Mean of the personal means, 1..10. */
  readonly mean: number | undefined;
}

export interface StageLineFigures {
  /** 1..7. */
  readonly number: number;
  readonly title: string;
  readonly state: StageOverview['progress']['state'];
  readonly done: number;
  readonly total: number;
  readonly closedOn: CalendarDate | undefined;
  /** Warnings that stood at the gate when it was closed, and the reason given. */
  readonly warnings: StageDecision['warnings'];
  readonly reason: string;
}

export interface YearSummary {
  readonly day: CalendarDate;
  readonly startYear: number;
  readonly people: {
    readonly total: number;
    readonly mentees: number;
    readonly mentors: number;
    readonly both: number;
    /** Mentors that are neither pupils nor teachers of the school, by kind of person. */
    readonly outsideMentors: readonly { readonly kind: string; readonly count: number }[];
  };
  readonly bases: Readonly<Record<'mentee' | 'mentor', Omit<SidePeople, 'personIds'>>>;
  /** Mentees in the base without a running or finished tandem. */
  readonly unplaced: number;
  readonly forms: readonly FormLine[];
  readonly openWishes: number;
  readonly coverage: readonly Coverage[];
  readonly tandems: TandemCounts;
  readonly outcomes: OutcomeCounts;
  readonly meetings: MeetingCounts;
  readonly rounds: readonly RoundLine[];
  readonly stages: readonly StageLineFigures[];
  readonly consents: Share & { readonly withdrawn: number };
}

/** The summary of a year from what happened in it; nothing is typed by hand (L9). */
export function summarize(source: SummarySource): YearSummary {
  const { day, year, cards, tandems, consents } = source;
  const mentees = sidePeople(cards, tandems, 'mentee');
  const mentors = sidePeople(cards, tandems, 'mentor');
  const all = new Set([...mentees.personIds, ...mentors.personIds]);
  // Ages of a past year are those of its last day.
  const ageDay = day < year.endsOn ? day : year.endsOn;
  const asked = new Set(cards.filter((card) => card.status !== 'closed').map((card) => card.personId));
  for (const id of all) asked.add(id);
  const withState = (state: ConsentState) => [...asked].filter((id) => consents.get(id) === state).length;
  return {
    day,
    startYear: year.startYear,
    people: {
      total: all.size,
      mentees: mentees.personIds.size,
      mentors: mentors.personIds.size,
      both: mentees.personIds.size + mentors.personIds.size - all.size,
      outsideMentors: outsideMentors(source, mentors.personIds),
    },
    bases: { mentee: basesOf(mentees), mentor: basesOf(mentors) },
    unplaced: unplacedMentees(cards, tandems).length,
    forms: formLines(tandems, cards, source.formCodes),
    openWishes: openWishes(cards),
    coverage: coverage(source.contingent, mentees.personIds, mentors.personIds, ageDay),
    tandems: tandemCounts(tandems),
    outcomes: outcomeCounts(tandems),
    meetings: meetingCounts(tandems),
    rounds: source.rounds.map(roundLine),
    stages: source.stages.map(({ overview, decision }) => ({
      number: overview.stage.number,
      title: overview.stage.title,
      state: overview.progress.state,
      done: overview.progress.done,
      total: overview.progress.total,
      closedOn: overview.stage.closedOn,
      warnings: overview.stage.closedOn === undefined ? [] : (decision?.warnings ?? []),
      reason: overview.stage.closedOn === undefined ? '' : (decision?.reason ?? ''),
    })),
    consents: { part: withState('given'), whole: asked.size, withdrawn: withState('withdrawn') },
  };
}

function basesOf({ personIds: _ids, ...counts }: SidePeople): Omit<SidePeople, 'personIds'> {
  return counts;
}

/** Mentees in the base who have no tandem, or only one that was broken off. */
export function unplacedMentees(
  cards: readonly ParticipantRow[],
  tandems: readonly TandemView[],
): ParticipantRow[] {
  const placed = new Set(
    tandems
      .filter((tandem) => tandem.status !== 'terminated')
      .flatMap((tandem) => tandem.mentees.map((mentee) => mentee.id)),
  );
  return cards.filter((card) => card.side === 'mentee' && card.status === 'inBase' && !placed.has(card.id));
}

function outsideMentors({ cards, tandems }: SummarySource, mentors: ReadonlySet<string>) {
  const kinds = new Map<string, string>();
  for (const card of [...cards, ...tandems.map((tandem) => tandem.mentor)]) {
    if (card.side !== 'mentor' || !mentors.has(card.personId)) continue;
    if (card.person.kind !== 'student' && card.person.kind !== 'teacher')
      kinds.set(card.personId, card.person.kind);
  }
  const counts = new Map<string, number>();
  for (const kind of kinds.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
}

function roundLine(view: RoundView): RoundLine {
  const side = (name: 'mentee' | 'mentor'): RoundSide => ({
    invited: view.lines.filter((line) => line.card.side === name).length,
    answered: view.figures[name].answered,
    satisfied: view.figures[name].satisfied,
    mean: view.figures[name].mean,
  });
  return {
    id: view.round.id,
    title: view.round.definition.title,
    opensOn: view.round.opensOn,
    closesOn: view.round.closesOn,
    sides: { mentee: side('mentee'), mentor: side('mentor') },
  };
}

/** The round that indicators I5 and I6 stand on: the newest with an answer. Rounds come newest first. */
export function satisfactionRound(summary: YearSummary): RoundLine | undefined {
  return summary.rounds.find((round) => round.sides.mentee.answered + round.sides.mentor.answered > 0);
}

/** Everything the indicators of order R-145 need, by code; I4 has no denominator that a school knows. */
export function indicatorShares(summary: YearSummary): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>(
    summary.coverage.map(({ code, part, whole }) => [code, { part, whole }]),
  );
  const round = satisfactionRound(summary);
  if (round) {
    const share = (side: RoundSide): Share => ({ part: side.satisfied, whole: side.answered });
    shares.set('I5', share(round.sides.mentee));
    shares.set('I6', share(round.sides.mentor));
  }
  return shares;
}
