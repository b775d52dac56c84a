import { Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { requireScope } from '../../http/viewer.ts';
import type { PersonLine } from '../people/index.ts';
import { columnsPage } from './pages-columns.tsx';
import { previewPage } from './pages-preview.tsx';
import { isObvious } from './pages-questions.tsx';
import { progressPage, reportPage, stoppedPage } from './pages-report.tsx';
import { applyForm } from './schema.ts';
import {
  cancelImport,
  chooseColumns,
  decide,
  forgetDecisions,
  readAbsent,
  readImport,
  readImportColumns,
  readProgress,
  reopenImport,
} from './service.ts';
import { startApplying } from './service-apply.ts';

/** One import: its columns, what it would do, how far it is, what it did. */
export function importPages(app: WebApp): void {
  app.get('/imports/:id', async (c) => showImport(c));

  app.get('/imports/:id/columns', async (c) => {
    const sheet = Number(c.req.query('sheet') ?? Number.NaN);
    const view = await readImportColumns(
      c.get('platform'),
      requireScope(c),
      c.req.param('id'),
      Number.isInteger(sheet) && sheet >= 0 ? sheet : undefined,
    );
    return columnsPage(c, view, view.mapping);
  });

  app.post('/imports/:id/columns', async (c) => {
    const id = c.req.param('id');
    const chosen = await chosenColumns(c);
    try {
      await chooseColumns(c.get('platform'), requireScope(c), id, chosen);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'imports.refusal.columnsMissing') throw error;
      const view = await readImportColumns(c.get('platform'), requireScope(c), id, chosen.table);
      return columnsPage(c, view, chosen, 422);
    }
    return c.redirect(`/imports/${id}`, 303);
  });

  app.post('/imports/:id/decisions', async (c) => {
    const id = c.req.param('id');
    await decide(c.get('platform'), requireScope(c), id, await saidIn(c, id));
    return redirectWithNotice(c, `/imports/${id}`, 'imports.notice.decided');
  });

  app.post('/imports/:id/forget', async (c) => {
    const id = c.req.param('id');
    await forgetDecisions(c.get('platform'), requireScope(c), id);
    return redirectWithNotice(c, `/imports/${id}`, 'imports.notice.forgotten');
  });

  app.post('/imports/:id/reopen', async (c) => {
    const id = c.req.param('id');
    await reopenImport(c.get('platform'), requireScope(c), id);
    return c.redirect(`/imports/${id}`, 303);
  });

  app.post('/imports/:id/apply', async (c) => {
    const id = c.req.param('id');
    const body = await c.req.parseBody({ all: true });
    const { offer } = applyForm.parse({ offer: body.offer });
    await startApplying(c.get('platform'), requireScope(c), id, new Set(offer));
    return c.redirect(`/imports/${id}`, 303);
  });

  app.post('/imports/:id/cancel', async (c) => {
    await cancelImport(c.get('platform'), requireScope(c), c.req.param('id'));
    return redirectWithNotice(c, '/imports', 'imports.notice.cancelled', {}, 'warning');
  });

  app.get('/imports/:id/progress', async (c) => {
    const progress = await readProgress(c.get('platform'), requireScope(c), c.req.param('id'));
    const running = progress.status === 'applying' && !progress.stalled;
    const state = running ? 'running' : progress.status === 'done' ? 'done' : 'failed';
    return c.json({ done: progress.done, total: progress.total, state });
  });
}

/** The page that fits the state of an import. */
async function showImport(c: WebContext) {
  const id = c.req.param('id') ?? '';
  const view = await readImport(c.get('platform'), requireScope(c), id);
  if (view.status === 'mapping' || view.status === 'planning')
    return c.redirect(`/imports/${id}/columns`, 303);
  if (view.status === 'applying') {
    const { stalled } = await readProgress(c.get('platform'), requireScope(c), id);
    return progressPage(c, view, stalled);
  }
  if (view.plan === undefined) return stoppedPage(c, view);
  const absent: readonly PersonLine[] = await readAbsent(
    c.get('platform'),
    requireScope(c),
    view.plan.absent,
  );
  if (view.status === 'done' && view.report !== undefined) return reportPage(c, view, view.report, absent);
  return previewPage(c, view, view.plan, absent);
}

const fieldPrefix = 'field-';

/** Columns as the form sends them; an empty choice leaves the field without one. */
async function chosenColumns(c: WebContext) {
  const body = await c.req.parseBody();
  const columns: Record<string, number> = {};
  for (const [name, value] of Object.entries(body)) {
    if (!name.startsWith(fieldPrefix) || typeof value !== 'string' || !/^\d{1,3}$/.test(value)) continue;
    columns[name.slice(fieldPrefix.length)] = Number(value);
  }
  const number = (value: unknown, most: number) => {
    const parsed = Math.trunc(Number(value));
    return parsed >= 0 && parsed <= most ? parsed : 0;
  };
  return { table: number(body.table, 249), headerRow: number(body.headerRow, 1000), columns };
}

/** Decisions as the form sends them; «obvious» takes the single candidate of every question that has one. */
async function saidIn(c: WebContext, id: string) {
  const body = await c.req.parseBody();
  const rows: Record<string, string> = {};
  const bans: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string' || value === '') continue;
    if (name.startsWith('row-')) rows[name.slice('row-'.length)] = value;
    else if (name.startsWith('ban-')) bans[name.slice('ban-'.length)] = value;
  }
  if (body.obvious === 'yes') {
    const view = await readImport(c.get('platform'), requireScope(c), id);
    for (const question of view.plan?.questions.filter(isObvious) ?? []) {
      const [only] = question.candidates;
      if (only !== undefined) rows[String(question.row)] = only.id;
    }
  }
  return { rows, bans };
}
