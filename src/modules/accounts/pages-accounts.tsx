import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { roles as knownRoles, type Role } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { dateTime } from '../../i18n/index.ts';
import {
  Button,
  ButtonRow,
  Card,
  CheckboxGroup,
  DataTable,
  Form,
  formState,
  Notice,
  PageHead,
  Status,
} from '../../ui/index.ts';
import { peopleForm, rolesForm } from './schema.ts';
import { type CodeCard, issueCodes, listAccounts, setRoles } from './service-accounts.ts';
import type { AccountLine } from './store-cards.ts';

/** Who can sign in, roles, printed code cards. */
export function accountAdministrationPages(app: WebApp): void {
  app.get('/accounts', async (c) => {
    const lines = await listAccounts(c.get('platform'), requireScope(c));
    return listPage(c, lines);
  });

  app.post('/accounts/codes', async (c) => {
    const result = await readForm(c, peopleForm);
    if (!result.ok) return redirectWithNotice(c, '/accounts', 'accounts.error.nobody', {}, 'warning');
    const cards = await issueCodes(c.get('platform'), requireScope(c), result.data.person);
    return cardsPage(c, cards);
  });

  app.get('/accounts/:personId/roles', async (c) => {
    const lines = await listAccounts(c.get('platform'), requireScope(c));
    const line = lines.find((entry) => entry.personId === c.req.param('personId'));
    if (!line) return c.notFound();
    return rolesPage(c, line);
  });

  app.post('/accounts/:personId/roles', async (c) => {
    const result = await readForm(c, rolesForm);
    const wanted: readonly Role[] = result.ok ? result.data.role : [];
    const personId = c.req.param('personId');
    await setRoles(c.get('platform'), requireScope(c), personId, wanted);
    const back = result.form.values.back === 'person' ? `/people/${personId}` : '/accounts';
    return redirectWithNotice(c, back, 'accounts.notice.rolesSaved');
  });
}

function nameOf(line: { lastName: string; firstName: string; middleName: string }): string {
  return [line.lastName, line.firstName, line.middleName].filter((part) => part !== '').join(' ');
}

const rowsPerPage = 50;

function listPage(c: WebContext, lines: readonly AccountLine[]) {
  const t = c.get('t');
  const viewer = requireViewer(c);
  const role = c.req.query('role');
  const chosen = role === undefined ? lines : lines.filter((line) => line.roles.includes(role));
  const number = Math.max(1, Number(c.req.query('page') ?? 1) || 1);
  const shown = chosen.slice((number - 1) * rowsPerPage, number * rowsPerPage);
  const address = (changes: { role?: string | undefined; page?: number }) => {
    const query = new URLSearchParams();
    if (changes.role !== undefined) query.set('role', changes.role);
    if (changes.page !== undefined && changes.page > 1) query.set('page', String(changes.page));
    return `/accounts${query.size > 0 ? `?${query}` : ''}`;
  };
  const present = knownRoles.filter((entry) => lines.some((line) => line.roles.includes(entry)));
  return page(
    c,
    { title: t('accounts.list.title'), scripts: ['bulk-select'] },
    <>
      <PageHead t={t} title={t('accounts.list.title')} context={t('accounts.list.context')} />
      <DataTable
        t={t}
        caption={t('accounts.list.title')}
        rows={shown}
        rowKey={(line) => line.personId}
        rowLabel={nameOf}
        rowHref={(line) => `/accounts/${line.personId}/roles`}
        columns={[
          { key: 'name', header: t('accounts.list.name'), cell: nameOf, primary: true },
          {
            key: 'roles',
            header: t('accounts.list.roles'),
            secondary: true,
            cell: (line) => line.roles.map((entry) => t(`common.role.${entry as Role}`)).join(', ') || '—',
          },
          {
            key: 'post',
            header: t('accounts.list.post'),
            cell: (line) => line.classLabel ?? line.position,
            from: 'm',
          },
          { key: 'way', header: t('accounts.list.way'), cell: (line) => <SignInWay c={c} line={line} /> },
          {
            key: 'last',
            header: t('accounts.list.lastSignIn'),
            from: 'l',
            cell: (line) =>
              line.lastSignInAt
                ? dateTime(c.get('locale'), line.lastSignInAt, viewer.organization.timeZone)
                : t('accounts.list.never'),
          },
        ]}
        chips={present.map((entry) => ({
          label: t(`common.role.${entry}`),
          href: address({ role: entry }),
          current: entry === role,
          count: lines.filter((line) => line.roles.includes(entry)).length,
        }))}
        clearHref={address({})}
        page={{
          number,
          size: rowsPerPage,
          total: chosen.length,
          href: (next) => address({ role, page: next }),
        }}
        selection={{
          action: '/accounts/codes',
          name: 'person',
          actions: [{ label: t('accounts.list.printCodes'), value: 'codes', icon: 'printer' }],
        }}
        empty={{ title: t('accounts.list.emptyTitle'), icon: 'key', children: t('accounts.list.emptyText') }}
      />
    </>,
  );
}

function SignInWay({ c, line }: { c: WebContext; line: AccountLine }) {
  const t = c.get('t');
  if (line.closed) return <Status tone="bad">{t('accounts.way.closed')}</Status>;
  if (line.login !== undefined) return <Status tone="good">{t('accounts.way.password')}</Status>;
  if (line.hasCode) return <Status tone="good">{t('accounts.way.code')}</Status>;
  return <Status>{t('accounts.way.none')}</Status>;
}

/** Cards to print and cut out: the codes are shown on this page only. */
function cardsPage(c: WebContext, cards: readonly CodeCard[]) {
  const t = c.get('t');
  const { publicUrl } = c.get('platform').config;
  const address = new URL('/enter', publicUrl).href;
  return page(
    c,
    { title: t('accounts.cards.title') },
    <>
      <PageHead
        t={t}
        title={t('accounts.cards.title')}
        context={t('accounts.cards.context', { count: cards.length })}
      />
      <Notice tone="warn" title={t('accounts.cards.onceTitle')}>
        {t('accounts.cards.onceText')}
      </Notice>
      <ul class="code-cards">
        {cards.map((card) => (
          <li class="code-card">
            <div class="code-card__qr" aria-hidden="true">
              {raw(renderSVG(`${publicUrl}/enter/${card.code}`, { border: 1 }))}
            </div>
            <div class="code-card__words">
              <p class="code-card__name">{nameOf(card)}</p>
              <p class="code-card__hint">
                {t('accounts.cards.where', { address: address.replace(/^https?:\/\//, '') })}
              </p>
              <p class="code-card__code">{card.code}</p>
            </div>
          </li>
        ))}
      </ul>
    </>,
  );
}

function rolesPage(c: WebContext, line: AccountLine) {
  const t = c.get('t');
  const form = formState({ role: [...line.roles] });
  return page(
    c,
    { title: nameOf(line) },
    <>
      <PageHead
        t={t}
        title={nameOf(line)}
        context={line.classLabel ?? line.position}
        crumbs={[{ label: t('accounts.list.title'), href: '/accounts' }]}
      />
      <Card>
        <Form t={t} action={`/accounts/${line.personId}/roles`} form={form}>
          <CheckboxGroup
            t={t}
            name="role"
            label={t('accounts.roles.label')}
            hint={t('accounts.roles.hint')}
            form={form}
            optional
            options={knownRoles.map((entry) => ({ value: entry, label: t(`common.role.${entry}`) }))}
          />
          <ButtonRow>
            <Button>{t('common.action.save')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </>,
  );
}
