import { isId, newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { permits } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DateInput,
  Form,
  type FormState,
  formState,
  PageHead,
  RadioGroup,
  TextArea,
} from '../../ui/index.ts';
import { today } from './pages-list.tsx';
import { MeetingPage } from './pages-meeting.tsx';
import { tandemName } from './pages-parts.tsx';
import { MenteeTandem, TandemDetails } from './pages-tandem.tsx';
import { tandemPolicy } from './policy.ts';
import { finishForm, goalForm, meetingForm, terminateForm } from './schema.ts';
import {
  changeGoal,
  closeTandem,
  giveMenteeMood,
  isMentorOf,
  markMeeting,
  readTandem,
  type TandemView,
  unmarkMeeting,
} from './service.ts';
import { nextKind } from './tandem.ts';

/** The page of one tandem, marking meetings in a few taps, closing. */
export function tandemPages(app: WebApp): void {
  app.get('/tandems/:id', async (c) => tandemPage(c, await tandem(c)));

  app.get('/tandems/:id/meetings/new', async (c) => {
    const view = await tandem(c);
    if (!mayMark(c, view)) throw notFound();
    const last = view.meetings.filter((meeting) => meeting.status === 'held').at(-1);
    const form = formState({
      kind: c.req.query('kind') ?? nextKind(view.meetings),
      status: c.req.query('status') === 'missed' ? 'missed' : 'held',
      heldOn: today(c),
      mode: last?.mode ?? 'inPerson',
      durationMinutes: String(last?.durationMinutes ?? 40),
      present: view.mentees.map((mentee) => mentee.id),
    });
    return meetingPage(c, view, form, newId());
  });

  app.post('/tandems/:id/meetings', async (c) => {
    const view = await tandem(c);
    const result = await readForm(c, meetingForm);
    const sent = String(result.form.values.meetingId ?? '');
    const meetingId = isId(sent) ? sent : newId();
    if (!result.ok) return meetingPage(c, view, result.form, meetingId, 422);
    try {
      await markMeeting(c.get('platform'), requireScope(c), view.id, result.data, meetingId, today(c));
    } catch (error) {
      if (error instanceof Refusal && error.status === 422)
        return meetingPage(c, view, withError(c, result.form, 'heldOn', error), meetingId, 422);
      throw error;
    }
    return redirectWithNotice(
      c,
      `/tandems/${view.id}`,
      result.data.status === 'held' ? 'tandems.notice.held' : 'tandems.notice.missed',
    );
  });

  app.post('/tandems/:id/meetings/:meetingId/delete', async (c) => {
    await unmarkMeeting(c.get('platform'), requireScope(c), c.req.param('id'), c.req.param('meetingId'));
    return redirectWithNotice(c, `/tandems/${c.req.param('id')}`, 'tandems.notice.unmarked');
  });

  app.post('/tandems/:id/meetings/:meetingId/mood', async (c) => {
    const body = await c.req.parseBody();
    const mood = Number(body.mood);
    if (![1, 2, 3, 4, 5].includes(mood)) throw new Refusal('common.error.invalidValue', 422);
    await giveMenteeMood(
      c.get('platform'),
      requireScope(c),
      c.req.param('id'),
      c.req.param('meetingId'),
      mood,
    );
    return redirectWithNotice(c, `/tandems/${c.req.param('id')}`, 'tandems.notice.mood');
  });

  app.post('/tandems/:id/goal', async (c) => {
    const view = await tandem(c);
    const result = await readForm(c, goalForm);
    if (!result.ok) return tandemPage(c, view, result.form, 422);
    await changeGoal(c.get('platform'), requireScope(c), view.id, result.data.goal, result.data.version);
    return redirectWithNotice(c, `/tandems/${view.id}`, 'tandems.notice.goal');
  });

  app.get('/tandems/:id/close', async (c) => closePage(c, await tandem(c), formState({ endsOn: today(c) })));

  app.post('/tandems/:id/close', async (c) => {
    const view = await tandem(c);
    const body = await c.req.parseBody();
    const early = body.outcome === 'terminated';
    const result = early ? await readForm(c, terminateForm) : await readForm(c, finishForm);
    if (!result.ok) return closePage(c, view, result.form, 422);
    await closeTandem(c.get('platform'), requireScope(c), view.id, result.data);
    return redirectWithNotice(
      c,
      `/tandems/${view.id}`,
      early ? 'tandems.notice.terminated' : 'tandems.notice.finished',
    );
  });
}

function tandem(c: WebContext): Promise<TandemView> {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw notFound();
  return readTandem(c.get('platform'), requireScope(c), id, today(c));
}

function mayMark(c: WebContext, view: TandemView): boolean {
  const { scope } = requireViewer(c);
  const open = view.status !== 'finished' && view.status !== 'terminated';
  return (
    open &&
    (permits(scope, tandemPolicy, 'tandem.markAny') ||
      (permits(scope, tandemPolicy, 'tandem.markOwn') && isMentorOf(scope, view)))
  );
}

function tandemPage(
  c: WebContext,
  view: TandemView,
  goal: FormState | undefined = undefined,
  status: 200 | 422 = 200,
) {
  const t = c.get('t');
  const { scope } = requireViewer(c);
  const leads = permits(scope, tandemPolicy, 'tandem.list');
  const isMentee = !leads && !isMentorOf(scope, view);
  const marks = mayMark(c, view);
  const year = requireViewer(c).years.find((entry) => entry.id === view.yearId);
  const title = isMentee ? t('tandems.mine.mentee') : tandemName(c, view);
  return page(
    c,
    { title, year, status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={title}
        context={
          view.nextDueOn === undefined
            ? t(`tandems.status.${view.status}`)
            : t('tandems.mine.next', { date: longDate(c.get('locale'), view.nextDueOn) })
        }
        crumbs={
          leads && year ? [{ label: t('tandems.list.title'), href: `/years/${year.startYear}/tandems` }] : []
        }
        action={
          marks ? (
            <ButtonLink href={`/tandems/${view.id}/meetings/new`} kind="primary" icon="calendar-check">
              {t('tandems.action.mark')}
            </ButtonLink>
          ) : undefined
        }
        menu={
          permits(scope, tandemPolicy, 'tandem.edit') && marks
            ? [{ label: t('tandems.action.close'), href: `/tandems/${view.id}/close`, icon: 'flag' }]
            : []
        }
      />
      {isMentee ? (
        <MenteeTandem c={c} view={view} />
      ) : (
        <TandemDetails c={c} view={view} marks={marks} leads={leads} goal={goal} />
      )}
    </>,
  );
}

function meetingPage(
  c: WebContext,
  view: TandemView,
  form: FormState,
  meetingId: string,
  status: 200 | 422 = 200,
) {
  const t = c.get('t');
  return page(
    c,
    { title: t('tandems.meeting.title'), status, scripts: ['focus-error-summary', 'confirm-leave'] },
    <>
      <PageHead
        t={t}
        title={t('tandems.meeting.title')}
        context={tandemName(c, view)}
        crumbs={[{ label: tandemName(c, view), href: `/tandems/${view.id}` }]}
      />
      <MeetingPage c={c} view={view} form={form} meetingId={meetingId} today={today(c)} />
    </>,
  );
}

function closePage(c: WebContext, view: TandemView, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  return page(
    c,
    { title: t('tandems.close.title'), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={t('tandems.close.title')}
        context={tandemName(c, view)}
        crumbs={[{ label: tandemName(c, view), href: `/tandems/${view.id}` }]}
      />
      <Card>
        <Form t={t} action={`/tandems/${view.id}/close`} form={form}>
          <RadioGroup
            t={t}
            form={form}
            name="outcome"
            label={t('tandems.field.outcome')}
            options={(['reached', 'partly', 'notReached', 'terminated'] as const).map((value) => ({
              value,
              label: t(`tandems.outcome.${value}`),
            }))}
          />
          <DateInput t={t} form={form} name="endsOn" label={t('tandems.field.endsOn')} max={today(c)} />
          <TextArea
            t={t}
            form={form}
            name="closingNote"
            label={t('tandems.field.closingNote')}
            hint={t('tandems.hint.closingNote')}
            optional
          />
          <ButtonRow>
            <Button icon="flag">{t('tandems.action.close')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </>,
  );
}
