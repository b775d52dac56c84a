import type { Child } from 'hono/jsx';
import type { Role } from '../core/scope.ts';
import type { MessageKey } from '../i18n/index.ts';
import type { DocumentProps } from '../ui/document.tsx';
import { Stack } from '../ui/layout.tsx';
import { PublicDocument } from '../ui/public-document.tsx';
import { Shell } from '../ui/shell.tsx';
import type { Flash } from '../ui/toast.tsx';
import type { Viewer, WebContext, YearLink } from './env.ts';
import { placesFor } from './navigation.ts';
import { takeNotice } from './notice.ts';
import { currentYear, requireViewer } from './viewer.ts';

export interface PageOptions {
  readonly title: string;
  /** The year that this page is about, when its address names one. */
  readonly year?: YearLink | undefined;
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503 | 507;
  readonly scripts?: DocumentProps['scripts'];
  readonly refreshSeconds?: number | undefined;
}

/** A page for a signed-in viewer, in the shell with his places. */
export function page(c: WebContext, options: PageOptions, body: Child): Response | Promise<Response> {
  const viewer = requireViewer(c);
  const t = c.get('t');
  const year = options.year ?? currentYear(viewer);
  const path = c.req.path;
  return c.html(
    <Shell
      t={t}
      lang={c.get('locale')}
      title={options.title}
      theme={c.get('theme')}
      scripts={options.scripts}
      refreshSeconds={options.refreshSeconds}
      organizationName={viewer.organization.shortName}
      years={viewer.years.map((entry) => ({
        label: t('common.year.label', { from: String(entry.startYear), to: String(entry.startYear + 1) }),
        href: yearHref(path, entry.startYear),
        current: entry.startYear === year?.startYear,
      }))}
      places={placesFor(viewer, year, path).map((place) => ({ ...place, label: t(place.label) }))}
      viewerName={viewer.displayName}
      viewerRole={roleWords(c, viewer)}
      signOutAction="/sign-out"
      themeAction="/preferences/theme"
      path={path}
      accountItems={[
        { label: t('common.account.mine'), href: '/account', icon: 'user-circle' },
        { label: t('common.account.otherLanguage'), action: '/preferences/locale', icon: 'language' },
      ]}
      notice={flashOf(c)}
    >
      {body}
    </Shell>,
    options.status ?? 200,
  );
}

export interface PublicPageOptions extends Omit<PageOptions, 'year'> {
  readonly width?: 'narrow' | 'text' | 'wide';
  readonly organizationName?: string | undefined;
  readonly links?: readonly { href: string; label: string; current?: boolean }[];
  readonly indexed?: boolean;
  readonly description?: string | undefined;
  readonly footer?: string | undefined;
}

/** A page for anybody: sign-in, set-up, the public section, a personal link. */
export function publicPage(
  c: WebContext,
  options: PublicPageOptions,
  body: Child,
): Response | Promise<Response> {
  const t = c.get('t');
  return c.html(
    <PublicDocument
      t={t}
      lang={c.get('locale')}
      title={options.title}
      siteName={options.organizationName ?? t('common.productName')}
      theme={c.get('theme')}
      scripts={options.scripts}
      refreshSeconds={options.refreshSeconds}
      organizationName={options.organizationName}
      links={options.links}
      width={options.width ?? 'narrow'}
      indexed={options.indexed ?? false}
      description={options.description}
      footer={options.footer}
      notice={flashOf(c)}
    >
      {body}
    </PublicDocument>,
    options.status ?? 200,
  );
}

/** A plain page with one message: an absent page, a refusal, a bug with its request id. */
export function messagePage(c: WebContext, status: NonNullable<PageOptions['status']>, text: string) {
  const t = c.get('t');
  const title = t(
    status === 404
      ? 'common.error.notFoundTitle'
      : status >= 500
        ? 'common.error.bugTitle'
        : 'common.error.refusedTitle',
  );
  const body = (
    <Stack gap="m">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/">{t('common.error.toStart')}</a>
      </p>
    </Stack>
  );
  return c.get('viewer') === undefined
    ? publicPage(c, { title, status }, body)
    : page(c, { title, status }, body);
}

function flashOf(c: WebContext): Flash | undefined {
  const notice = takeNotice(c);
  if (!notice) return undefined;
  const t = c.get('t');
  const { undo } = notice;
  return {
    text: t(notice.key, notice.params),
    tone: notice.tone === 'good' ? 'good' : 'warn',
    undo: undo && { action: undo.action, label: t(undo.label), hidden: { ...undo.fields } },
  };
}

/** The same page of another year where the address names a year, else that year's board. */
function yearHref(path: string, startYear: number): string {
  const list = /^\/years\/\d{4}(\/(?:mentees|mentors|pairs|surveys|summary|calendar|tandems))?(?:\/|$)/.exec(
    path,
  );
  return `/years/${startYear}${list?.[1] ?? ''}`;
}

const roleOrder: readonly Role[] = [
  'principal',
  'curator',
  'deputyHead',
  'psychologist',
  'socialPedagogue',
  'classTeacher',
  'workingGroupMember',
  'mentor',
  'mentee',
  'guardian',
  'administrator',
];

function roleWords(c: WebContext, viewer: Viewer): string {
  const mine = roleOrder.filter((role) => viewer.scope.roles.has(role));
  return mine.map((role) => c.get('t')(roleKey(role))).join(', ');
}

/** Message key of a role's name. */
export function roleKey(role: Role): MessageKey {
  return `common.role.${role}`;
}
