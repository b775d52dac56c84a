import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import {
  Checkbox,
  CheckboxGroup,
  FieldRow,
  type FormState,
  formState,
  RadioGroup,
  Select,
  Status,
  TextArea,
  TextInput,
  type Tone,
} from '../../ui/index.ts';
import { directions } from './direction.ts';
import {
  meetingModes,
  type ParticipantAnswers,
  type Side,
  wishedAges,
  wishedPartners,
} from './participant.ts';
import type { CardForm } from './schema.ts';
import type { BaseLine } from './service.ts';

export function nameOf(person: { lastName: string; firstName: string; middleName: string }): string {
  return [person.lastName, person.firstName, person.middleName].filter((part) => part !== '').join(' ');
}

/** State of a card in words: in the base, or what a candidate lacks. */
export const CardState: FC<{ c: WebContext; line: BaseLine }> = ({ c, line }) => {
  const t = c.get('t');
  const [tone, word]: [Tone, string] =
    line.status === 'closed'
      ? ['neutral', t('participants.state.closed')]
      : line.status === 'inBase'
        ? line.hasConsent
          ? ['good', t('participants.state.inBase')]
          : ['bad', t('participants.state.inBaseNoConsent')]
        : line.obstacles.length === 0
          ? ['info', t('participants.state.mayEnter')]
          : ['warn', line.obstacles.map((obstacle) => t(`participants.obstacle.${obstacle}`)).join(', ')];
  return <Status tone={tone}>{word}</Status>;
};

/** Answers as a form starts with them. */
export function answersForm(answers: ParticipantAnswers & { version: number }): FormState {
  const number = (value: number | undefined) => (value === undefined ? '' : String(value));
  return formState({
    directions: [...answers.directions],
    requestText: answers.requestText,
    workplace: answers.workplace,
    meetingMode: answers.meetingMode,
    wishedPartner: answers.wishedPartner,
    wishedAge: answers.wishedAge,
    need: number(answers.need),
    capacity: number(answers.capacity),
    hoursPerMonth: number(answers.hoursPerMonth),
    minutesPerWeekFrom: number(answers.minutesPerWeekFrom),
    minutesPerWeekTo: number(answers.minutesPerWeekTo),
    availableToOthers: answers.availableToOthers ? 'yes' : '',
    version: String(answers.version),
  });
}

/** The answers that a checked form holds; a mentee takes one place. */
export function answersOf(form: CardForm, side: Side, answeredAt: Date | undefined): ParticipantAnswers {
  return {
    capacity: side === 'mentor' ? (form.capacity ?? 1) : 1,
    hoursPerMonth: form.hoursPerMonth,
    minutesPerWeekFrom: form.minutesPerWeekFrom,
    minutesPerWeekTo: form.minutesPerWeekTo,
    meetingMode: form.meetingMode,
    wishedPartner: form.wishedPartner,
    wishedAge: form.wishedAge,
    need: form.need,
    requestText: form.requestText,
    workplace: form.workplace,
    availableToOthers: form.availableToOthers,
    directions: form.directions,
    answeredAt,
  };
}

/** Fields of a card: the same for a new one and for a change. */
export const CardFields: FC<{ c: WebContext; form: FormState; side: Side }> = ({ c, form, side }) => {
  const t = c.get('t');
  const field = { t, form };
  return (
    <>
      <CheckboxGroup
        {...field}
        name="directions"
        label={t(`participants.field.directions.${side}`)}
        layout="row"
        options={directions.map((direction) => ({ value: direction.code, label: direction.title }))}
      />
      {side === 'mentee' ? (
        <>
          <TextArea
            {...field}
            name="requestText"
            label={t('participants.field.requestText')}
            rows={3}
            optional
          />
          <FieldRow>
            <TextInput
              {...field}
              name="need"
              label={t('participants.field.need')}
              inputmode="numeric"
              width="s"
              optional
            />
            <Select
              {...field}
              name="wishedPartner"
              label={t('participants.field.wishedPartner')}
              options={wishedPartners.map((value) => ({ value, label: t(`participants.partner.${value}`) }))}
              optional
            />
          </FieldRow>
          <FieldRow>
            <TextInput
              {...field}
              name="minutesPerWeekFrom"
              label={t('participants.field.minutesFrom')}
              inputmode="numeric"
              width="s"
              optional
            />
            <TextInput
              {...field}
              name="minutesPerWeekTo"
              label={t('participants.field.minutesTo')}
              inputmode="numeric"
              width="s"
              optional
            />
          </FieldRow>
        </>
      ) : (
        <>
          <FieldRow>
            <TextInput
              {...field}
              name="capacity"
              label={t('participants.field.capacity')}
              inputmode="numeric"
              width="s"
            />
            <TextInput
              {...field}
              name="hoursPerMonth"
              label={t('participants.field.hours')}
              inputmode="decimal"
              width="s"
              optional
            />
          </FieldRow>
          <Select
            {...field}
            name="wishedAge"
            label={t('participants.field.wishedAge')}
            options={wishedAges.map((value) => ({ value, label: t(`participants.age.${value}`) }))}
            width="l"
            optional
          />
          <TextInput {...field} name="workplace" label={t('participants.field.workplace')} optional />
          <Checkbox {...field} name="availableToOthers" label={t('participants.field.availableToOthers')} />
        </>
      )}
      <RadioGroup
        {...field}
        name="meetingMode"
        label={t('participants.field.mode')}
        layout="row"
        options={meetingModes.map((value) => ({ value, label: t(`participants.mode.${value}`) }))}
      />
    </>
  );
};
