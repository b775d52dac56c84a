import type { WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireYear } from '../../http/viewer.ts';
import { shortDate } from '../../i18n/index.ts';
import { DataTable, type FilterChip, Status } from '../../ui/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { head, pageNumber, query, rowsPerPage, slice } from './pages-part-frame.tsx';
import { tandemName, wordsOf } from './pages-words.tsx';
import { type MeetingLine, selectMeetings, selectTandems, tandemParts } from './parts.ts';
import type { YearReport } from './service.ts';
import { monthWords } from './words.ts';

/** Pairs and groups of a form and a state. */
export function tandemsPage(c: WebContext, report: YearReport) {
  const { t, locale, base } = wordsOf(c, report);
  const part = tandemParts.find((entry) => entry === c.req.query('state'));
  const form = c.req.query('form');
  const tandems = selectTandems(report.source, part, form);
  const number = pageNumber(c);
  const address = (values: { state?: string | undefined; form?: string | undefined; page?: number }) =>
    `${base}/tandems${query(values)}`;
  const title = [
    t('reporting.section.tandems'),
    part === undefined ? '' : t(`reporting.tandemPart.${part}`),
    form === undefined ? '' : mentoringFormTitle(form),
  ]
    .filter((piece) => piece !== '')
    .join(': ');
  return page(
    c,
    { title, year: requireYear(c) },
    <>
      {head(c, report, title)}
      <DataTable
        t={t}
        caption={title}
        rows={slice(tandems, number)}
        rowKey={(tandem) => tandem.id}
        rowHref={(tandem) => `/tandems/${tandem.id}`}
        columns={[
          {
            key: 'name',
            header: t('tandems.column.people'),
            primary: true,
            cell: (tandem) => tandemName(t, report, tandem),
          },
          {
            key: 'form',
            header: t('reporting.column.form'),
            from: 'm',
            cell: (tandem) => mentoringFormTitle(tandem.formCode),
          },
          { key: 'held', header: t('tandems.column.held'), numeric: true, cell: (tandem) => tandem.held },
          {
            key: 'last',
            header: t('tandems.column.last'),
            from: 'm',
            nowrap: true,
            cell: (tandem) =>
              tandem.lastMeetingOn === undefined ? '—' : shortDate(locale, tandem.lastMeetingOn),
          },
          {
            key: 'state',
            header: t('reporting.column.state'),
            secondary: true,
            cell: (tandem) => (
              <Status tone={tandem.status === 'terminated' ? 'warn' : 'neutral'}>
                {tandem.outcome === undefined
                  ? t(`tandems.status.${tandem.status}`)
                  : t(`tandems.outcome.${tandem.outcome}`)}
              </Status>
            ),
          },
        ]}
        chips={tandemParts
          .map((entry) => ({ entry, count: selectTandems(report.source, entry, form).length }))
          .filter(({ entry, count }) => entry === part || count > 0)
          .map(
            ({ entry, count }): FilterChip => ({
              label: t(`reporting.tandemPart.${entry}`),
              href: address({ state: entry === part ? undefined : entry, form }),
              current: entry === part,
              count,
            }),
          )}
        clearHref={part === undefined && form === undefined ? undefined : `${base}/tandems`}
        page={{
          number,
          size: rowsPerPage,
          total: tandems.length,
          href: (next) => address({ state: part, form, page: next }),
        }}
        empty={{ title: t('reporting.part.empty'), icon: 'heart-handshake' }}
      />
    </>,
  );
}

/** Meetings of a month, a kind, a state. */
export function meetingsPage(c: WebContext, report: YearReport) {
  const { t, locale, base } = wordsOf(c, report);
  const asked = c.req.query('status');
  const status = asked === 'held' || asked === 'missed' ? asked : undefined;
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(c.req.query('month') ?? '') ? c.req.query('month') : undefined;
  const kind = report.summary.meetings.byKind.find((entry) => entry.kind === c.req.query('kind'))?.kind;
  const lines = selectMeetings(report.source, { status, kind, month });
  const number = pageNumber(c);
  const address = (values: Record<string, string | number | undefined>) => `${base}/meetings${query(values)}`;
  const title = [
    t('reporting.section.meetings'),
    kind === undefined ? '' : t(`tandems.kind.${kind}`),
    month === undefined ? '' : monthWords(locale, month),
  ]
    .filter((piece) => piece !== '')
    .join(': ');
  const count = (entry: 'held' | 'missed') =>
    selectMeetings(report.source, { status: entry, kind, month }).length;
  return page(
    c,
    { title, year: requireYear(c) },
    <>
      {head(c, report, title)}
      <DataTable<MeetingLine>
        t={t}
        caption={title}
        rows={slice(lines, number)}
        rowKey={(line) => line.meeting.id}
        rowHref={(line) => `/tandems/${line.tandem.id}`}
        columns={[
          {
            key: 'date',
            header: t('reporting.column.date'),
            nowrap: true,
            cell: (line) => shortDate(locale, line.meeting.heldOn),
          },
          {
            key: 'name',
            header: t('tandems.column.people'),
            primary: true,
            cell: (line) => tandemName(t, report, line.tandem),
          },
          {
            key: 'kind',
            header: t('reporting.column.kind'),
            from: 'm',
            cell: (line) => t(`tandems.kind.${line.meeting.kind}`),
          },
          {
            key: 'state',
            header: t('reporting.column.state'),
            secondary: true,
            cell: (line) => (
              <Status tone={line.meeting.status === 'held' ? 'good' : 'warn'}>
                {shortDate(locale, line.meeting.heldOn)},{' '}
                {t(line.meeting.status === 'held' ? 'reporting.meeting.held' : 'reporting.meeting.missed')}
              </Status>
            ),
          },
        ]}
        chips={(['held', 'missed'] as const).map((entry) => ({
          label: t(`reporting.meeting.${entry}`),
          href: address({ status: entry === status ? undefined : entry, kind, month }),
          current: entry === status,
          count: count(entry),
        }))}
        clearHref={lines.length === selectMeetings(report.source, {}).length ? undefined : `${base}/meetings`}
        page={{
          number,
          size: rowsPerPage,
          total: lines.length,
          href: (next) => address({ status, kind, month, page: next }),
        }}
        empty={{ title: t('reporting.part.empty'), icon: 'calendar-event' }}
      />
    </>,
  );
}
