import { ageOn } from '../../core/calendar-date.ts';
import type { ConsentState } from '../consents/index.ts';
import type { ParticipantRow } from '../participants/index.ts';
import { isYoungSpecialist } from '../people/index.ts';
import type { Meeting, TandemView } from '../tandems/index.ts';
import { type SummarySource, unplacedMentees } from './summary.ts';

/** What a number of the summary opens to: people, tandems, meetings or consents. */
export const peopleParts = [
  'participants',
  'mentees',
  'mentors',
  'both',
  'candidates',
  'unplaced',
  'outside',
  'I1',
  'I2',
  'I3',
] as const;
export type PeoplePart = (typeof peopleParts)[number];

export interface PersonLine {
  /** Card of the person; somebody on both sides has one line. */
  readonly card: ParticipantRow;
  readonly sides: readonly ('mentee' | 'mentor')[];
  readonly tandems: readonly TandemView[];
}

function age(card: ParticipantRow, source: SummarySource): number {
  const day = source.day < source.year.endsOn ? source.day : source.year.endsOn;
  return card.person.bornOn === undefined ? -1 : ageOn(card.person.bornOn, day);
}

/** People that a number is made of, each once, by name. */
export function listPeople(source: SummarySource, part: PeoplePart): PersonLine[] {
  const { cards, tandems } = source;
  const inTandem = (card: ParticipantRow) =>
    tandems.filter((tandem) =>
      card.side === 'mentor'
        ? tandem.mentor.id === card.id
        : tandem.mentees.some((mentee) => mentee.id === card.id),
    );
  const lines = new Map<string, PersonLine>();
  for (const card of cards) {
    const own = inTandem(card);
    const entered = card.enteredOn !== undefined || own.length > 0;
    if (part === 'candidates' ? card.status !== 'candidate' : !entered) continue;
    const known = lines.get(card.personId);
    lines.set(card.personId, {
      card: known?.card ?? card,
      sides: [...(known?.sides ?? []), card.side],
      tandems: [...(known?.tandems ?? []), ...own],
    });
  }
  const all = [...lines.values()];
  const mentee = (line: PersonLine) => line.sides.includes('mentee');
  const mentor = (line: PersonLine) => line.sides.includes('mentor');
  const pupilFrom = (line: PersonLine, from: number) => {
    const years = age(line.card, source);
    return line.card.person.active && line.card.person.kind === 'student' && years >= from && years <= 19;
  };
  const unplaced = new Set(unplacedMentees(cards, tandems).map((card) => card.personId));
  const tests: Readonly<Record<PeoplePart, (line: PersonLine) => boolean>> = {
    participants: () => true,
    candidates: () => true,
    mentees: mentee,
    mentors: mentor,
    both: (line) => mentee(line) && mentor(line),
    unplaced: (line) => unplaced.has(line.card.personId),
    outside: (line) => mentor(line) && !['student', 'teacher'].includes(line.card.person.kind),
    I1: (line) => mentee(line) && pupilFrom(line, 10),
    I2: (line) => mentor(line) && pupilFrom(line, 15),
    I3: (line) => {
      const { kind, experienceYears, active } = line.card.person;
      return mentee(line) && active && kind === 'teacher' && isYoungSpecialist({ kind, experienceYears });
    },
  };
  return all.filter(tests[part]).sort((a, b) => (a.card.person.sortKey < b.card.person.sortKey ? -1 : 1));
}

/** States and outcomes by which tandems can be narrowed. */
export const tandemParts = [
  'pair',
  'group',
  'agreed',
  'assigned',
  'working',
  'finished',
  'terminated',
  'reached',
  'partly',
  'notReached',
  'withoutOrder',
  'withoutMeeting',
  'atRisk',
] as const;
export type TandemPart = (typeof tandemParts)[number];

/** Tandems of a form and a state; all of the year when neither is given. */
export function selectTandems(
  source: SummarySource,
  part: TandemPart | undefined,
  formCode: string | undefined,
): TandemView[] {
  return source.tandems.filter(
    (tandem) =>
      (formCode === undefined || tandem.formCode === formCode) &&
      (part === undefined || passes(tandem, part)),
  );
}

function passes(tandem: TandemView, part: TandemPart): boolean {
  if (part === 'pair' || part === 'group') return tandem.type === part;
  if (part === 'reached' || part === 'partly' || part === 'notReached')
    return tandem.status === 'finished' && tandem.outcome === part;
  if (part === 'withoutOrder') return tandem.orderId === undefined;
  if (part === 'atRisk') return tandem.signals.length > 0;
  if (part === 'withoutMeeting')
    return tandem.held === 0 && (tandem.status === 'assigned' || tandem.status === 'working');
  return tandem.status === part;
}

export interface MeetingFilter {
  readonly status?: 'held' | 'missed' | undefined;
  readonly kind?: string | undefined;
  /** `YYYY-MM`. */
  readonly month?: string | undefined;
}

export interface MeetingLine {
  readonly meeting: Meeting;
  readonly tandem: TandemView;
}

/** Meetings that were held or missed, newest first. */
export function selectMeetings(source: SummarySource, filter: MeetingFilter): MeetingLine[] {
  return source.tandems
    .flatMap((tandem) => tandem.meetings.map((meeting) => ({ meeting, tandem })))
    .filter(
      ({ meeting }) =>
        meeting.status !== 'planned' &&
        (filter.status === undefined || meeting.status === filter.status) &&
        (filter.kind === undefined || meeting.kind === filter.kind) &&
        (filter.month === undefined || meeting.heldOn.startsWith(filter.month)),
    )
    .sort((a, b) => (a.meeting.heldOn < b.meeting.heldOn ? 1 : -1));
}

export interface ConsentLine {
  readonly card: ParticipantRow;
  readonly state: ConsentState;
}

/** Consents to processing of everybody that takes part or would like to, by name. */
export function listConsents(source: SummarySource): ConsentLine[] {
  const taking = new Set(listPeople(source, 'participants').map((line) => line.card.personId));
  const lines = new Map<string, ConsentLine>();
  for (const card of source.cards) {
    if (card.status === 'closed' && !taking.has(card.personId)) continue;
    lines.set(card.personId, { card, state: source.consents.get(card.personId) ?? 'missing' });
  }
  return [...lines.values()].sort((a, b) => (a.card.person.sortKey < b.card.person.sortKey ? -1 : 1));
}
