import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  CheckboxGroup,
  DateInput,
  Form,
  type FormState,
  fieldValue,
  MoodInput,
  RadioGroup,
  Select,
  TextInput,
} from '../../ui/index.ts';
import { fullNameOf } from './pages-parts.tsx';
import type { TandemView } from './service.ts';
import { meetingKinds } from './tandem.ts';

const missedReasons = ['ill', 'menteeBusy', 'mentorBusy', 'forgot', 'other'] as const;

/** Marking a meeting: everything is filled in already; on a usual day one tap on the button is enough. */
export const MeetingPage: FC<{
  c: WebContext;
  view: TandemView;
  form: FormState;
  meetingId: string;
  today: string;
}> = ({ c, view, form, meetingId, today }) => {
  const t = c.get('t');
  const missed = fieldValue(form, 'status') === 'missed';
  const field = { t, form };
  return (
    <Card>
      <Form
        t={t}
        action={`/tandems/${view.id}/meetings`}
        form={form}
        hidden={{ meetingId, status: missed ? 'missed' : 'held' }}
        confirmLeave
      >
        <DateInput {...field} name="heldOn" label={t('tandems.field.heldOn')} max={today} />
        <Select
          {...field}
          name="kind"
          label={t('tandems.field.kind')}
          placeholder={false}
          width="l"
          options={meetingKinds.map((kind) => ({ value: kind, label: t(`tandems.kind.${kind}`) }))}
        />
        {missed ? (
          <RadioGroup
            {...field}
            name="missedReason"
            label={t('tandems.field.missedReason')}
            options={missedReasons.map((reason) => ({
              value: t(`tandems.missed.${reason}`),
              label: t(`tandems.missed.${reason}`),
            }))}
          />
        ) : (
          <>
            {view.mentees.length > 1 ? (
              <CheckboxGroup
                {...field}
                name="present"
                label={t('tandems.field.present')}
                options={view.mentees.map((mentee) => ({
                  value: mentee.id,
                  label: fullNameOf(mentee.person),
                }))}
              />
            ) : null}
            <RadioGroup
              {...field}
              name="mode"
              label={t('tandems.field.mode')}
              layout="row"
              options={(['inPerson', 'online'] as const).map((mode) => ({
                value: mode,
                label: t(`participants.mode.${mode}`),
              }))}
            />
            <RadioGroup
              {...field}
              name="durationMinutes"
              label={t('tandems.field.duration')}
              layout="row"
              options={[20, 40, 60, 90].map((minutes) => ({
                value: String(minutes),
                label: t('tandems.word.minutes', { count: minutes }),
              }))}
            />
            <MoodInput {...field} name="mentorMood" label={t('tandems.field.mentorMood')} optional />
            <TextInput {...field} name="topic" label={t('tandems.field.topic')} optional />
            <TextInput {...field} name="nextStep" label={t('tandems.field.nextStep')} optional />
          </>
        )}
        <ButtonRow sticky>
          <Button size="l" icon={missed ? 'calendar-event' : 'calendar-check'}>
            {t(missed ? 'tandems.action.saveMissed' : 'tandems.action.saveHeld')}
          </Button>
          <ButtonLink href={`/tandems/${view.id}/meetings/new${missed ? '' : '?status=missed'}`} kind="quiet">
            {t(missed ? 'tandems.action.wasHeld' : 'tandems.action.wasMissed')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Card>
  );
};
