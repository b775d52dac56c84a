import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import { page, roleKey } from '../../http/page.tsx';
import { hasRole, requireViewer } from '../../http/viewer.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  CheckboxGroup,
  Fold,
  Form,
  formState,
  Notice,
  PageHead,
  PlainTable,
  Stack,
  Stat,
  Stats,
} from '../../ui/index.ts';
import { fullName, type PersonLine } from '../people/index.ts';
import { dayText } from './date-value.ts';
import { isAnswerKind } from './import-batch.ts';
import { ImportSteps, Problems } from './pages-parts.tsx';
import { Questions } from './pages-questions.tsx';
import type { PlanSummary } from './plan-summary.ts';
import { offerKey } from './role-offer.ts';
import type { ImportView } from './service-plan.ts';

/** What an import would do, before it does anything. */
export function previewPage(
  c: WebContext,
  view: ImportView,
  plan: PlanSummary,
  absent: readonly PersonLine[],
) {
  const t = c.get('t');
  const { counts } = plan;
  const work = counts.create + counts.update;
  const decided = Object.keys(view.decisions.rows).length + Object.keys(view.decisions.bans).length > 0;
  return page(
    c,
    { title: t('imports.preview.title') },
    <>
      <PageHead
        t={t}
        title={t('imports.preview.title')}
        context={t('imports.preview.context', { file: view.fileName })}
        crumbs={[{ label: t('imports.list.title'), href: '/imports' }]}
      />
      <ImportSteps c={c} current={3} view={view} />
      <Stack gap="l">
        <Stats>
          <Stat t={t} value={counts.create} label={t(`imports.count.create.${side(view)}`)} />
          <Stat t={t} value={counts.update} label={t('imports.count.update')} />
          <Stat t={t} value={counts.unchanged} label={t('imports.count.unchanged')} />
          <Stat
            t={t}
            value={counts.ask}
            label={t('imports.count.ask')}
            {...(counts.ask > 0 ? { href: '#questions' } : {})}
          />
        </Stats>
        {view.status === 'cancelled' || view.status === 'failed' ? <Stopped c={c} view={view} /> : null}
        <Questions c={c} view={view} plan={plan} />
        {plan.samples.length > 0 ? <Samples c={c} plan={plan} /> : null}
        {plan.changes.length > 0 ? <Changes c={c} plan={plan} /> : null}
        {plan.newClasses.length > 0 ? (
          <Notice tone="info" title={t('imports.preview.newClasses', { count: plan.newClasses.length })}>
            {plan.newClasses.join(', ')}
          </Notice>
        ) : null}
        {absent.length > 0 ? <Absent c={c} plan={plan} people={absent} /> : null}
        <Problems c={c} plan={plan} asked />
        <Form t={t} action={`/imports/${view.id}/apply`} label={t('imports.preview.title')}>
          <Offers c={c} plan={plan} />
          <ButtonRow sticky>
            <Button icon="check">
              {work === 0
                ? t('imports.action.finish')
                : t('imports.action.apply', { create: counts.create, update: counts.update })}
            </Button>
          </ButtonRow>
          <ButtonRow>
            <ButtonLink href={`/imports/${view.id}/columns`} kind="quiet">
              {t('imports.action.columns')}
            </ButtonLink>
            {decided ? (
              <Button formAction={`/imports/${view.id}/forget`} kind="quiet">
                {t('imports.action.forget')}
              </Button>
            ) : null}
            {view.status === 'ready' ? (
              <Button formAction={`/imports/${view.id}/cancel`} kind="quiet">
                {t('imports.action.cancel')}
              </Button>
            ) : null}
          </ButtonRow>
        </Form>
      </Stack>
    </>,
  );
}

function side(view: ImportView): 'people' | 'candidates' {
  return isAnswerKind(view.kind) ? 'candidates' : 'people';
}

const Stopped: FC<{ c: WebContext; view: ImportView }> = ({ c, view }) => {
  const t = c.get('t');
  return (
    <Notice
      tone="warn"
      title={t(view.status === 'failed' ? 'imports.stopped.failedTitle' : 'imports.stopped.cancelledTitle')}
    >
      {t('imports.stopped.text', { count: view.rowsDone })}
    </Notice>
  );
};

const Samples: FC<{ c: WebContext; plan: PlanSummary }> = ({ c, plan }) => {
  const t = c.get('t');
  const rest = plan.counts.create - plan.samples.length;
  return (
    <Fold title={t('imports.preview.samples')} note={String(plan.counts.create)} id="samples">
      <PlainTable
        caption={t('imports.preview.samples')}
        hideCaption
        rowHeads
        head={[{ label: t('imports.column.row') }, { label: t('imports.column.person') }]}
        rows={plan.samples.map((sample) => [String(sample.row), sample.text])}
      />
      {rest > 0 ? <p>{t('imports.preview.more', { count: rest })}</p> : null}
    </Fold>
  );
};

/** Words for a value of a changed field. */
function valueWords(c: WebContext, field: string, value: string | number): string {
  const t = c.get('t');
  if (value === '') return t('imports.word.empty');
  if (field === 'bornOn' && typeof value === 'string') return dayText(value);
  if (field === 'gender') return t(value === 'male' ? 'people.gender.male' : 'people.gender.female');
  if (field === 'status') return t(value === 'left' ? 'imports.word.left' : 'imports.word.active');
  return String(value);
}

const fieldKeys = [
  'lastName',
  'firstName',
  'middleName',
  'bornOn',
  'classLabel',
  'gender',
  'guardianName',
  'guardianPhone',
  'phone',
  'email',
  'position',
  'subject',
  'experienceYears',
  'qualification',
] as const;

function fieldWords(c: WebContext, field: string): string {
  const t = c.get('t');
  if (field === 'status') return t('imports.word.status');
  const known = fieldKeys.find((entry) => entry === field);
  return known === undefined ? field : t(`imports.field.${known}`);
}

const Changes: FC<{ c: WebContext; plan: PlanSummary }> = ({ c, plan }) => {
  const t = c.get('t');
  const rest = plan.counts.update - plan.changes.length;
  return (
    <Fold
      title={t('imports.preview.changes')}
      note={String(plan.counts.update)}
      open={plan.changes.length <= 30}
      id="changes"
    >
      <PlainTable
        caption={t('imports.preview.changes')}
        hideCaption
        rowHeads
        head={[
          { label: t('imports.column.row') },
          { label: t('imports.column.person') },
          { label: t('imports.column.field') },
          { label: t('imports.column.before') },
          { label: t('imports.column.after') },
        ]}
        rows={plan.changes.flatMap((entry) =>
          entry.changes.map((change, index) => [
            index === 0 ? String(entry.row) : '',
            index === 0 ? entry.name : '',
            fieldWords(c, change.field),
            valueWords(c, change.field, change.before),
            valueWords(c, change.field, change.after),
          ]),
        )}
      />
      {rest > 0 ? <p>{t('imports.preview.more', { count: rest })}</p> : null}
    </Fold>
  );
};

const Absent: FC<{ c: WebContext; plan: PlanSummary; people: readonly PersonLine[] }> = (props) => {
  const { c, plan, people } = props;
  const t = c.get('t');
  const rest = plan.absent.length - people.length;
  return (
    <Fold title={t('imports.absent.title')} note={String(plan.absent.length)} id="absent">
      <p>{t('imports.absent.text')}</p>
      <PlainTable
        caption={t('imports.absent.title')}
        hideCaption
        rowHeads
        head={[{ label: t('imports.column.person') }, { label: t('imports.column.place') }]}
        rows={people.map((person) => [
          <a href={`/people/${person.id}`}>{fullName(person)}</a>,
          person.classLabel ?? person.position,
        ])}
      />
      {rest > 0 ? <p>{t('imports.preview.more', { count: rest })}</p> : null}
    </Fold>
  );
};

/** Roles that posts call for: ticked, and given only as they stand ticked. */
const Offers: FC<{ c: WebContext; plan: PlanSummary }> = ({ c, plan }) => {
  const t = c.get('t');
  const mayGive = hasRole(requireViewer(c), 'administrator');
  const offered = plan.offers.filter((offer) => mayGive || offer.role === 'classTeacher');
  const withheld = plan.offers.length - offered.length;
  if (plan.offers.length === 0) return null;
  return (
    <Card title={t('imports.offers.title')} context={t('imports.offers.context')}>
      <Stack gap="m">
        {offered.length > 0 ? (
          <CheckboxGroup
            t={t}
            form={formState({ offer: offered.map(offerKey) })}
            name="offer"
            label={t('imports.offers.title')}
            hideLabel
            optional
            options={offered.map((offer) => ({
              value: offerKey(offer),
              label: t('imports.offers.line', {
                name: offer.name,
                role: [t(roleKey(offer.role)), offer.classLabel].filter((part) => part !== '').join(' '),
              }),
            }))}
          />
        ) : null}
        {withheld > 0 ? <p>{t('imports.offers.withheld', { count: withheld })}</p> : null}
      </Stack>
    </Card>
  );
};
