import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import { shortDate } from '../../i18n/index.ts';
import {
  ButtonLink,
  Card,
  CheckboxGroup,
  DateInput,
  FieldRow,
  Fold,
  type FormState,
  Notice,
  RadioGroup,
  Select,
  Stack,
  TaskList,
  TextArea,
  TextInput,
} from '../../ui/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { fullName } from '../people/index.ts';
import { nameDoubts } from './declension.ts';
import type { OrderCandidate, OrderDesk } from './service-order.ts';
import { nameOf } from './service-world.ts';

interface Part {
  c: WebContext;
  desk: OrderDesk;
  form: FormState;
}

/** Names that the rules may decline wrongly: to be looked at before the head signs. */
export const Doubts: FC<{ c: WebContext; desk: OrderDesk; back: string }> = ({ c, desk, back }) => {
  const t = c.get('t');
  const doubtful = [...desk.cards.values()].filter((person) => nameDoubts(nameOf(person)).length > 0);
  if (doubtful.length === 0) return null;
  const title = t('documents.doubts.title', { count: doubtful.length });
  const list = (
    <TaskList
      t={t}
      label={title}
      items={doubtful.map((person) => ({
        title: fullName(person),
        href: `/documents/names/${person.id}?back=${encodeURIComponent(back)}`,
        state: 'due',
        note: nameDoubts(nameOf(person))
          .map((doubt) => t(`documents.doubt.${doubt}`))
          .join(', '),
      }))}
    />
  );
  return (
    <Card look="tint" title={title} context={t('documents.doubts.context')}>
      {doubtful.length <= shownDoubts ? (
        list
      ) : (
        <Fold title={t('documents.doubts.more')} level={3} look="line">
          {list}
        </Fold>
      )}
    </Card>
  );
};

/** A longer list would push the order itself off the page. */
const shownDoubts = 6;

/** Number, date, people in charge, terms, the way the pairs are written. */
export const RequisitesCard: FC<Part> = ({ c, desk, form }) => {
  const t = c.get('t');
  const staff = desk.school.staff.map((person) => ({
    value: person.id,
    label: [fullName(person), person.position].filter((part) => part !== '').join(', '),
  }));
  return (
    <Card title={t('documents.order.requisites')} context={t('documents.order.requisitesHint')}>
      <Stack>
        <RadioGroup
          t={t}
          form={form}
          name="act"
          label={t('documents.field.act')}
          layout="row"
          options={[
            { value: 'order', label: t('documents.act.order') },
            { value: 'directive', label: t('documents.act.directive') },
          ]}
        />
        <FieldRow>
          <TextInput
            t={t}
            form={form}
            name="number"
            label={t('documents.field.number')}
            example={t('documents.example.number')}
            width="m"
            optional
          />
          <DateInput t={t} form={form} name="date" label={t('documents.field.date')} optional />
        </FieldRow>
        <Select
          t={t}
          form={form}
          name="curatorId"
          label={t('documents.field.curator')}
          placeholder={t('documents.word.noCurator')}
          options={staff}
          optional
        />
        <Select
          t={t}
          form={form}
          name="controllerId"
          label={t('documents.field.controller')}
          placeholder={t('documents.word.principalControls')}
          options={staff}
          optional
        />
        <FieldRow>
          <DateInput t={t} form={form} name="startsOn" label={t('documents.field.startsOn')} />
          <DateInput t={t} form={form} name="endsOn" label={t('documents.field.endsOn')} />
        </FieldRow>
        <DateInput t={t} form={form} name="acquaintBy" label={t('documents.field.acquaintBy')} optional />
        <RadioGroup
          t={t}
          form={form}
          name="rowStyle"
          label={t('documents.field.rowStyle')}
          options={[
            { value: 'names', label: t('documents.rowStyle.names'), hint: t('documents.rowStyle.namesHint') },
            {
              value: 'assigned',
              label: t('documents.rowStyle.assigned'),
              hint: t('documents.rowStyle.assignedHint'),
            },
          ]}
        />
      </Stack>
    </Card>
  );
};

/** The pairs and groups themselves, with what is missing about them. */
export const PeopleCard: FC<Part> = ({ c, desk, form }) => {
  const t = c.get('t');
  const lacking = desk.candidates.filter((candidate) => candidate.lacksDutyConsent);
  const mentees = desk.candidates.reduce((sum, { tandem }) => sum + tandem.mentees.length, 0);
  return (
    <Card
      title={t('documents.order.people')}
      context={t('documents.order.peopleHint', { count: desk.candidates.length, mentees })}
    >
      <Stack>
        {lacking.length > 0 ? (
          <Stack gap="s">
            <Notice
              tone="warn"
              title={t('documents.duty.title', { count: lacking.length })}
              action={
                <ButtonLink size="s" href="/consents?purpose=mentorDuty&class=staff">
                  {t('documents.duty.toConsents')}
                </ButtonLink>
              }
            >
              {t('documents.duty.text')}
            </Notice>
            <TextArea
              t={t}
              form={form}
              name="dutyReason"
              label={t('documents.field.dutyReason')}
              hint={t('documents.hint.dutyReason')}
              rows={2}
              maxlength={500}
              optional
            />
          </Stack>
        ) : null}
        <CheckboxGroup
          t={t}
          form={form}
          name="tandemIds"
          label={t('documents.field.tandems')}
          options={desk.candidates.map((candidate) => choiceOf(c, candidate))}
        />
      </Stack>
    </Card>
  );
};

function choiceOf(c: WebContext, { tandem, lacksDutyConsent }: OrderCandidate) {
  const t = c.get('t');
  const mentees = tandem.mentees.map(({ person }) =>
    [fullName(person), person.classLabel].filter(Boolean).join(', '),
  );
  const hints = [
    t(tandem.mentees.length > 1 ? 'documents.word.group' : 'documents.word.pair', {
      count: tandem.mentees.length,
    }),
    mentoringFormTitle(tandem.formCode),
    tandem.status === 'working' && tandem.startsOn
      ? t('documents.word.worksSince', { date: shortDate(c.get('locale'), tandem.startsOn) })
      : '',
    lacksDutyConsent ? t('documents.duty.short') : '',
  ];
  return {
    value: tandem.id,
    label: `${fullName(tandem.mentor.person)} — ${mentees.join('; ')}`,
    hint: hints.filter((hint) => hint !== '').join(' · '),
  };
}
