import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import { requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonRow,
  Card,
  EmptyState,
  Form,
  type FormState,
  formState,
  KeyValue,
  Notice,
  PostButton,
  Stack,
  TextArea,
  Timeline,
} from '../../ui/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { directionTitle, isRestrictedDirection } from '../participants/index.ts';
import { fullNameOf } from './pages-parts.tsx';
import { reasonsText } from './reason.ts';
import type { TandemView } from './service.ts';
import type { MeetingRow } from './store-meetings.ts';

interface Props {
  c: WebContext;
  view: TandemView;
}

/** The tandem as its mentor and the curator see it. A category of a mentee is shown to neither. */
export const TandemDetails: FC<Props & { marks: boolean; leads: boolean; goal: FormState | undefined }> = ({
  c,
  view,
  marks,
  leads,
  goal,
}) => {
  const t = c.get('t');
  const form = goal ?? formState({ goal: view.goal });
  return (
    <Stack gap="l">
      {leads && view.signals.length > 0 ? (
        <Notice tone="warn" title={t('tandems.signals.title')}>
          {view.signals.map((signal) => t(`tandems.signal.${signal}`)).join(', ')}
        </Notice>
      ) : null}
      <Card title={t('tandems.card.people')}>
        <KeyValue
          items={[
            {
              label: t('common.role.mentor'),
              value: `${fullNameOf(view.mentor.person)}${view.mentor.person.position ? `, ${view.mentor.person.position}` : ''}`,
            },
            ...view.mentees.map(({ person, directions }) => ({
              label: t('common.role.mentee'),
              value: `${fullNameOf(person)}${person.classLabel ? `, ${person.classLabel}` : ''} — ${directions
                .filter((code) => !isRestrictedDirection(code))
                .map(directionTitle)
                .join(', ')}`,
            })),
            { label: t('tandems.column.form'), value: mentoringFormTitle(view.formCode) },
            {
              label: t('tandems.column.state'),
              value: view.outcome ? t(`tandems.outcome.${view.outcome}`) : t(`tandems.status.${view.status}`),
            },
            ...(leads && view.reasons.length > 0
              ? [{ label: t('tandems.card.reasons'), value: reasonsText(t, view.reasons) }]
              : []),
          ]}
        />
      </Card>
      <Card title={t('tandems.card.goal')} context={t('tandems.card.goalHint')}>
        {marks ? (
          <Form
            t={t}
            action={`/tandems/${view.id}/goal`}
            form={form}
            hidden={{ version: String(view.version) }}
          >
            <TextArea
              t={t}
              form={form}
              name="goal"
              label={t('tandems.card.goal')}
              hideLabel
              rows={3}
              optional
            />
            <ButtonRow>
              <Button kind="secondary">{t('common.action.save')}</Button>
            </ButtonRow>
          </Form>
        ) : (
          <p>{view.goal || t('common.word.none')}</p>
        )}
      </Card>
      <Card title={t('tandems.card.meetings', { count: view.held })}>
        {view.meetings.length === 0 ? (
          <EmptyState title={t('tandems.meetings.emptyTitle')} icon="calendar-event" level={3}>
            {t('tandems.meetings.emptyText')}
          </EmptyState>
        ) : (
          <Timeline
            items={view.meetings.toReversed().map((meeting) => ({
              when: longDate(c.get('locale'), meeting.heldOn),
              date: meeting.heldOn,
              title: meetingTitle(c, meeting),
              text: <MeetingText c={c} view={view} meeting={meeting} marks={marks} />,
              tone: meeting.status === 'held' ? 'good' : 'warn',
            }))}
          />
        )}
      </Card>
    </Stack>
  );
};

function meetingTitle(c: WebContext, meeting: MeetingRow): string {
  const t = c.get('t');
  const kind = t(`tandems.kind.${meeting.kind}`);
  return meeting.status === 'missed'
    ? t('tandems.meeting.missedTitle', { kind, reason: meeting.missedReason })
    : kind;
}

const MeetingText: FC<Props & { meeting: MeetingRow; marks: boolean }> = ({ c, view, meeting, marks }) => {
  const t = c.get('t');
  const absent = view.mentees.filter(
    (mentee) => meeting.status === 'held' && !meeting.present.includes(mentee.id),
  );
  return (
    <>
      {meeting.topic ? <p>{meeting.topic}</p> : null}
      {meeting.nextStep ? <p>{t('tandems.meeting.nextStep', { text: meeting.nextStep })}</p> : null}
      {absent.length > 0 && view.mentees.length > 1 ? (
        <p>
          {t('tandems.meeting.absent', { names: absent.map((mentee) => mentee.person.firstName).join(', ') })}
        </p>
      ) : null}
      {marks ? (
        <PostButton
          action={`/tandems/${view.id}/meetings/${meeting.id}/delete`}
          kind="quiet"
          size="s"
          icon="arrow-back-up"
        >
          {t('tandems.action.unmark')}
        </PostButton>
      ) : null}
    </>
  );
};

const moods = [1, 2, 3, 4, 5] as const;

/** The same for a child: few words, big targets, no category, no label. */
export const MenteeTandem: FC<Props> = ({ c, view }) => {
  const t = c.get('t');
  const viewer = requireViewer(c);
  const child = viewer.age !== undefined && viewer.age < 14;
  const last = view.meetings.filter((meeting) => meeting.status === 'held').at(-1);
  return (
    <Stack gap="l">
      <Card
        look="tint"
        title={fullNameOf(view.mentor.person)}
        context={view.mentor.person.position || undefined}
      >
        <p>{t(child ? 'tandems.child.about' : 'tandems.mentee.about')}</p>
        {view.goal ? <p>{t('tandems.mentee.goal', { text: view.goal })}</p> : null}
        {last?.nextStep ? <p>{t('tandems.meeting.nextStep', { text: last.nextStep })}</p> : null}
      </Card>
      {last && last.menteeMood === undefined ? (
        <Card
          title={t(child ? 'tandems.child.howWasIt' : 'tandems.mentee.howWasIt')}
          context={longDate(c.get('locale'), last.heldOn)}
        >
          <ButtonRow>
            {moods.map((mood) => (
              <PostButton
                action={`/tandems/${view.id}/meetings/${last.id}/mood`}
                hidden={{ mood: String(mood) }}
                size="l"
              >
                {t(`tandems.mood.${mood}`)}
              </PostButton>
            ))}
          </ButtonRow>
        </Card>
      ) : null}
      <Card title={t('tandems.mentee.meetings')}>
        {view.held === 0 ? (
          <p>{t(child ? 'tandems.child.noMeetings' : 'tandems.mentee.noMeetings')}</p>
        ) : (
          <Timeline
            items={view.meetings
              .filter((meeting) => meeting.status === 'held')
              .toReversed()
              .map((meeting) => ({
                when: longDate(c.get('locale'), meeting.heldOn),
                date: meeting.heldOn,
                title: meeting.topic || t(`tandems.kind.${meeting.kind}`),
              }))}
          />
        )}
      </Card>
    </Stack>
  );
};
