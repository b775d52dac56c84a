import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import {
  Card,
  Checkbox,
  DateInput,
  FieldRow,
  type FormState,
  formState,
  Notice,
  RadioGroup,
  Select,
  TextInput,
} from '../../ui/index.ts';
import type { Person, PersonKind, SchoolClass } from './person.ts';
import { kindsOfTab, type PersonLine, tabOfKind } from './person-list.ts';
import { fullName } from './person-name.ts';
import { phoneText } from './phone.ts';

/** A person as the form starts with him. */
export function formOfPerson(person: Person): FormState {
  return formState({
    kind: person.kind,
    lastName: person.lastName,
    firstName: person.firstName,
    middleName: person.middleName,
    gender: person.gender,
    bornOn: person.bornOn ?? '',
    classId: person.classId ?? '',
    position: person.position,
    subject: person.subject,
    qualification: person.qualification,
    experienceYears: person.experienceYears === undefined ? '' : String(person.experienceYears),
    workplace: person.workplace,
    // In a field it can be copied: plain spaces and hyphens.
    phone: phoneText(person.phone).replaceAll('\u00a0', ' ').replaceAll('\u2011', '-'),
    email: person.email,
    version: String(person.version),
  });
}

interface FieldsProps {
  c: WebContext;
  form: FormState;
  kind: PersonKind;
  classes: readonly SchoolClass[];
}

/** Fields of a person: the same for a new one and for a change. What a kind has not is left out. */
export const PersonFields: FC<FieldsProps> = (props) => {
  const { c, form, kind } = props;
  const t = c.get('t');
  const field = { t, form };
  const tab = tabOfKind(kind);
  return (
    <>
      <Card title={t('people.form.who')}>
        <TextInput {...field} name="lastName" label={t('people.field.lastName')} />
        <FieldRow>
          <TextInput {...field} name="firstName" label={t('people.field.firstName')} />
          <TextInput {...field} name="middleName" label={t('people.field.middleName')} optional />
        </FieldRow>
        <DateInput
          {...field}
          name="bornOn"
          label={t('people.field.bornOn')}
          hint={tab === 'students' ? t('people.hint.bornOn') : undefined}
          optional
        />
        <RadioGroup
          {...field}
          name="gender"
          label={t('people.field.gender')}
          layout="row"
          options={(['female', 'male', 'unknown'] as const).map((value) => ({
            value,
            label: t(`people.gender.${value}`),
          }))}
        />
        {tab === 'students' ? <PlaceFields {...props} /> : null}
        {tab === 'others' ? (
          <Select
            {...field}
            name="kind"
            label={t('people.field.kind')}
            width="l"
            placeholder={false}
            options={kindsOfTab('others').map((value) => ({ value, label: t(`people.kind.${value}`) }))}
          />
        ) : (
          <input type="hidden" name="kind" value={kind} />
        )}
      </Card>
      {tab === 'students' ? null : (
        <Card title={t(`people.form.place.${tab}`)}>
          <PlaceFields {...props} />
        </Card>
      )}
      <Card title={t('people.form.contacts')} context={t('people.form.contactsHint')}>
        <FieldRow>
          <TextInput
            {...field}
            name="phone"
            label={t('people.field.phone')}
            type="tel"
            inputmode="tel"
            width="l"
            example="+7 912 345-67-89"
            optional
          />
          <TextInput
            {...field}
            name="email"
            label={t('people.field.email')}
            type="email"
            width="l"
            optional
          />
        </FieldRow>
      </Card>
    </>
  );
};

const PlaceFields: FC<FieldsProps> = ({ c, form, kind, classes }) => {
  const t = c.get('t');
  const field = { t, form };
  if (kind === 'student') {
    return (
      <Select
        {...field}
        name="classId"
        label={t('people.field.class')}
        width="m"
        placeholder={t('people.value.noClass')}
        options={classes.map((entry) => ({ value: entry.id, label: entry.label }))}
        optional
      />
    );
  }
  if (kind === 'teacher') {
    return (
      <>
        <TextInput
          {...field}
          name="position"
          label={t('people.field.position')}
          hint={t('people.hint.position')}
          optional
        />
        <FieldRow>
          <TextInput {...field} name="subject" label={t('people.field.subject')} optional />
          <TextInput {...field} name="qualification" label={t('people.field.qualification')} optional />
        </FieldRow>
        <TextInput
          {...field}
          name="experienceYears"
          label={t('people.field.experience')}
          hint={t('people.hint.experience')}
          inputmode="numeric"
          width="s"
          optional
        />
      </>
    );
  }
  return (
    <FieldRow>
      <TextInput {...field} name="workplace" label={t('people.field.workplace')} optional />
      <TextInput {...field} name="position" label={t('people.field.position')} optional />
    </FieldRow>
  );
};

/** Said when a new person bears the name of somebody who is there: it may be the same one. */
export const NamesakeNotice: FC<{ c: WebContext; namesakes: readonly PersonLine[]; form: FormState }> = ({
  c,
  namesakes,
  form,
}) => {
  const t = c.get('t');
  if (namesakes.length === 0) return null;
  return (
    <Notice tone="warn" title={t('people.namesake.title')}>
      <ul>
        {namesakes.map((person) => (
          <li>
            <a href={`/people/${person.id}`}>{fullName(person)}</a>
            {', '}
            {[
              t(`people.kind.${person.kind}`),
              person.classLabel ?? person.position,
              person.status === 'left' ? t('people.value.left') : '',
            ]
              .filter((part) => part !== '')
              .join(', ')}
          </li>
        ))}
      </ul>
      <Checkbox t={t} form={form} name="namesake" label={t('people.namesake.confirm')} />
    </Notice>
  );
};
