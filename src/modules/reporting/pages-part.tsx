import { notFound } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireYear } from '../../http/viewer.ts';
import { DataTable, type FilterChip, Status, type Tone } from '../../ui/index.ts';
import type { ParticipantRow } from '../participants/index.ts';
import { head, pageNumber, query, rowsPerPage, slice } from './pages-part-frame.tsx';
import { meetingsPage, tandemsPage } from './pages-part-work.tsx';
import { personName, summaryPath, tandemName, today, wordsOf } from './pages-words.tsx';
import { listConsents, listPeople, type PeoplePart, type PersonLine, peopleParts } from './parts.ts';
import { readYearReport, type YearReport } from './service.ts';

/** What each number of the summary opens to: the people, tandems, meetings and consents that it counts. */
export function summaryPartPages(app: WebApp): void {
  app.get(`${summaryPath}/people`, async (c) => {
    const part = peopleParts.find((entry) => entry === (c.req.query('part') ?? 'participants'));
    if (part === undefined) throw notFound();
    return peoplePage(c, await read(c), part);
  });

  app.get(`${summaryPath}/tandems`, async (c) => tandemsPage(c, await read(c)));
  app.get(`${summaryPath}/meetings`, async (c) => meetingsPage(c, await read(c)));
  app.get(`${summaryPath}/consents`, async (c) => consentsPage(c, await read(c)));
}

function read(c: WebContext): Promise<YearReport> {
  return readYearReport(c.get('platform'), requireScope(c), requireYear(c).startYear, today(c));
}

/** The name as a link to the person's card; what stands for a withdrawn name leads nowhere. */
function nameCell(c: WebContext, report: YearReport, card: ParticipantRow) {
  const name = personName(c.get('t'), report, card);
  return report.masked.has(card.personId) ? name : <a href={`/people/${card.personId}`}>{name}</a>;
}

/** Class or post, unless the name is hidden. */
function placeCell(report: YearReport, card: ParticipantRow): string {
  return report.masked.has(card.personId) ? '' : (card.person.classLabel ?? card.person.position);
}

function peoplePage(c: WebContext, report: YearReport, part: PeoplePart) {
  const { t, base } = wordsOf(c, report);
  const lines = listPeople(report.source, part);
  const number = pageNumber(c);
  const address = (next: PeoplePart, to = 1) => `${base}/people${query({ part: next, page: to })}`;
  const title = t(`reporting.part.${part}`);
  const withSide = (line: PersonLine) => line.sides.map((side) => t(`common.role.${side}`)).join(', ');
  return page(
    c,
    { title, year: requireYear(c) },
    <>
      {head(c, report, title)}
      <DataTable
        t={t}
        caption={title}
        rows={slice(lines, number)}
        rowKey={(line) => line.card.personId}
        columns={[
          {
            key: 'name',
            header: t('reporting.column.name'),
            primary: true,
            cell: (line) => nameCell(c, report, line.card),
          },
          {
            key: 'place',
            header: t('reporting.column.place'),
            cell: (line) => placeCell(report, line.card),
          },
          { key: 'side', header: t('reporting.column.role'), secondary: true, cell: withSide },
          {
            key: 'tandems',
            header: t('reporting.column.tandems'),
            from: 'm',
            cell: (line) =>
              line.tandems.map((tandem) => (
                <div>
                  <a href={`/tandems/${tandem.id}`}>{tandemName(t, report, tandem)}</a>
                </div>
              )),
          },
        ]}
        chips={(['participants', 'mentees', 'mentors', 'both', 'unplaced', 'candidates'] as const).map(
          (entry): FilterChip => ({
            label: t(`reporting.part.${entry}`),
            href: address(entry),
            current: entry === part,
            count: listPeople(report.source, entry).length,
          }),
        )}
        page={{ number, size: rowsPerPage, total: lines.length, href: (next) => address(part, next) }}
        empty={{ title: t('reporting.part.empty'), icon: 'users' }}
      />
    </>,
  );
}

const consentTones: Readonly<Record<string, Tone>> = { given: 'good', withdrawn: 'bad', refused: 'bad' };

function consentsPage(c: WebContext, report: YearReport) {
  const { t, base } = wordsOf(c, report);
  const all = listConsents(report.source);
  const states = [...new Set(all.map((line) => line.state))].sort();
  const state = states.find((entry) => entry === c.req.query('state'));
  const lines = state === undefined ? all : all.filter((line) => line.state === state);
  const number = pageNumber(c);
  const address = (values: { state?: string | undefined; page?: number }) =>
    `${base}/consents${query(values)}`;
  const title = t('reporting.section.consents');
  return page(
    c,
    { title, year: requireYear(c) },
    <>
      {head(c, report, title)}
      <DataTable
        t={t}
        caption={title}
        rows={slice(lines, number)}
        rowKey={(line) => line.card.personId}
        columns={[
          {
            key: 'name',
            header: t('reporting.column.name'),
            primary: true,
            cell: (line) => nameCell(c, report, line.card),
          },
          {
            key: 'place',
            header: t('reporting.column.place'),
            cell: (line) => placeCell(report, line.card),
          },
          {
            key: 'state',
            header: t('reporting.column.state'),
            secondary: true,
            cell: (line) => (
              <Status tone={consentTones[line.state] ?? 'warn'}>{t(`consents.state.${line.state}`)}</Status>
            ),
          },
        ]}
        chips={states.map((entry) => ({
          label: t(`consents.state.${entry}`),
          href: address({ state: entry === state ? undefined : entry }),
          current: entry === state,
          count: all.filter((line) => line.state === entry).length,
        }))}
        clearHref={state === undefined ? undefined : `${base}/consents`}
        page={{
          number,
          size: rowsPerPage,
          total: lines.length,
          href: (next) => address({ state, page: next }),
        }}
        empty={{ title: t('reporting.part.empty'), icon: 'signature' }}
      />
    </>,
  );
}
