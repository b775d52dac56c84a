import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import { requireViewer } from '../../http/viewer.ts';
import { dateTime, longDate, shortDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonRow,
  Card,
  DateInput,
  FileInput,
  Fold,
  Form,
  type FormState,
  formState,
  PostButton,
  RadioGroup,
  Stack,
  TaskList,
  TextArea,
  TextInput,
  Timeline,
  type TimelineItem,
} from '../../ui/index.ts';
import { activityStatuses } from './activity.ts';
import { wordsOf } from './pages-frame.tsx';
import type { ActivityCard, ClassLine } from './service-activities.ts';

interface Part {
  c: WebContext;
  card: ActivityCard;
  address: string;
}

/** Another day, a note, a cancelling with its reason. */
export const StatusForm: FC<{
  c: WebContext;
  form: FormState;
  address: string;
  version: number;
  open: boolean;
}> = ({ c, form, address, version, open }) => {
  const { t, today } = wordsOf(c);
  return (
    <Fold title={t('programmes.activity.other')} look="line" open={open}>
      <Form t={t} action={`${address}/status`} form={form} hidden={{ version: String(version) }}>
        <RadioGroup
          t={t}
          form={form}
          name="status"
          label={t('programmes.activity.status')}
          layout="row"
          options={activityStatuses.map((value) => ({ value, label: t(`programmes.status.${value}`) }))}
        />
        <DateInput
          t={t}
          form={form}
          name="doneOn"
          label={t('programmes.activity.date')}
          hint={t('programmes.activity.dateHint')}
          max={today}
          optional
        />
        <TextArea
          t={t}
          form={form}
          name="note"
          label={t('programmes.activity.note')}
          hint={t('programmes.activity.noteHint')}
          rows={2}
          optional
        />
        <ButtonRow>
          <Button kind="secondary">{t('programmes.activity.saveStatus')}</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
};

/** Class by class: who has done it and who has not (R175). */
export const ClassesCard: FC<Part> = ({ c, card, address }) => {
  const { t, locale } = wordsOf(c);
  const done = card.classes.filter((entry) => entry.doneOn !== undefined).length;
  const all = card.classes.length > 0 && done === card.classes.length;
  return (
    <Card
      title={t('programmes.activity.classes')}
      context={
        card.classes.length === 0
          ? undefined
          : all
            ? t('programmes.activity.allClasses')
            : `${t('programmes.activity.classesCount', { done, total: card.classes.length })}. ${t('programmes.activity.classesHint')}`
      }
      id="classes"
    >
      {card.classes.length === 0 ? (
        <p>{t('programmes.activity.noClasses')}</p>
      ) : (
        <TaskList
          t={t}
          label={t('programmes.activity.classes')}
          items={card.classes.map((entry) => ({
            title: entry.schoolClass.label,
            state: entry.doneOn === undefined ? 'ahead' : 'done',
            word: '',
            due:
              entry.doneOn === undefined
                ? t('programmes.activity.classOpen')
                : t('programmes.activity.classDone', { date: longDate(locale, entry.doneOn) }),
            action: entry.mine ? <ClassMark c={c} entry={entry} address={address} /> : undefined,
          }))}
        />
      )}
    </Card>
  );
};

function ClassMark({ c, entry, address }: { c: WebContext; entry: ClassLine; address: string }) {
  const t = c.get('t');
  const { id, label } = entry.schoolClass;
  const marked = entry.doneOn !== undefined;
  return (
    <PostButton
      action={`${address}/classes`}
      hidden={{ classId: id, done: marked ? 'no' : 'yes' }}
      size="s"
      kind={marked ? 'quiet' : 'secondary'}
      icon={marked ? undefined : 'check'}
      label={t(marked ? 'programmes.activity.unmarkClass' : 'programmes.activity.markClass', { label })}
    >
      {t(marked ? 'programmes.activity.unmark' : 'programmes.line.mark')}
    </PostButton>
  );
}

/** Files, documents and pages of a site that show that the line was done. */
export const EvidenceCard: FC<Part & { form: FormState | undefined }> = ({ c, card, address, form }) => {
  const { t, locale } = wordsOf(c);
  const { timeZone } = requireViewer(c).organization;
  const state = form ?? formState();
  return (
    <Card
      title={t('programmes.activity.evidence')}
      context={t('programmes.activity.evidenceHint')}
      id="evidence"
    >
      <Stack>
        {card.evidence.length === 0 ? (
          <p>{t('programmes.activity.noEvidence')}</p>
        ) : (
          <TaskList
            t={t}
            label={t('programmes.activity.evidence')}
            items={card.evidence.map((entry) => ({
              title: entry.title,
              href:
                entry.link ??
                (entry.fileId ? `${address}/evidence/${entry.id}` : `/documents/${entry.documentId}`),
              state: 'done',
              word: '',
              note: [
                entry.documentId ? t('programmes.activity.document') : '',
                dateTime(locale, entry.createdAt, timeZone),
              ]
                .filter((part) => part !== '')
                .join(' · '),
              action: card.mayEdit ? (
                <PostButton
                  action={`${address}/evidence/${entry.id}/remove`}
                  size="s"
                  kind="quiet"
                  label={t('programmes.activity.removeEvidenceLabel', { title: entry.title })}
                >
                  {t('programmes.activity.removeEvidence')}
                </PostButton>
              ) : undefined,
            }))}
          />
        )}
        {card.mayEdit ? (
          <Fold title={t('programmes.activity.addEvidence')} level={3} look="line" open={form !== undefined}>
            <Form t={t} action={`${address}/evidence`} form={state} files>
              <FileInput t={t} form={state} name="file" label={t('programmes.activity.file')} optional />
              <TextInput
                t={t}
                form={state}
                name="link"
                type="url"
                label={t('programmes.activity.link')}
                example={t('programmes.activity.linkExample')}
                optional
              />
              <TextInput
                t={t}
                form={state}
                name="title"
                label={t('programmes.activity.evidenceTitle')}
                hint={t('programmes.activity.evidenceTitleHint')}
                optional
              />
              <ButtonRow>
                <Button kind="secondary">{t('programmes.activity.attach')}</Button>
              </ButtonRow>
            </Form>
          </Fold>
        ) : null}
      </Stack>
    </Card>
  );
};

/** Who changed what and when. */
export const HistoryCard: FC<{ c: WebContext; card: ActivityCard }> = ({ c, card }) => {
  const { t, locale } = wordsOf(c);
  const { timeZone } = requireViewer(c).organization;
  return (
    <Card title={t('programmes.activity.history')}>
      {card.history.length === 0 ? (
        <p>{t('programmes.activity.noHistory')}</p>
      ) : (
        <Timeline
          items={card.history.map((entry) => ({
            when: dateTime(locale, entry.occurredAt, timeZone),
            ...historyWords(c, entry),
            text: [historyNote(c, entry), entry.by].filter((part) => part !== undefined).join(' · '),
          }))}
        />
      )}
    </Card>
  );
};

type HistoryEntry = ActivityCard['history'][number];

function historyWords(c: WebContext, entry: HistoryEntry): Pick<TimelineItem, 'title' | 'tone'> {
  const t = c.get('t');
  const { details } = entry;
  if (entry.action === 'activity.status') {
    const status = activityStatuses.find((known) => known === details.to) ?? 'planned';
    return { title: t(`programmes.history.status.${status}`), tone: status === 'done' ? 'good' : 'neutral' };
  }
  if (entry.action === 'activity.class') {
    const label = String(details.label ?? '');
    return details.done === true
      ? { title: t('programmes.history.classDone', { label }), tone: 'good' }
      : { title: t('programmes.history.classOpen', { label }), tone: 'neutral' };
  }
  if (entry.action === 'activity.evidence') return { title: t('programmes.history.evidence'), tone: 'good' };
  if (entry.action === 'activity.evidenceRemoved') return { title: t('programmes.history.evidenceRemoved') };
  if (entry.action === 'activity.import') return { title: t('programmes.history.import') };
  return { title: t('programmes.history.edit') };
}

function historyNote(c: WebContext, entry: HistoryEntry): string | undefined {
  const { t, locale } = wordsOf(c);
  const doneOn = entry.details.doneOn;
  if (typeof doneOn === 'string') return t('programmes.history.doneOn', { date: shortDate(locale, doneOn) });
  return undefined;
}
