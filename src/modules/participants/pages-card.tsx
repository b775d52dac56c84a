import { Refusal } from '../../core/refusal.ts';
import { permits } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { dateTime } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card as CardBox,
  Form,
  type FormState,
  formState,
  KeyValue,
  Notice,
  PageHead,
  Select,
  Stack,
  Timeline,
} from '../../ui/index.ts';
import { baseHref, today } from './pages.tsx';
import { answersForm, answersOf, CardFields, CardState, nameOf } from './pages-card-fields.tsx';
import { Bans, Categories, CloseForm, cardHref, facts, personOptions } from './pages-card-parts.tsx';
import { isYoungerThanTarget, type Side } from './participant.ts';
import { participantPolicy } from './policy.ts';
import { categoriesForm, closeForm, editForm, newCardForm, settleForm } from './schema.ts';
import {
  addCard,
  type BaseLine,
  type Card,
  closeCards,
  editCard,
  readCard,
  readPersonChoices,
  reopenCard,
  setCategories,
  settleDoubtfulBan,
} from './service.ts';

const path = '/years/:startYear/participants/:id';

/** A card of a base: answers, categories, bans, history; and adding one by hand. */
export function participantCardPages(app: WebApp): void {
  for (const side of ['mentee', 'mentor'] as const) {
    app.get(`/years/:startYear/${side}s/new`, async (c) =>
      newPage(c, side, formState({ meetingMode: 'unknown', capacity: '1' })),
    );

    app.post(`/years/:startYear/${side}s/new`, async (c) => {
      const year = requireYear(c);
      const result = await readForm(c, newCardForm);
      if (!result.ok) return newPage(c, side, result.form, 422);
      const answers = answersOf(result.data, side, c.get('platform').clock.now());
      const card = {
        yearId: year.id,
        personId: result.data.personId,
        side,
        source: 'curator' as const,
        answers,
      };
      const id = await addCard(c.get('platform'), requireScope(c), card);
      return redirectWithNotice(c, cardHref(c, id), 'participants.notice.added');
    });
  }

  app.get(path, async (c) => cardPage(c, await card(c)));

  app.get(`${path}/edit`, async (c) => {
    const { line } = await card(c);
    return editPage(c, line, answersForm(line));
  });

  app.post(`${path}/edit`, async (c) => {
    const { line } = await card(c);
    const result = await readForm(c, editForm);
    if (!result.ok) return editPage(c, line, result.form, 422);
    const answers = answersOf(result.data, line.side, line.answeredAt);
    try {
      await editCard(c.get('platform'), requireScope(c), line.id, result.data.version, answers);
    } catch (error) {
      if (error instanceof Refusal && error.status === 409)
        return editPage(c, line, withError(c, result.form, 'form', error), 422);
      throw error;
    }
    return redirectWithNotice(c, cardHref(c, line.id), 'participants.notice.saved');
  });

  app.post(`${path}/categories`, async (c) => {
    const id = c.req.param('id');
    const result = await readForm(c, categoriesForm);
    try {
      await setCategories(
        c.get('platform'),
        requireScope(c),
        id,
        result.ok ? result.data.category : [],
        today(c),
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 422) throw error;
      return cardPage(c, await card(c), withError(c, result.form, 'category', error), 422);
    }
    return redirectWithNotice(c, cardHref(c, id), 'participants.notice.saved');
  });

  app.post(`${path}/close`, async (c) => {
    const id = c.req.param('id');
    const result = await readForm(c, closeForm);
    if (!result.ok) return cardPage(c, await card(c), result.form, 422);
    await closeCards(c.get('platform'), requireScope(c), [id], result.data.reason, today(c));
    return redirectWithNotice(c, cardHref(c, id), 'participants.notice.closed', { count: 1 });
  });

  app.post(`${path}/reopen`, async (c) => {
    await reopenCard(c.get('platform'), requireScope(c), c.req.param('id'));
    return redirectWithNotice(c, cardHref(c, c.req.param('id')), 'participants.notice.reopened');
  });

  app.post(`${path}/bans/:banId`, async (c) => {
    const result = await readForm(c, settleForm);
    if (!result.ok)
      return redirectWithNotice(
        c,
        cardHref(c, c.req.param('id')),
        'participants.error.person',
        {},
        'warning',
      );
    const { personId } = result.data;
    await settleDoubtfulBan(
      c.get('platform'),
      requireScope(c),
      c.req.param('banId'),
      personId === 'nobody' ? undefined : personId,
    );
    return redirectWithNotice(c, cardHref(c, c.req.param('id')), 'participants.notice.banSettled');
  });
}

function card(c: WebContext): Promise<Card> {
  return readCard(c.get('platform'), requireScope(c), c.req.param('id') ?? '', today(c));
}

async function newPage(c: WebContext, side: Side, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const people = await readPersonChoices(c.get('platform'), requireScope(c));
  return page(
    c,
    {
      title: t(`participants.action.add.${side}`),
      year: requireYear(c),
      status,
      scripts: ['focus-error-summary', 'confirm-leave'],
    },
    <>
      <PageHead
        t={t}
        title={t(`participants.action.add.${side}`)}
        crumbs={[{ label: t(`participants.base.${side}`), href: baseHref(c, side) }]}
      />
      <CardBox>
        <Form t={t} action={`${baseHref(c, side)}/new`} form={form} confirmLeave>
          <Select
            t={t}
            form={form}
            name="personId"
            label={t('participants.field.person')}
            options={personOptions(c, people)}
          />
          <CardFields c={c} form={form} side={side} />
          <ButtonRow sticky>
            <Button>{t('participants.action.addCandidate')}</Button>
            <ButtonLink href={baseHref(c, side)} kind="quiet">
              {t('common.action.cancel')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </CardBox>
    </>,
  );
}

function editPage(c: WebContext, line: BaseLine, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  return page(
    c,
    {
      title: nameOf(line.person),
      year: requireYear(c),
      status,
      scripts: ['focus-error-summary', 'confirm-leave'],
    },
    <>
      <PageHead
        t={t}
        title={nameOf(line.person)}
        context={t('participants.edit.context')}
        crumbs={[
          { label: t(`participants.base.${line.side}`), href: baseHref(c, line.side) },
          { label: nameOf(line.person), href: cardHref(c, line.id) },
        ]}
      />
      <CardBox>
        <Form
          t={t}
          action={`${cardHref(c, line.id)}/edit`}
          form={form}
          hidden={{ version: String(form.values.version ?? line.version) }}
          confirmLeave
        >
          <CardFields c={c} form={form} side={line.side} />
          <ButtonRow sticky>
            <Button>{t('common.action.save')}</Button>
            <ButtonLink href={cardHref(c, line.id)} kind="quiet">
              {t('common.action.cancel')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </CardBox>
    </>,
  );
}

async function cardPage(
  c: WebContext,
  { line, bans, events }: Card,
  form: FormState = formState(),
  status: 200 | 422 = 200,
) {
  const t = c.get('t');
  const viewer = requireViewer(c);
  const locale = c.get('locale');
  const edits = permits(viewer.scope, participantPolicy, 'participant.edit');
  const young = line.side === 'mentee' && isYoungerThanTarget(line.person.kind, line.person.bornOn, today(c));
  const doubtful = bans.filter((ban) => ban.status === 'doubtful');
  const people = doubtful.length > 0 && edits ? await readPersonChoices(c.get('platform'), viewer.scope) : [];
  return page(
    c,
    { title: nameOf(line.person), year: requireYear(c), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={nameOf(line.person)}
        context={line.person.classLabel ?? line.person.position}
        crumbs={[{ label: t(`participants.base.${line.side}`), href: baseHref(c, line.side) }]}
        action={
          edits ? (
            <ButtonLink href={`${cardHref(c, line.id)}/edit`} icon="pencil">
              {t('participants.action.edit')}
            </ButtonLink>
          ) : undefined
        }
        menu={
          edits
            ? [{ label: t('participants.action.person'), href: `/people/${line.personId}`, icon: 'user' }]
            : []
        }
      />
      <Stack gap="l">
        {young ? <Notice tone="warn">{t('participants.warning.young')}</Notice> : null}
        {line.obstacles.includes('noConsent') && line.status !== 'closed' ? (
          <Notice
            tone="warn"
            title={t('participants.warning.noConsentTitle')}
            action={
              <ButtonLink href="/consents?state=missing" size="s">
                {t('participants.action.consents')}
              </ButtonLink>
            }
          >
            {t('participants.warning.noConsent')}
          </Notice>
        ) : null}
        <CardBox title={t('participants.card.answers')} action={<CardState c={c} line={line} />}>
          <KeyValue items={facts(c, line)} />
        </CardBox>
        <Bans c={c} cardId={line.id} bans={bans} people={people} edits={edits} />
        <Categories c={c} line={line} form={form} />
        <CardBox title={t('participants.card.history')}>
          <Timeline
            items={events.map((event) => ({
              when: dateTime(locale, event.occurredAt, viewer.organization.timeZone),
              title: t(`participants.event.${event.kind as 'created'}`),
              text: event.kind === 'closed' ? event.note : undefined,
            }))}
          />
          {edits ? <CloseForm c={c} line={line} form={form} /> : null}
        </CardBox>
      </Stack>
    </>,
  );
}
