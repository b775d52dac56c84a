import { Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { messageByCode } from '../../i18n/index.ts';
import { choicePage } from './pages-choice.tsx';
import { draftPage } from './pages-draft.tsx';
import { chooseForm, lockForm, runForm } from './schema.ts';
import { choosePair, confirmDraft, lockPair, readChoices, readDraft, runMatching } from './service.ts';

const base = '/years/:startYear/pairs';

/** Forming pairs and groups: run, look at why, change, lock, confirm. */
export function matchingPages(app: WebApp): void {
  app.get(base, async (c) => draftPage(c, await read(c)));

  app.post(`${base}/run`, async (c) => {
    const result = await readForm(c, runForm);
    const objective = result.ok ? result.data.objective : 'stable-max';
    try {
      const draft = await runMatching(
        c.get('platform'),
        requireScope(c),
        requireYear(c).id,
        objective,
        today(c),
      );
      return redirectWithNotice(c, href(c), 'matching.notice.run', {
        count: draft.figures.placed,
        of: draft.figures.mentees,
      });
    } catch (error) {
      return draftPage(c, await read(c), refusalText(c, error), 422);
    }
  });

  app.post(`${base}/confirm`, async (c) => {
    try {
      const { tandems } = await confirmDraft(c.get('platform'), requireScope(c), requireYear(c).id, today(c));
      return redirectWithNotice(
        c,
        `/years/${c.req.param('startYear')}/tandems`,
        'matching.notice.confirmed',
        { count: tandems },
      );
    } catch (error) {
      return draftPage(c, await read(c), refusalText(c, error), 422);
    }
  });

  app.get(`${base}/mentees/:menteeId`, async (c) => {
    const { menteeId } = c.req.param();
    return choicePage(
      c,
      await readChoices(c.get('platform'), requireScope(c), requireYear(c).id, menteeId, today(c)),
    );
  });

  app.post(`${base}/mentees/:menteeId`, async (c) => {
    const { menteeId } = c.req.param();
    const result = await readForm(c, chooseForm);
    const choices = () =>
      readChoices(c.get('platform'), requireScope(c), requireYear(c).id, menteeId, today(c));
    if (!result.ok) return choicePage(c, await choices(), result.form.errors.mentorId, 422);
    const mentorId = result.data.mentorId === 'nobody' ? undefined : result.data.mentorId;
    try {
      await choosePair(c.get('platform'), requireScope(c), requireYear(c).id, menteeId, mentorId, today(c));
    } catch (error) {
      return choicePage(c, await choices(), refusalText(c, error), 422);
    }
    return redirectWithNotice(
      c,
      href(c),
      mentorId === undefined ? 'matching.notice.removed' : 'matching.notice.chosen',
    );
  });

  app.post(`${base}/mentees/:menteeId/lock`, async (c) => {
    const result = await readForm(c, lockForm);
    const locked = result.ok && result.data.locked === 'yes';
    await lockPair(c.get('platform'), requireScope(c), requireYear(c).id, c.req.param('menteeId'), locked);
    return redirectWithNotice(c, href(c), locked ? 'matching.notice.locked' : 'matching.notice.unlocked');
  });
}

function read(c: WebContext) {
  return readDraft(c.get('platform'), requireScope(c), requireYear(c).id, today(c));
}

function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

function href(c: WebContext): string {
  return `/years/${c.req.param('startYear')}/pairs`;
}

/** The sentence of a refusal that the page itself shows; anything else goes on to the common place. */
function refusalText(c: WebContext, error: unknown): string {
  if (error instanceof Refusal && (error.status === 422 || error.status === 409))
    return messageByCode(c.get('locale'), error.code, error.params);
  throw error;
}
