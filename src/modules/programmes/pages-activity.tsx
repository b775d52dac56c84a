import { Refusal } from '../../core/refusal.ts';
import { sendFile } from '../../http/download.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, uploadedFile, withError } from '../../http/forms.ts';
import { redirectWithNotice, type Undo } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  Badge,
  ButtonLink,
  ButtonRow,
  Card,
  Cluster,
  type FormState,
  formState,
  KeyValue,
  PageHead,
  PostButton,
  Prose,
  Stack,
  Status,
} from '../../ui/index.ts';
import { type Activity, lineState } from './activity.ts';
import { ClassesCard, EvidenceCard, HistoryCard, StatusForm } from './pages-activity-parts.tsx';
import { numberOf, safeBack, wordsOf } from './pages-frame.tsx';
import { dueWords, lineTones, responsibleWords, windowWords } from './pages-words.ts';
import { classMarkForm, evidenceForm, statusForm } from './schema.ts';
import { type ActivityCard, changeStatus, markClass, readActivity } from './service-activities.ts';
import { addEvidence, readEvidenceFile, removeEvidence } from './service-details.ts';

const path = '/years/:startYear{[0-9]{4}}/activities/:id';

interface ActivityForms {
  readonly status?: FormState;
  readonly evidence?: FormState;
}

/** A line of the road map: its mark, evidence, classes and history. */
export function activityPages(app: WebApp): void {
  const idOf = (c: WebContext) => c.req.param('id') ?? '';
  const addressOf = (c: WebContext) => `/years/${numberOf(c, 'startYear')}/activities/${idOf(c)}`;
  const show = async (c: WebContext, forms: ActivityForms, status: 200 | 422 = 200) => {
    const startYear = numberOf(c, 'startYear');
    const card = await readActivity(c.get('platform'), requireScope(c), startYear, idOf(c));
    return activityPage(c, card, forms, status);
  };

  app.get(path, (c) => show(c, {}));

  app.post(`${path}/status`, async (c) => {
    const result = await readForm(c, statusForm);
    if (!result.ok) return show(c, { status: result.form }, 422);
    const { back, ...change } = result.data;
    try {
      const before = await changeStatus(
        c.get('platform'),
        requireScope(c),
        idOf(c),
        change,
        wordsOf(c).today,
      );
      const key = `programmes.notice.${change.status}` as const;
      const target = safeBack(back, addressOf(c));
      const undo = undoOf(addressOf(c), before, target);
      return redirectWithNotice(c, target, key, { code: before.code }, 'good', undo);
    } catch (error) {
      if (!(error instanceof Refusal) || (error.status !== 422 && error.status !== 409)) throw error;
      const field = error.code === 'programmes.refusal.doneInFuture' ? 'doneOn' : 'note';
      const form = withError(c, result.form, error.status === 409 ? 'form' : field, error);
      return show(c, { status: form }, 422);
    }
  });

  app.post(`${path}/classes`, async (c) => {
    const result = await readForm(c, classMarkForm);
    if (!result.ok) return show(c, {}, 422);
    const { classId, done } = result.data;
    const mark = { classId, done: done === 'yes' };
    const label = await markClass(c.get('platform'), requireScope(c), idOf(c), mark, wordsOf(c).today);
    const key = mark.done ? 'programmes.notice.classMarked' : 'programmes.notice.classUnmarked';
    return redirectWithNotice(c, `${addressOf(c)}#classes`, key, { label });
  });

  app.post(`${path}/evidence`, async (c) => {
    const result = await readForm(c, evidenceForm);
    if (!result.ok) return show(c, { evidence: result.form }, 422);
    try {
      const file = await uploadedFile(result.files, 'file');
      await addEvidence(c.get('platform'), requireScope(c), idOf(c), { ...result.data, file });
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 422) throw error;
      const field = error.code === 'programmes.refusal.evidenceLink' ? 'link' : 'file';
      return show(c, { evidence: withError(c, result.form, field, error) }, 422);
    }
    return redirectWithNotice(c, `${addressOf(c)}#evidence`, 'programmes.notice.evidence');
  });

  app.get(`${path}/evidence/:evidenceId`, async (c) => {
    const file = await readEvidenceFile(
      c.get('platform'),
      requireScope(c),
      idOf(c),
      c.req.param('evidenceId'),
    );
    return sendFile(c, file.bytes, file.name, file.mediaType || 'application/octet-stream');
  });

  app.post(`${path}/evidence/:evidenceId/remove`, async (c) => {
    await removeEvidence(c.get('platform'), requireScope(c), idOf(c), c.req.param('evidenceId'));
    return redirectWithNotice(c, `${addressOf(c)}#evidence`, 'programmes.notice.evidenceRemoved');
  });
}

/** A mark can be taken back: the line gets the state that it had. */
function undoOf(address: string, before: Activity, back: string): Undo {
  const fields: Record<string, string> = { status: before.status, note: before.note, back };
  if (before.doneOn !== undefined) fields.doneOn = before.doneOn;
  return { action: `${address}/status`, label: 'programmes.notice.undo', fields };
}

function activityPage(c: WebContext, card: ActivityCard, forms: ActivityForms, status: 200 | 422) {
  const words = wordsOf(c);
  const { t, locale, today } = words;
  const { year, stage, line } = card;
  const state = lineState(line, today);
  const open = state !== 'done' && state !== 'cancelled';
  const base = `/years/${year.startYear}`;
  const address = `${base}/activities/${line.id}`;
  const window = windowWords(words, line.windowFrom, line.windowTo);
  const form = forms.status ?? formState({ status: line.status, doneOn: line.doneOn ?? '', note: line.note });
  return page(
    c,
    {
      title: `${line.code} ${line.title}`,
      year: requireViewer(c).years.find((link) => link.id === year.id),
      status,
      scripts: ['focus-error-summary'],
    },
    <>
      <PageHead
        t={t}
        title={line.title}
        context={t('programmes.activity.code', { code: line.code })}
        crumbs={[
          { label: year.title, href: base },
          { label: `${stage.number}. ${stage.title}`, href: `${base}/stages/${stage.number}` },
        ]}
        action={
          card.mayEdit ? (
            <ButtonLink href={`${address}/edit`} icon="edit">
              {t('programmes.activity.edit')}
            </ButtonLink>
          ) : undefined
        }
      />
      <Card look={state === 'late' || state === 'due' ? 'tint' : 'plain'}>
        <Stack>
          <Cluster spread>
            <Cluster>
              <Badge tone={lineTones[state]}>
                {state === 'late' ? sentence(dueWords(words, line)) : t(`programmes.state.${state}`)}
              </Badge>
              {state === 'due' || state === 'done' ? <span>{dueWords(words, line)}</span> : null}
              {state === 'ahead' ? <span>{window}</span> : null}
              {open && line.status === 'inProgress' ? (
                <Status tone="info">{t('programmes.status.inProgress')}</Status>
              ) : null}
            </Cluster>
            {card.mayMark ? <QuickMarks c={c} line={line} address={address} /> : null}
          </Cluster>
          {line.note ? (
            <Prose>
              <p>{line.note}</p>
            </Prose>
          ) : null}
          {card.mayMark ? (
            <StatusForm
              c={c}
              form={form}
              address={address}
              version={line.version}
              open={forms.status !== undefined}
            />
          ) : null}
        </Stack>
      </Card>
      {line.subItems.length > 0 ? (
        <Card title={t('programmes.activity.items')}>
          <Prose>
            <ul>
              {line.subItems.map((item) => (
                <li>{item}</li>
              ))}
            </ul>
          </Prose>
        </Card>
      ) : null}
      <Card title={t('programmes.activity.facts')}>
        <KeyValue
          items={[
            {
              label: t('programmes.activity.term'),
              value: line.allYear
                ? `${t('programmes.window.allYear')}: ${window}`
                : saysSame(line.termText, window)
                  ? window
                  : t('programmes.activity.termWords', { window, words: line.termText }),
            },
            {
              label: t('programmes.activity.responsible'),
              value: line.responsibleText || responsibleWords(t, line.responsibleRoles),
            },
            {
              label: t('programmes.activity.person'),
              value: card.responsiblePerson ?? t('programmes.activity.noPerson'),
            },
            ...(line.doneOn === undefined
              ? []
              : [{ label: t('programmes.activity.doneOn'), value: longDate(locale, line.doneOn) }]),
          ]}
        />
      </Card>
      {line.responsibleRoles.includes('classTeachers') ? (
        <ClassesCard c={c} card={card} address={address} />
      ) : null}
      <EvidenceCard c={c} card={card} address={address} form={forms.evidence} />
      <HistoryCard c={c} card={card} />
    </>,
  );
}

/** Whether the words of a term add nothing to its window: a month beside the same month with its year. */
function saysSame(termText: string, window: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return bare(window).startsWith(bare(termText));
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The mark that fits the state, in one tap. */
function QuickMarks({ c, line, address }: { c: WebContext; line: Activity; address: string }) {
  const t = c.get('t');
  const open = line.status === 'planned' || line.status === 'inProgress';
  const action = `${address}/status`;
  const version = String(line.version);
  return (
    <ButtonRow>
      {open ? (
        <PostButton action={action} hidden={{ status: 'done', version }} kind="primary" icon="check">
          {t('programmes.activity.mark')}
        </PostButton>
      ) : null}
      {line.status === 'planned' ? (
        <PostButton action={action} hidden={{ status: 'inProgress', version }}>
          {t('programmes.activity.begin')}
        </PostButton>
      ) : null}
      {line.status === 'planned' ? null : (
        <PostButton
          action={action}
          hidden={{ status: 'planned', version }}
          kind={open ? 'quiet' : 'secondary'}
        >
          {t('programmes.activity.reopen')}
        </PostButton>
      )}
    </ButtonRow>
  );
}
