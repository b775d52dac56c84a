import { ageOn } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import { formOfPair, mentoringForms } from '../organizations/index.ts';
import type { ParticipantRow, Side } from '../participants/index.ts';
import { isYoungSpecialist, type Person } from '../people/index.ts';
import type { TandemView } from '../tandems/index.ts';
import type { Share } from './share.ts';

/** A person of the school as the denominators need him. */
export type ContingentPerson = Pick<Person, 'id' | 'kind' | 'bornOn' | 'experienceYears'>;

/** People of one side of a year. Unique: somebody in two tandems counts once (domain reference rule 44). */
export interface SidePeople {
  /** Persons that entered the base, or are in a tandem. */
  readonly personIds: ReadonlySet<string>;
  readonly candidates: number;
  readonly inBase: number;
  readonly closed: number;
}

/** A card counts as «entered» from its day of entry, or through a tandem; candidates do not. */
export function sidePeople(
  cards: readonly ParticipantRow[],
  tandems: readonly TandemView[],
  side: Side,
): SidePeople {
  const own = cards.filter((card) => card.side === side);
  const paired = tandems.flatMap((tandem) => (side === 'mentor' ? [tandem.mentor] : tandem.mentees));
  const entered = [...own.filter((card) => card.enteredOn !== undefined), ...paired];
  const count = (status: ParticipantRow['status']) => own.filter((card) => card.status === status).length;
  return {
    personIds: new Set(entered.map((card) => card.personId)),
    candidates: count('candidate'),
    inBase: count('inBase'),
    closed: count('closed'),
  };
}

/** Pairs and groups, people and wishes of one form; a form without any stands there with noughts (R26). */
export interface FormLine {
  readonly code: string;
  /** One of the five of the methodology. */
  readonly official: boolean;
  readonly switchedOn: boolean;
  readonly pairs: number;
  readonly groups: number;
  readonly mentees: number;
  readonly mentors: number;
  /** Mentees that entered and would like such a mentor. */
  readonly wishes: number;
}

/** Coverage by form: the whole catalogue, and forms of old tandems that it does not know any more. */
export function formLines(
  tandems: readonly TandemView[],
  cards: readonly ParticipantRow[],
  switchedOn: readonly string[],
): FormLine[] {
  const known = mentoringForms.map((form) => form.code);
  const codes = [...new Set([...known, ...switchedOn, ...tandems.map((tandem) => tandem.formCode)])];
  const wishing = cards.filter((card) => card.side === 'mentee' && card.enteredOn !== undefined);
  const wishOf = (card: ParticipantRow) =>
    card.wishedPartner === 'any' || card.wishedPartner === ''
      ? undefined
      : formOfPair(card.wishedPartner, card.person.kind, known);
  return codes.map((code) => {
    const own = tandems.filter((tandem) => tandem.formCode === code);
    return {
      code,
      official: mentoringForms.find((form) => form.code === code)?.official ?? false,
      switchedOn: switchedOn.includes(code),
      pairs: own.filter((tandem) => tandem.type === 'pair').length,
      groups: own.filter((tandem) => tandem.type === 'group').length,
      mentees: new Set(own.flatMap((tandem) => tandem.mentees.map((mentee) => mentee.personId))).size,
      mentors: new Set(own.map((tandem) => tandem.mentor.personId)).size,
      wishes: wishing.filter((card) => wishOf(card) === code).length,
    };
  });
}

/** Mentees that entered and do not mind who helps them. */
export function openWishes(cards: readonly ParticipantRow[]): number {
  return cards.filter(
    (card) =>
      card.side === 'mentee' &&
      card.enteredOn !== undefined &&
      (card.wishedPartner === 'any' || card.wishedPartner === ''),
  ).length;
}

/** A share of the school's own people by an indicator of order R-145 (domain reference C7). */
export interface Coverage extends Share {
  readonly code: 'I1' | 'I2' | 'I3';
  /** People who may belong to the group, but whose birth date or experience is not known; not counted in either number. */
  readonly unknown: number;
}

/**
 * I1-I3 on the school's own contingent: the territory's numbers are not known to a school (rule 43).
 * Ages are those of `day`.
 */
export function coverage(
  people: readonly ContingentPerson[],
  mentees: ReadonlySet<string>,
  mentors: ReadonlySet<string>,
  day: CalendarDate,
): Coverage[] {
  const pupils = people.filter((person) => person.kind === 'student');
  const teachers = people.filter((person) => person.kind === 'teacher');
  const ofAge = (from: number) =>
    pupils.filter((person) => {
      if (person.bornOn === undefined) return false;
      const age = ageOn(person.bornOn, day);
      return age >= from && age <= 19;
    });
  const share = (group: readonly ContingentPerson[], chosen: ReadonlySet<string>): Share => ({
    part: group.filter((person) => chosen.has(person.id)).length,
    whole: group.length,
  });
  const ageless = pupils.filter((person) => person.bornOn === undefined).length;
  return [
    { code: 'I1', ...share(ofAge(10), mentees), unknown: ageless },
    { code: 'I2', ...share(ofAge(15), mentors), unknown: ageless },
    {
      code: 'I3',
      ...share(teachers.filter(isYoungSpecialist), mentees),
      unknown: teachers.filter((person) => person.experienceYears === undefined).length,
    },
  ];
}
