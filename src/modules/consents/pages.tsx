import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope } from '../../http/viewer.ts';
import { shortDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  DataTable,
  DateInput,
  Dialog,
  DialogLink,
  Form,
  formState,
  PageHead,
  Select,
  Stack,
  Stat,
  Status,
  type Tone,
} from '../../ui/index.ts';
import { type ConsentState, consentPurposes, isExpiring } from './consent.ts';
import { missingPage, withdrawPage } from './pages-missing.tsx';
import {
  address,
  back,
  type ConsentPageHooks,
  nameOf,
  registry,
  signerWords,
  today,
  type View,
  viewOf,
} from './pages-view.tsx';
import { markForm, markGroupForm, withdrawForm } from './schema.ts';
import { type ConsentLine, markConsents, type Registry, withdrawConsent } from './service.ts';

const stateTone: Readonly<Record<ConsentState, Tone>> = {
  given: 'good',
  expired: 'warn',
  withdrawn: 'bad',
  refused: 'bad',
  missing: 'warn',
  wrongSigner: 'warn',
};

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
          // The consent of an employee to the duty is an annex to his contract: it has no form of its own.
          ...(view.purpose === 'mentorDuty'
            ? []
            : [
                {
                  label: t('consents.registry.printForms'),
                  href: `/documents/consents.docx?purpose=${view.purpose}&class=${view.group}&who=${view.who}&missing=yes`,
                  icon: 'download' as const,
                },
              ]),
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
