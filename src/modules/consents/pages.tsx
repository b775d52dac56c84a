import { Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { longDate, shortDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DataTable,
  DateInput,
  Dialog,
  DialogLink,
  Form,
  formState,
  PageHead,
  PrintOnly,
  Select,
  Stack,
  Stat,
  Status,
  TextArea,
  type Tone,
} from '../../ui/index.ts';
import { type ConsentPurpose, type ConsentState, consentPurposes, isExpiring } from './consent.ts';
import { markForm, markGroupForm, withdrawForm } from './schema.ts';
import {
  type AfterWithdrawal,
  type ConsentLine,
  markConsents,
  type Registry,
  readRegistry,
  withdrawConsent,
} from './service.ts';

/** What the pages need of higher modules. */
export interface ConsentPageHooks {
  /** People who are, or wish to be, in a base of a running year: «only candidates» narrows the list to them. */
  readonly candidates: (c: WebContext) => Promise<readonly string[]>;
  readonly afterWithdrawal: AfterWithdrawal;
}

const stateTone: Readonly<Record<ConsentState, Tone>> = {
  given: 'good',
  expired: 'warn',
  withdrawn: 'bad',
  refused: 'bad',
  missing: 'warn',
  wrongSigner: 'warn',
};

interface View {
  readonly purpose: ConsentPurpose;
  readonly group: string;
  readonly who: 'candidates' | 'everybody';
  readonly state: 'missing' | 'given' | undefined;
  readonly page: number;
}

/** The registry of consents: by class, by state, marking in one go, who lacks one as a list to print. */
export function consentPages(app: WebApp, hooks: ConsentPageHooks): void {
  app.get('/consents', async (c) => {
    const view = viewOf(c);
    return registryPage(c, view, await registry(c, view, hooks));
  });

  app.get('/consents/missing', async (c) => {
    const view = { ...viewOf(c), state: 'missing' as const };
    return missingPage(c, view, await registry(c, view, hooks));
  });

  app.post('/consents/mark', async (c) => {
    const result = await readForm(c, markForm);
    if (!result.ok) return redirectWithNotice(c, '/consents', 'consents.error.nobody', {}, 'warning');
    const { person, purpose, signedOn, action } = result.data;
    const { marked } = await markConsents(
      c.get('platform'),
      requireScope(c),
      { who: { personIds: person }, purpose, signedOn, status: action },
      today(c),
    );
    const key = action === 'given' ? 'consents.notice.marked' : 'consents.notice.refused';
    return redirectWithNotice(c, back(c), key, { count: marked });
  });

  app.post('/consents/mark-group', async (c) => {
    const result = await readForm(c, markGroupForm);
    if (!result.ok) return redirectWithNotice(c, '/consents', 'consents.error.group', {}, 'warning');
    const { classId, purpose, signedOn } = result.data;
    const { marked } = await markConsents(
      c.get('platform'),
      requireScope(c),
      { who: { classId }, purpose, signedOn },
      today(c),
    );
    return redirectWithNotice(c, back(c), 'consents.notice.marked', { count: marked });
  });

  app.get('/consents/:id/withdraw', (c) =>
    withdrawPage(c, c.req.param('id'), formState({ withdrawnOn: today(c) })),
  );

  app.post('/consents/:id/withdraw', async (c) => {
    const result = await readForm(c, withdrawForm);
    if (!result.ok) return withdrawPage(c, c.req.param('id'), result.form, 422);
    await withdrawConsent(
      c.get('platform'),
      requireScope(c),
      c.req.param('id'),
      result.data,
      today(c),
      hooks.afterWithdrawal,
    );
    return redirectWithNotice(c, '/consents', 'consents.notice.withdrawn', {}, 'warning');
  });
}

function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

/** Back to the list that the form stood on; only a path of our own. */
function back(c: WebContext): string {
  const referer = c.req.header('referer') ?? '';
  if (!URL.canParse(referer)) return '/consents';
  const { pathname, search } = new URL(referer);
  return pathname.startsWith('/consents') ? `${pathname}${search}` : '/consents';
}

function viewOf(c: WebContext): View {
  const purpose = consentPurposes.find((entry) => entry === c.req.query('purpose')) ?? 'processing';
  const state = c.req.query('state');
  return {
    purpose,
    group: c.req.query('class') ?? 'all',
    who: c.req.query('who') === 'everybody' ? 'everybody' : 'candidates',
    state: state === 'missing' || state === 'given' ? state : undefined,
    page: Math.max(1, Number(c.req.query('page') ?? 1) || 1),
  };
}

function address(path: string, view: View): string {
  const query = new URLSearchParams();
  if (view.purpose !== 'processing') query.set('purpose', view.purpose);
  if (view.group !== 'all') query.set('class', view.group);
  if (view.who === 'everybody') query.set('who', 'everybody');
  if (view.state !== undefined) query.set('state', view.state);
  if (view.page > 1) query.set('page', String(view.page));
  return query.size > 0 ? `${path}?${query}` : path;
}

async function registry(c: WebContext, view: View, hooks: ConsentPageHooks): Promise<Registry> {
  const personIds = view.who === 'candidates' ? { personIds: await hooks.candidates(c) } : {};
  if (!/^[\da-f-]{36}$|^all$|^staff$/.test(view.group)) throw new Refusal('common.refusal.notFound', 404);
  return readRegistry(
    c.get('platform'),
    requireScope(c),
    { purpose: view.purpose, classId: view.group, ...personIds },
    today(c),
  );
}

export function nameOf(line: { lastName: string; firstName: string; middleName: string }): string {
  return [line.lastName, line.firstName, line.middleName].filter((part) => part !== '').join(' ');
}

const rowsPerPage = 50;

function registryPage(c: WebContext, view: View, { classes, lines }: Registry) {
  const t = c.get('t');
  const locale = c.get('locale');
  const day = today(c);
  const given = lines.filter((line) => line.state === 'given');
  const missing = lines.filter((line) => line.state !== 'given');
  const chosen = view.state === 'given' ? given : view.state === 'missing' ? missing : lines;
  const shown = chosen.slice((view.page - 1) * rowsPerPage, view.page * rowsPerPage);
  const expiring = given.filter((line) => isExpiring(line.newest?.validUntil, day));
  const to = (changes: Partial<View>) => address('/consents', { ...view, page: 1, ...changes });
  return page(
    c,
    { title: t('consents.registry.title'), scripts: ['bulk-select', 'focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={t('consents.registry.title')}
        context={t(`consents.purposeHint.${view.purpose}`)}
        action={
          <DialogLink dialog="mark-group" kind="primary" icon="checks">
            {t('consents.group.open')}
          </DialogLink>
        }
        menu={[
          {
            label: t('consents.registry.printMissing'),
            href: address('/consents/missing', view),
            icon: 'printer',
          },
          ...consentPurposes.map((entry) => ({
            label: t(`consents.purpose.${entry}`),
            href: to({ purpose: entry, state: undefined }),
            current: entry === view.purpose,
          })),
        ]}
      />
      <Stack gap="l">
        <div class="grid" data-min="s">
          <Stat
            t={t}
            value={given.length}
            total={lines.length}
            label={t('consents.stat.given')}
            href={to({ state: 'given' })}
          />
          <Stat
            t={t}
            value={missing.length}
            label={t('consents.stat.missing')}
            href={to({ state: 'missing' })}
          />
          {expiring.length > 0 ? (
            <Stat t={t} value={expiring.length} label={t('consents.stat.expiring')} />
          ) : null}
        </div>
        <DataTable
          t={t}
          caption={t('consents.registry.title')}
          rows={shown}
          rowKey={(line) => line.personId}
          rowLabel={nameOf}
          columns={[
            { key: 'name', header: t('consents.column.person'), cell: nameOf, primary: true },
            {
              key: 'class',
              header: t('consents.column.class'),
              cell: (line) => line.classLabel ?? t('consents.word.staff'),
              nowrap: true,
            },
            {
              key: 'state',
              header: t('consents.column.state'),
              secondary: true,
              cell: (line) => <StateCell c={c} line={line} day={day} />,
            },
            {
              key: 'signer',
              header: t('consents.column.signer'),
              from: 'm',
              cell: (line) => signerWords(c, line),
            },
            {
              key: 'signed',
              header: t('consents.column.signedOn'),
              from: 'm',
              nowrap: true,
              cell: (line) =>
                line.newest?.status === 'given' ? shortDate(locale, line.newest.signedOn) : '—',
            },
            {
              key: 'withdraw',
              header: t('consents.column.action'),
              from: 'l',
              cell: (line) =>
                line.state === 'given' && line.newest ? (
                  <a href={`/consents/${line.newest.id}/withdraw`}>{t('consents.action.withdraw')}</a>
                ) : (
                  ''
                ),
            },
          ]}
          chips={[
            {
              label: t('consents.chip.candidates'),
              href: to({ who: 'candidates' }),
              current: view.who === 'candidates',
            },
            {
              label: t('consents.chip.everybody'),
              href: to({ who: 'everybody' }),
              current: view.who === 'everybody',
            },
            {
              label: t('consents.stat.missing'),
              href: to({ state: view.state === 'missing' ? undefined : 'missing' }),
              current: view.state === 'missing',
              count: missing.length,
            },
            ...classes.map((entry) => ({
              label: entry.label,
              href: to({ group: view.group === entry.id ? 'all' : entry.id }),
              current: view.group === entry.id,
            })),
            {
              label: t('consents.word.staff'),
              href: to({ group: view.group === 'staff' ? 'all' : 'staff' }),
              current: view.group === 'staff',
            },
          ]}
          clearHref={to({ group: 'all', state: undefined })}
          page={{
            number: view.page,
            size: rowsPerPage,
            total: chosen.length,
            href: (next) => to({ page: next }),
          }}
          selection={{
            action: '/consents/mark',
            name: 'person',
            hidden: { purpose: view.purpose },
            fields: (
              <DateInput
                t={t}
                name="signedOn"
                label={t('consents.field.signedOn')}
                form={formState({ signedOn: day })}
                max={day}
              />
            ),
            actions: [
              { label: t('consents.action.mark'), value: 'given', icon: 'check' },
              { label: t('consents.action.refused'), value: 'refused', kind: 'quiet' },
            ],
          }}
          empty={{
            title: t(lines.length === 0 ? 'consents.empty.nobodyTitle' : 'consents.empty.noneTitle'),
            icon: 'signature',
            children: t(lines.length === 0 ? 'consents.empty.nobodyText' : 'consents.empty.noneText'),
            action:
              lines.length === 0 && view.who === 'candidates' ? (
                <ButtonLink href={to({ who: 'everybody' })}>{t('consents.chip.everybody')}</ButtonLink>
              ) : undefined,
          }}
        />
      </Stack>
      <GroupDialog c={c} view={view} classes={classes} day={day} />
    </>,
  );
}

function GroupDialog({
  c,
  view,
  classes,
  day,
}: {
  c: WebContext;
  view: View;
  classes: Registry['classes'];
  day: string;
}) {
  const t = c.get('t');
  const form = formState({ signedOn: day, classId: view.group === 'all' ? '' : view.group });
  return (
    <Dialog t={t} id="mark-group" title={t('consents.group.title')}>
      <Form t={t} action="/consents/mark-group" form={form} hidden={{ purpose: view.purpose }}>
        <p>{t('consents.group.text')}</p>
        <Select
          t={t}
          form={form}
          name="classId"
          label={t('consents.field.group')}
          options={[
            ...classes.map((entry) => ({ value: entry.id, label: entry.label })),
            { value: 'staff', label: t('consents.word.staff') },
            { value: 'all', label: t('consents.word.all') },
          ]}
        />
        <DateInput t={t} form={form} name="signedOn" label={t('consents.field.signedOn')} max={day} />
        <ButtonRow>
          <Button icon="checks">{t('consents.group.action')}</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}

function StateCell({ c, line, day }: { c: WebContext; line: ConsentLine; day: string }) {
  const t = c.get('t');
  const until = line.newest?.validUntil;
  if (line.state === 'given' && isExpiring(until, day)) {
    return (
      <Status tone="warn">
        {t('consents.state.expiring', { date: shortDate(c.get('locale'), until ?? day) })}
      </Status>
    );
  }
  return <Status tone={stateTone[line.state]}>{t(`consents.state.${line.state}`)}</Status>;
}

function signerWords(c: WebContext, line: ConsentLine): string {
  const t = c.get('t');
  if (line.signer === 'self') return t('consents.signer.self');
  return line.guardianName ?? t('consents.signer.guardian');
}

/** A list to print: who has to bring what, class by class, with room to tick. */
function missingPage(c: WebContext, view: View, { lines }: Registry) {
  const t = c.get('t');
  const day = today(c);
  const missing = lines.filter((line) => line.state !== 'given');
  const groups = [...new Set(missing.map((line) => line.classLabel ?? t('consents.word.staff')))];
  return page(
    c,
    { title: t('consents.missing.title') },
    <>
      <PageHead
        t={t}
        title={t('consents.missing.title')}
        crumbs={[{ label: t('consents.registry.title'), href: address('/consents', view) }]}
        context={t('consents.missing.context', {
          count: missing.length,
          purpose: t(`consents.purpose.${view.purpose}`),
          date: longDate(c.get('locale'), day),
        })}
        action={
          <ButtonLink
            href={`/documents/missing-consents.docx?class=${view.group}&purpose=${view.purpose}&who=${view.who}`}
            icon="download"
          >
            {t('consents.missing.docx')}
          </ButtonLink>
        }
      />
      {missing.length === 0 ? <p>{t('consents.empty.noneText')}</p> : null}
      {groups.map((label) => (
        <Card title={label}>
          <ol class="tick-list">
            {missing
              .filter((line) => (line.classLabel ?? t('consents.word.staff')) === label)
              .map((line) => (
                <li>
                  {nameOf(line)} <small>{signerWords(c, line)}</small>
                </li>
              ))}
          </ol>
        </Card>
      ))}
      <PrintOnly>
        <p>{t('consents.missing.printed', { date: longDate(c.get('locale'), day) })}</p>
      </PrintOnly>
    </>,
  );
}

function withdrawPage(
  c: WebContext,
  id: string,
  form: ReturnType<typeof formState>,
  status: 200 | 422 = 200,
) {
  const t = c.get('t');
  return page(
    c,
    { title: t('consents.withdraw.title'), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={t('consents.withdraw.title')}
        context={t('consents.withdraw.context')}
        crumbs={[{ label: t('consents.registry.title'), href: '/consents' }]}
      />
      <Card>
        <Form t={t} action={`/consents/${id}/withdraw`} form={form}>
          <DateInput
            t={t}
            form={form}
            name="withdrawnOn"
            label={t('consents.field.withdrawnOn')}
            max={today(c)}
          />
          <TextArea t={t} form={form} name="note" label={t('consents.field.note')} optional />
          <ButtonRow>
            <Button kind="danger">{t('consents.withdraw.action')}</Button>
            <ButtonLink href="/consents" kind="quiet">
              {t('common.action.cancel')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Card>
    </>,
  );
}
