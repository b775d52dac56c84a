import type { CalendarDate } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import type { Cell } from '../../files/table.ts';
import { writeWorkbook } from '../../files/workbook-writer.ts';
import { type Locale, longDate, translator } from '../../i18n/index.ts';
import type { Platform } from '../../platform.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { readWorkbookReport } from './service.ts';
import { type SheetWords, sheetTitles } from './service-sheet.ts';
import { menteeBaseSheet, mentorBaseSheet } from './service-workbook-bases.ts';
import { meetingSheet, surveySheet, tandemSheet } from './service-workbook-lists.ts';
import { percentOf } from './share.ts';
import type { RoundSide } from './summary.ts';
import { kindWords, monthWords } from './words.ts';

/** The workbook of a year: summary, pairs and groups, meetings, both bases, questionnaires. No cell is a formula. */
export async function yearWorkbook(
  platform: Platform,
  scope: Scope,
  startYear: number,
  day: CalendarDate,
  locale: Locale,
): Promise<Uint8Array> {
  const report = await readWorkbookReport(platform, scope, startYear, day);
  const words: SheetWords = { t: translator(locale), locale, report };
  return writeWorkbook([
    summarySheet(words),
    tandemSheet(words),
    meetingSheet(words),
    menteeBaseSheet(words),
    mentorBaseSheet(words),
    surveySheet(words),
  ]);
}

/** One line of the first sheet; a share brings its denominator along. */
interface Line {
  readonly label: string;
  readonly value: number | string;
  readonly whole?: number;
  readonly origin: string;
  readonly note?: string;
}

function summarySheet(words: SheetWords) {
  const { t, report } = words;
  const name = t('reporting.sheet.summary');
  const date = { iso: report.summary.day };
  const groups: [string, Line[]][] = [
    [t('reporting.section.people'), peopleLines(words)],
    [t('reporting.section.forms'), formLines(words)],
    [t('reporting.section.tandems'), tandemLines(words)],
    [t('reporting.section.meetings'), meetingLines(words)],
    [t('reporting.section.satisfaction'), satisfactionLines(words)],
    [t('reporting.section.stages'), stageLines(words)],
    [t('reporting.section.consents'), consentLines(words)],
    [t('reporting.section.results'), resultLines(words)],
  ];
  return {
    name,
    titles: sheetTitles(words, name),
    columns: [
      { header: t('reporting.column.section'), width: 34 },
      { header: t('reporting.column.figure'), width: 52 },
      { header: t('reporting.column.value') },
      { header: t('reporting.column.whole') },
      { header: t('reporting.column.percent') },
      { header: t('reporting.column.origin'), width: 40 },
      { header: t('reporting.column.date') },
      { header: t('reporting.column.note'), width: 50 },
    ],
    rows: groups.flatMap(([section, lines]) =>
      lines.map((line): Cell[] => {
        const share =
          line.whole === undefined || typeof line.value === 'string'
            ? undefined
            : percentOf({ part: line.value, whole: line.whole });
        return [
          section,
          line.label,
          line.value,
          line.whole ?? null,
          share ?? null,
          line.origin,
          date,
          line.note ?? null,
        ];
      }),
    ),
  };
}

function peopleLines({ t, report }: SheetWords): Line[] {
  const { people, coverage, bases, unplaced } = report.summary;
  const origin = t('reporting.origin.bases');
  const contingent = t('reporting.origin.contingent');
  return [
    { label: t('reporting.figure.people'), value: people.total, origin },
    { label: t('reporting.figure.mentees'), value: people.mentees, origin },
    { label: t('reporting.figure.mentors'), value: people.mentors, origin },
    { label: t('reporting.figure.both'), value: people.both, origin },
    ...people.outsideMentors.map(({ kind, count }) => ({
      label: t('reporting.figure.outside', { kind: kindWords(t, kind) }),
      value: count,
      origin,
    })),
    ...coverage.map(({ code, part, whole, unknown }) => ({
      label: t(`reporting.indicator.${code}`),
      value: part,
      whole,
      origin: contingent,
      note: unknown > 0 ? t(`reporting.unknown.${code}`, { count: unknown }) : '',
    })),
    ...(['mentee', 'mentor'] as const).flatMap((side) =>
      (['candidates', 'inBase', 'closed'] as const).map((state) => ({
        label: t(`reporting.base.${side}.${state}`),
        value: bases[side][state],
        origin,
      })),
    ),
    { label: t('reporting.figure.unplaced'), value: unplaced, whole: bases.mentee.inBase, origin },
  ];
}

function formLines({ t, report }: SheetWords): Line[] {
  const origin = t('reporting.origin.tandems');
  return [
    ...report.summary.forms.flatMap((form) =>
      (['wishes', 'pairs', 'groups', 'mentees', 'mentors'] as const).map((what) => ({
        label: `${mentoringFormTitle(form.code)}: ${t(`reporting.form.${what}`)}`,
        value: form[what],
        origin: what === 'wishes' ? t('reporting.origin.bases') : origin,
        note: form.switchedOn ? '' : t('reporting.form.off'),
      })),
    ),
    {
      label: t('reporting.form.openWishes'),
      value: report.summary.openWishes,
      origin: t('reporting.origin.bases'),
    },
  ];
}

function tandemLines({ t, report }: SheetWords): Line[] {
  const { tandems, outcomes } = report.summary;
  const origin = t('reporting.origin.tandems');
  const states = ['pairs', 'groups', 'agreed', 'assigned', 'working', 'finished', 'terminated'] as const;
  return [
    { label: t('reporting.figure.tandems'), value: tandems.total, origin },
    ...states.map((state) => ({
      label: t(`reporting.tandem.${state}`),
      value: tandems[state],
      whole: tandems.total,
      origin,
    })),
    {
      label: t('reporting.tandem.withoutOrder'),
      value: tandems.withoutOrder,
      whole: tandems.total,
      origin,
    },
    ...(['reached', 'partly', 'notReached'] as const).map((outcome) => ({
      label: t(`reporting.outcome.${outcome}`),
      value: outcomes[outcome],
      whole: outcomes.finished,
      origin,
    })),
  ];
}

function meetingLines({ t, locale, report }: SheetWords): Line[] {
  const { meetings } = report.summary;
  const origin = t('reporting.origin.meetings');
  const all = meetings.held + meetings.missed;
  return [
    { label: t('reporting.figure.held'), value: meetings.held, whole: all, origin },
    { label: t('reporting.figure.missed'), value: meetings.missed, whole: all, origin },
    { label: t('reporting.figure.minutes'), value: meetings.minutes, origin },
    ...meetings.byKind.map(({ kind, held }) => ({ label: t(`tandems.kind.${kind}`), value: held, origin })),
    ...meetings.byMonth.map(({ month, held, missed }) => ({
      label: monthWords(locale, month),
      value: held,
      whole: held + missed,
      origin,
    })),
  ];
}

function satisfactionLines({ t, locale, report }: SheetWords): Line[] {
  return report.summary.rounds.flatMap((round) => {
    const origin = t('reporting.origin.survey', {
      title: round.title[locale],
      from: longDate(locale, round.opensOn),
      to: longDate(locale, round.closesOn),
    });
    return (['mentee', 'mentor'] as const).flatMap((side): Line[] => {
      const figures: RoundSide = round.sides[side];
      return [
        {
          label: t(`reporting.round.answered.${side}`),
          value: figures.answered,
          whole: figures.invited,
          origin,
        },
        {
          label: t(`reporting.round.satisfied.${side}`),
          value: figures.satisfied,
          whole: figures.answered,
          origin,
        },
        ...(figures.mean === undefined
          ? []
          : [
              {
                label: t(`reporting.round.mean.${side}`),
                value: Math.round(figures.mean * 10) / 10,
                origin,
              },
            ]),
      ];
    });
  });
}

function stageLines({ t, locale, report }: SheetWords): Line[] {
  return report.summary.stages.map((stage) => ({
    label: `${stage.number}. ${stage.title}`,
    value: stage.done,
    whole: stage.total,
    origin: t('reporting.origin.roadmap'),
    note: [
      stage.closedOn === undefined
        ? t('reporting.stage.open')
        : t('reporting.stage.closedOn', { date: longDate(locale, stage.closedOn) }),
      stage.reason,
    ]
      .filter((part) => part !== '')
      .join('; '),
  }));
}

function consentLines({ t, report }: SheetWords): Line[] {
  const { part, whole, withdrawn } = report.summary.consents;
  const origin = t('reporting.origin.consents');
  return [
    { label: t('reporting.figure.consents'), value: part, whole, origin },
    { label: t('reporting.figure.withdrawn'), value: withdrawn, origin },
  ];
}

function resultLines({ t, report }: SheetWords): Line[] {
  const { year } = report;
  const origin = t('reporting.origin.programme');
  return [
    ...year.expectedResults.map((text, index) => ({
      label: t('reporting.result.expected', { number: index + 1 }),
      value: '',
      origin,
      note: text,
    })),
    { label: t('reporting.result.perspective'), value: '', origin, note: year.perspectiveResults },
  ];
}
