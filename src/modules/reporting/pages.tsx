import { sendFile, xlsxType } from '../../http/download.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  ButtonLink,
  EmptyState,
  Grid,
  Lead,
  PageHead,
  PrintOnly,
  Stack,
  Stat,
  Stats,
} from '../../ui/index.ts';
import { BasesCard, CoverageCard, FormsCard } from './pages-people.tsx';
import { ConsentsCard, PerspectiveCard, SatisfactionCard, StagesCard, TasksCard } from './pages-results.tsx';
import { shareWords, summaryPath, today, type Words, wordsOf } from './pages-words.tsx';
import { MeetingsCard, OutcomesCard, TandemsCard } from './pages-work.tsx';
import { readYearReport, type YearReport } from './service.ts';
import { yearWorkbook } from './service-workbook.ts';
import { satisfactionRound } from './summary.ts';

/** The year on one page, and as a workbook. */
export function summaryPages(app: WebApp): void {
  app.get(summaryPath, async (c) => {
    const { startYear } = requireYear(c);
    return summaryPage(c, await readYearReport(c.get('platform'), requireScope(c), startYear, today(c)));
  });

  app.get(`${summaryPath}.xlsx`, async (c) => {
    const { startYear } = requireYear(c);
    const locale = c.get('locale');
    const bytes = await yearWorkbook(c.get('platform'), requireScope(c), startYear, today(c), locale);
    const name = c.get('t')('reporting.workbook.name', {
      from: String(startYear),
      to: String(startYear + 1),
    });
    return sendFile(c, bytes, `${name}.xlsx`, xlsxType);
  });
}

function summaryPage(c: WebContext, report: YearReport) {
  const words = wordsOf(c, report);
  const { t, locale, summary, base } = words;
  const { startYear } = report.year;
  const label = t('common.year.label', { from: String(startYear), to: String(startYear + 1) });
  const begun = summary.people.total > 0 || report.source.cards.length > 0;
  return page(
    c,
    { title: t('reporting.title'), year: requireYear(c) },
    <>
      <PrintOnly>
        <p>{requireViewer(c).organization.name}</p>
      </PrintOnly>
      <PageHead
        t={t}
        title={t('reporting.title')}
        context={`${label}. ${t('reporting.asOf', { date: longDate(locale, summary.day) })}`}
        action={
          <ButtonLink href={`${base}.xlsx`} kind="primary" icon="file-spreadsheet" download>
            {t('reporting.action.workbook')}
          </ButtonLink>
        }
      />
      {begun ? (
        <Stack gap="l">
          <Lead>{leadWords(words)}</Lead>
          <HeadStats words={words} />
          <FormsCard words={words} />
          <CoverageCard words={words} />
          <Grid min="l" gap="l">
            <TandemsCard words={words} />
            <OutcomesCard words={words} />
          </Grid>
          <MeetingsCard words={words} />
          <SatisfactionCard words={words} />
          <Grid min="l" gap="l">
            <BasesCard words={words} />
            <ConsentsCard words={words} />
          </Grid>
          <StagesCard words={words} />
          <TasksCard words={words} year={report.year} />
          <PerspectiveCard words={words} year={report.year} />
        </Stack>
      ) : (
        <Stack gap="l">
          <EmptyState title={t('reporting.empty.title')} icon="report-analytics">
            {t('reporting.empty.text')}
          </EmptyState>
          <StagesCard words={words} />
        </Stack>
      )}
    </>,
  );
}

/** The year in two sentences. */
function leadWords({ t, summary }: Words): string {
  const { people, tandems, meetings } = summary;
  const first = t('reporting.lead.people', {
    people: t('reporting.count.people', { count: people.total }),
    mentees: t('reporting.count.mentees', { count: people.mentees }),
    mentors: t('reporting.count.mentors', { count: people.mentors }),
  });
  const both = people.both > 0 ? t('reporting.lead.both', { count: people.both }) : '';
  const work = t('reporting.lead.work', {
    pairs: t('reporting.count.pairs', { count: tandems.pairs }),
    groups: t('reporting.count.groups', { count: tandems.groups }),
    meetings: t('reporting.count.meetings', { count: meetings.held }),
  });
  return [first, both, work].filter((part) => part !== '').join(' ');
}

function HeadStats({ words }: { words: Words }) {
  const { t, summary, base } = words;
  const round = satisfactionRound(summary);
  const satisfied = round && {
    part: round.sides.mentee.satisfied + round.sides.mentor.satisfied,
    whole: round.sides.mentee.answered + round.sides.mentor.answered,
  };
  return (
    <Stats>
      <Stat
        t={t}
        value={summary.people.total}
        label={t('reporting.figure.people')}
        href={`${base}/people?part=participants`}
      />
      <Stat
        t={t}
        value={summary.tandems.total}
        label={t('reporting.figure.tandems')}
        href={`${base}/tandems`}
      />
      <Stat
        t={t}
        value={summary.meetings.held}
        label={t('reporting.figure.held')}
        href={`${base}/meetings?status=held`}
      />
      {satisfied ? (
        <Stat
          t={t}
          value={satisfied.part}
          total={satisfied.whole}
          label={t('reporting.figure.satisfied')}
          href="#satisfaction"
          note={shareWords(t, satisfied)}
        />
      ) : null}
    </Stats>
  );
}
