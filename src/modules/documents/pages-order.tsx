import { notFound, Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireYear } from '../../http/viewer.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  EmptyState,
  Form,
  type FormState,
  formState,
  PageHead,
} from '../../ui/index.ts';
import { idOf, startYearOf, today, versionIn } from './pages-common.tsx';
import { Doubts, PeopleCard, RequisitesCard } from './pages-order-parts.tsx';
import { orderForm } from './schema.ts';
import { type OrderInput, readBody } from './schema-body.ts';
import { changeOrder, makeOrder, type OrderDesk, readOrderDesk } from './service-order.ts';
import { suggestedInput } from './service-order-rest.ts';

/** The order on pairs and groups (D20): a new one, or a draft changed. */
export function orderPages(app: WebApp): void {
  app.get('/years/:startYear/order/new', async (c) => {
    requireYear(c);
    const desk = await deskOf(c, undefined);
    return orderPage(c, desk, newForm(c, desk));
  });

  app.post('/years/:startYear/order/new', async (c) => {
    requireYear(c);
    const result = await readForm(c, orderForm);
    if (!result.ok) return orderPage(c, await deskOf(c, undefined), result.form, 422);
    try {
      const made = await makeOrder(c.get('platform'), requireScope(c), startYearOf(c), result.data, today(c));
      const counts = { count: made.tandems, mentees: made.mentees };
      return redirectWithNotice(c, `/documents/${made.id}`, 'documents.notice.orderMade', counts);
    } catch (error) {
      return refusedPage(c, undefined, result.form, error);
    }
  });

  app.get('/years/:startYear/order/:id', async (c) => {
    requireYear(c);
    const desk = await deskOf(c, idOf(c));
    return orderPage(c, desk, draftForm(desk));
  });

  app.post('/years/:startYear/order/:id', async (c) => {
    requireYear(c);
    const id = idOf(c);
    const result = await readForm(c, orderForm);
    if (!result.ok) return orderPage(c, await deskOf(c, id), result.form, 422);
    try {
      const version = versionIn(result.form);
      const made = await changeOrder(c.get('platform'), requireScope(c), id, version, result.data, today(c));
      const counts = { count: made.tandems, mentees: made.mentees };
      return redirectWithNotice(c, `/documents/${id}`, 'documents.notice.orderMade', counts);
    } catch (error) {
      return refusedPage(c, id, result.form, error);
    }
  });
}

async function deskOf(c: WebContext, orderId: string | undefined): Promise<OrderDesk> {
  const desk = await readOrderDesk(c.get('platform'), requireScope(c), startYearOf(c), orderId, today(c));
  if (orderId !== undefined && (desk.order?.status !== 'draft' || desk.order.kind !== 'orderPairs'))
    throw notFound();
  return desk;
}

/** Refusals that a field of the form mends. */
const fields: ReadonlyMap<string, string> = new Map([
  ['documents.refusal.dutyReason', 'dutyReason'],
  ['documents.refusal.noTandems', 'tandemIds'],
  ['documents.refusal.numberTaken', 'number'],
  ['common.refusal.changedMeanwhile', 'form'],
]);

async function refusedPage(c: WebContext, id: string | undefined, form: FormState, error: unknown) {
  const field = error instanceof Refusal ? fields.get(error.code) : undefined;
  if (!(error instanceof Refusal) || field === undefined) throw error;
  return orderPage(c, await deskOf(c, id), withError(c, form, field, error), 422);
}

function formOf({ tandemIds, ...input }: OrderInput, version: string): FormState {
  const texts = Object.entries(input).map(([name, value]) => [name, value ?? ''] as const);
  return formState({ ...Object.fromEntries(texts), tandemIds: [...tandemIds], version });
}

function newForm(c: WebContext, desk: OrderDesk): FormState {
  return formOf(suggestedInput(desk, today(c)), '');
}

function draftForm(desk: OrderDesk): FormState {
  const body = readBody(desk.order?.body);
  if (body.form !== 'orderPairs') throw notFound();
  return formOf(body.input, String(desk.order?.version ?? 0));
}

function orderPage(c: WebContext, desk: OrderDesk, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const year = requireYear(c);
  const { order } = desk;
  const title = t(order ? 'documents.order.editTitle' : 'documents.order.title');
  const action = `/years/${year.startYear}/order/${order?.id ?? 'new'}`;
  const crumbs = [{ label: t('documents.register.title'), href: '/documents' }];
  if (desk.candidates.length === 0) {
    return page(
      c,
      { title, year },
      <>
        <PageHead t={t} title={title} crumbs={crumbs} />
        <Card>
          <EmptyState
            title={t('documents.order.emptyTitle')}
            icon="heart-handshake"
            action={
              <ButtonLink href={`/years/${year.startYear}/pairs`}>{t('documents.order.toPairs')}</ButtonLink>
            }
          >
            {t('documents.order.emptyText')}
          </EmptyState>
        </Card>
      </>,
    );
  }
  return page(
    c,
    { title, year, status, scripts: ['focus-error-summary', 'confirm-leave'] },
    <>
      <PageHead
        t={t}
        title={title}
        context={t('documents.order.context', { year: year.title })}
        crumbs={order ? [...crumbs, { label: order.title, href: `/documents/${order.id}` }] : crumbs}
      />
      <Form
        t={t}
        action={action}
        form={form}
        confirmLeave
        hidden={order ? { version: String(form.values.version) } : undefined}
      >
        <Doubts c={c} desk={desk} back={action} />
        <RequisitesCard c={c} desk={desk} form={form} />
        <PeopleCard c={c} desk={desk} form={form} />
        <ButtonRow sticky>
          <Button icon="file-text">
            {t(order ? 'documents.order.remake' : 'documents.action.makeOrder')}
          </Button>
          <ButtonLink href={order ? `/documents/${order.id}` : '/documents'} kind="quiet">
            {t('common.action.cancel')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>,
  );
}
