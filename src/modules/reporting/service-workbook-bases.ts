import type { Cell } from '../../files/table.ts';
import type { WorkbookSheet } from '../../files/workbook-writer.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { directionTitle, isRestrictedDirection, type ParticipantRow } from '../participants/index.ts';
import { fullName, isAdultOn, type PersonKind } from '../people/index.ts';
import type { TandemView } from '../tandems/index.ts';
import { dateCell, freeText, placeOf, type SheetWords, sheetTitles, shownName } from './service-sheet.ts';

/** Cards that entered a base in their order, with their tandems. */
function entered(words: SheetWords, side: 'mentee' | 'mentor') {
  const { cards, tandems } = words.report.source;
  return cards
    .filter((card) => card.side === side)
    .map((card) => ({
      card,
      own: tandems.filter((tandem) =>
        side === 'mentor'
          ? tandem.mentor.id === card.id
          : tandem.mentees.some((mentee) => mentee.id === card.id),
      ),
    }))
    .filter(({ card, own }) => card.enteredOn !== undefined || own.length > 0);
}

/** Phone and mail of an adult; of a minor, his legal representatives' (form D7 asks for theirs). */
function contactOf({ report }: SheetWords, card: ParticipantRow): string {
  const person = report.people.get(card.personId);
  if (!person || report.masked.has(card.personId)) return '';
  const ways = (phone: string, email: string) => [phone, email].filter((part) => part !== '').join(', ');
  const own = ways(person.phone, person.email);
  const kind = card.person.kind as PersonKind;
  if (isAdultOn({ kind, bornOn: card.person.bornOn }, report.summary.day)) return own;
  const guardians = (report.guardians.get(card.personId) ?? []).map((guardian) =>
    [fullName(guardian), ways(guardian.phone, guardian.email)].filter((part) => part !== '').join(', '),
  );
  return guardians.length > 0 ? guardians.join('; ') : own;
}

/** Directions in words; restricted ones only for those who may see them. */
function directionsOf({ report }: SheetWords, card: ParticipantRow): string {
  if (report.masked.has(card.personId)) return '';
  return card.directions
    .filter((code) => report.special || !isRestrictedDirection(code))
    .map(directionTitle)
    .join('; ');
}

const distinct = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '').join('; ');

function endOf(own: readonly TandemView[]): Cell {
  const ends = own.map((tandem) => tandem.endsOn).filter((day) => day !== undefined);
  return ends.length > 0 && ends.length === own.length ? dateCell(ends.toSorted().at(-1)) : null;
}

function resultsOf(words: SheetWords, own: readonly TandemView[]): string {
  const { t } = words;
  return distinct(
    own.map((tandem) =>
      [
        tandem.outcome === undefined ? '' : t(`tandems.outcome.${tandem.outcome}`),
        tandem.status === 'terminated' ? t('tandems.status.terminated') : '',
        freeText(words, tandem, tandem.closingNote),
      ]
        .filter((part) => part !== '')
        .join('. '),
    ),
  );
}

/** The base of mentees in the columns of the methodical form (domain reference D7); what nobody recorded stays empty. */
export function menteeBaseSheet(words: SheetWords): WorkbookSheet {
  const { t, report } = words;
  const name = t('reporting.sheet.mentees');
  return {
    name,
    titles: sheetTitles(words, name),
    columns: [
      { header: t('reporting.column.number'), width: 6 },
      { header: t('reporting.column.name') },
      { header: t('reporting.column.guardianContact'), width: 40 },
      { header: t('reporting.column.bornIn') },
      { header: t('reporting.column.request'), width: 40 },
      { header: t('reporting.column.enteredOn') },
      { header: t('reporting.column.mentorName') },
      { header: t('reporting.column.form') },
      { header: t('reporting.column.mentorPlace') },
      { header: t('reporting.column.endsOn') },
      { header: t('reporting.column.results'), width: 40 },
      { header: t('reporting.column.case') },
      { header: t('reporting.column.completed') },
    ],
    rows: entered(words, 'mentee').map(({ card, own }, index) => {
      const year = report.masked.has(card.personId) ? undefined : card.person.bornOn?.slice(0, 4);
      return [
        index + 1,
        shownName(words, card),
        contactOf(words, card),
        year === undefined ? null : Number(year),
        directionsOf(words, card),
        dateCell(card.enteredOn),
        distinct(own.map((tandem) => shownName(words, tandem.mentor))),
        distinct(own.map((tandem) => mentoringFormTitle(tandem.formCode))),
        distinct(own.map((tandem) => placeOf(words, tandem.mentor))),
        endOf(own),
        resultsOf(words, own),
        null,
        own.some((tandem) => tandem.status === 'finished') ? t('common.word.yes') : null,
      ];
    }),
  };
}

/** The base of mentors in the columns of the methodical form (domain reference D8). */
export function mentorBaseSheet(words: SheetWords): WorkbookSheet {
  const { t } = words;
  const name = t('reporting.sheet.mentors');
  return {
    name,
    titles: sheetTitles(words, name),
    columns: [
      { header: t('reporting.column.number'), width: 6 },
      { header: t('reporting.column.name') },
      { header: t('reporting.column.contact'), width: 32 },
      { header: t('reporting.column.place') },
      { header: t('reporting.column.competencies'), width: 40 },
      { header: t('reporting.column.achievements') },
      { header: t('reporting.column.interests') },
      { header: t('reporting.column.wishedAge') },
      { header: t('reporting.column.time') },
      { header: t('reporting.column.enteredOn') },
      { header: t('reporting.column.menteeNames') },
      { header: t('reporting.column.form') },
      { header: t('reporting.column.menteePlace') },
      { header: t('reporting.column.endsOn') },
      { header: t('reporting.column.results'), width: 40 },
      { header: t('reporting.column.case') },
    ],
    rows: entered(words, 'mentor').map(({ card, own }, index) => {
      const mentees = own.flatMap((tandem) => tandem.mentees);
      return [
        index + 1,
        shownName(words, card),
        contactOf(words, card),
        placeOf(words, card),
        directionsOf(words, card),
        null,
        null,
        wishedAge(words, card),
        timeOf(words, card),
        dateCell(card.enteredOn),
        distinct(mentees.map((mentee) => shownName(words, mentee))),
        distinct(own.map((tandem) => mentoringFormTitle(tandem.formCode))),
        distinct(mentees.map((mentee) => placeOf(words, mentee))),
        endOf(own),
        resultsOf(words, own),
        null,
      ];
    }),
  };
}

function wishedAge({ t }: SheetWords, card: ParticipantRow): string {
  if (card.wishedAge === '') return '';
  return card.wishedAge === 'any' || card.wishedAge === 'adults'
    ? t(`reporting.age.${card.wishedAge}`)
    : t('reporting.age.years', { range: card.wishedAge.replace('-', '\u2013') });
}

function timeOf({ t }: SheetWords, card: ParticipantRow): string {
  return card.hoursPerMonth === undefined ? '' : t('reporting.hoursPerMonth', { hours: card.hoursPerMonth });
}
