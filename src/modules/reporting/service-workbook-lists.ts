import type { Cell } from '../../files/table.ts';
import type { WorkbookSheet } from '../../files/workbook-writer.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import type { ParticipantRow } from '../participants/index.ts';
import { selectMeetings } from './parts.ts';
import { dateCell, freeText, placeOf, type SheetWords, sheetTitles, shownName } from './service-sheet.ts';

/** Pairs and groups, one line each. */
export function tandemSheet(words: SheetWords): WorkbookSheet {
  const { t, report } = words;
  const name = t('reporting.sheet.tandems');
  return {
    name,
    titles: sheetTitles(words, name),
    columns: [
      { header: t('reporting.column.number'), width: 6 },
      { header: t('reporting.column.mentor') },
      { header: t('reporting.column.mentorPlace') },
      { header: t('reporting.column.menteeNames') },
      { header: t('reporting.column.type') },
      { header: t('reporting.column.form') },
      { header: t('reporting.column.state') },
      { header: t('reporting.column.startsOn') },
      { header: t('reporting.column.endsOn') },
      { header: t('reporting.column.held') },
      { header: t('reporting.column.missed') },
      { header: t('reporting.column.lastMeeting') },
      { header: t('reporting.column.goal'), width: 40 },
      { header: t('reporting.column.outcome') },
      { header: t('reporting.column.closingNote'), width: 40 },
    ],
    rows: report.source.tandems.map((tandem, index) => [
      index + 1,
      shownName(words, tandem.mentor),
      placeOf(words, tandem.mentor),
      tandem.mentees.map((mentee) => withClass(words, mentee)).join('; '),
      t(`reporting.type.${tandem.type}`),
      mentoringFormTitle(tandem.formCode),
      t(`tandems.status.${tandem.status}`),
      dateCell(tandem.startsOn),
      dateCell(tandem.endsOn),
      tandem.held,
      tandem.meetings.filter((meeting) => meeting.status === 'missed').length,
      dateCell(tandem.lastMeetingOn),
      freeText(words, tandem, tandem.goal),
      tandem.outcome === undefined ? null : t(`tandems.outcome.${tandem.outcome}`),
      freeText(words, tandem, tandem.closingNote),
    ]),
  };
}

function withClass(words: SheetWords, card: ParticipantRow): string {
  const place = words.report.masked.has(card.personId) ? undefined : card.person.classLabel;
  return place === undefined ? shownName(words, card) : `${shownName(words, card)} (${place})`;
}

/** Meetings that were held or missed, in the order of days. */
export function meetingSheet(words: SheetWords): WorkbookSheet {
  const { t, report } = words;
  const name = t('reporting.sheet.meetings');
  return {
    name,
    titles: sheetTitles(words, name),
    columns: [
      { header: t('reporting.column.date') },
      { header: t('reporting.column.mentor') },
      { header: t('reporting.column.menteeNames') },
      { header: t('reporting.column.kind') },
      { header: t('reporting.column.state') },
      { header: t('reporting.column.minutes') },
      { header: t('reporting.column.present') },
      { header: t('reporting.column.topic'), width: 40 },
      { header: t('reporting.column.missedReason'), width: 30 },
    ],
    rows: selectMeetings(report.source, {})
      .toReversed()
      .map(({ meeting, tandem }) => [
        { iso: meeting.heldOn },
        shownName(words, tandem.mentor),
        tandem.mentees.map((mentee) => withClass(words, mentee)).join('; '),
        t(`tandems.kind.${meeting.kind}`),
        t(meeting.status === 'held' ? 'reporting.meeting.held' : 'reporting.meeting.missed'),
        meeting.durationMinutes ?? null,
        meeting.status === 'held' ? meeting.present.length : 0,
        freeText(words, tandem, meeting.topic),
        freeText(words, tandem, meeting.missedReason),
      ]),
  };
}

/** Answers by question, counted: no line of it is a person's (answers of a minor are shown to nobody by name). */
export function surveySheet(words: SheetWords): WorkbookSheet {
  const { t, locale, report } = words;
  const name = t('reporting.sheet.surveys');
  const rows = report.source.rounds.flatMap((view) =>
    (['mentee', 'mentor'] as const).flatMap((side) =>
      view.figures[side].questions.map((entry): Cell[] => {
        const question = view.round.definition.questions.find(({ code }) => code === entry.code);
        return [
          view.round.definition.title[locale],
          { iso: view.round.opensOn },
          { iso: view.round.closesOn },
          t(`reporting.side.${side}`),
          question?.text[locale] ?? entry.code,
          entry.count,
          entry.mean === undefined ? null : Math.round(entry.mean * 100) / 100,
          question?.kind === 'yesNo' ? entry.yes : null,
        ];
      }),
    ),
  );
  return {
    name,
    titles: sheetTitles(words, name),
    columns: [
      { header: t('reporting.column.survey') },
      { header: t('reporting.column.opensOn') },
      { header: t('reporting.column.closesOn') },
      { header: t('reporting.column.side') },
      { header: t('reporting.column.question'), width: 60 },
      { header: t('reporting.column.answers') },
      { header: t('reporting.column.mean'), format: '0.0' },
      { header: t('reporting.column.yes') },
    ],
    rows,
  };
}
