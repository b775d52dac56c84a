import type { FC } from 'hono/jsx';
import { notFound } from '../../core/refusal.ts';
import type { WebContext } from '../../http/env.ts';
import { requireViewer } from '../../http/viewer.ts';
import type { Translate } from '../../i18n/index.ts';
import { Tabs } from '../../ui/index.ts';
import type { Words } from './pages-words.ts';

/** Words of the request: language of the reader, today of the organisation. */
export function wordsOf(c: WebContext): Words {
  const { organization } = requireViewer(c);
  return {
    t: c.get('t'),
    locale: c.get('locale'),
    today: c.get('platform').clock.today(organization.timeZone),
  };
}

/** A whole number of the address; anything else answers like an absent page. */
export function numberOf(c: WebContext, name: string): number {
  const text = c.req.param(name) ?? '';
  if (!/^\d{1,4}$/.test(text)) throw notFound();
  return Number(text);
}

const ownPath = /^\/(?!\/)[\w/-]*(?:\?[\w=&-]*)?(?:#[\w-]*)?$/;

/** Where a form asks to come back to, if that is a page of ours. */
export function safeBack(back: string | undefined, otherwise: string): string {
  return back !== undefined && ownPath.test(back) ? back : otherwise;
}

/** The parts of a programme: plan, calendar, programme. */
export const YearTabs: FC<{
  t: Translate;
  startYear: number;
  current: 'board' | 'calendar' | 'programme';
}> = ({ t, startYear, current }) => (
  <Tabs
    t={t}
    label={t('programmes.tab.label')}
    items={[
      { label: t('programmes.tab.board'), href: `/years/${startYear}`, current: current === 'board' },
      {
        label: t('programmes.tab.calendar'),
        href: `/years/${startYear}/calendar`,
        current: current === 'calendar',
      },
      {
        label: t('programmes.tab.programme'),
        href: `/years/${startYear}/edit`,
        current: current === 'programme',
      },
    ]}
  />
);
