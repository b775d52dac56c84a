import type { Child, FC } from 'hono/jsx';
import { ageOn } from '../../core/calendar-date.ts';
import { permits } from '../../core/scope.ts';
import type { WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Cluster,
  type Fact,
  FieldRow,
  Fold,
  Form,
  type FormState,
  Grid,
  KeyValue,
  Notice,
  PageHead,
  PostButton,
  Select,
  Stack,
  TextInput,
} from '../../ui/index.ts';
import { guardianKinds } from './guardian.ts';
import { isYoungSpecialist } from './person.ts';
import { tabOfKind } from './person-list.ts';
import { fullName } from './person-name.ts';
import { phoneText } from './phone.ts';
import { personPolicy } from './policy.ts';
import type { PersonCard } from './service.ts';

/** The card of one person: facts, people close to him, and what higher modules add. */
export function cardPage(
  c: WebContext,
  card: PersonCard,
  sections: Child,
  form: FormState,
  status: 200 | 422,
) {
  const t = c.get('t');
  const { person } = card;
  const name = fullName(person);
  const scope = requireScope(c);
  const mayEdit = permits(scope, personPolicy, 'person.edit');
  const mayList = permits(scope, personPolicy, 'person.list');
  const tab = tabOfKind(person.kind);
  const list = tab === 'students' ? '/people' : `/people?tab=${tab}`;
  const left = person.status === 'left';
  return page(
    c,
    { title: name, status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={name}
        context={contextOf(c, card)}
        crumbs={mayList ? [{ label: t(`people.tab.${tab}`), href: list }] : []}
        action={
          mayEdit ? (
            <ButtonLink href={`/people/${person.id}/edit`} icon="pencil">
              {t('people.action.edit')}
            </ButtonLink>
          ) : undefined
        }
        menu={mayEdit && !left ? [leaveItem(c, person.id)] : undefined}
      />
      {left ? (
        <Notice
          tone="warn"
          title={t('people.left.title')}
          action={
            mayEdit ? (
              <PostButton action={`/people/${person.id}/status`} hidden={{ action: 'return' }} size="s">
                {t('people.action.return')}
              </PostButton>
            ) : undefined
          }
        >
          {t('people.left.text')}
        </Notice>
      ) : null}
      <Grid min="l" gap="l">
        <Stack gap="l">
          <Card title={t('people.card.facts')}>
            <KeyValue items={factsOf(c, card)} />
          </Card>
          {person.kind === 'student' ? <Guardians c={c} card={card} form={form} mayEdit={mayEdit} /> : null}
          {card.wards.length > 0 ? <Wards c={c} card={card} /> : null}
        </Stack>
        <Stack gap="l">{sections}</Stack>
      </Grid>
    </>,
  );
}

function leaveItem(c: WebContext, id: string) {
  return {
    label: c.get('t')('people.action.leave'),
    action: `/people/${id}/status`,
    hidden: { action: 'leave' },
    icon: 'user-x' as const,
    tone: 'danger' as const,
  };
}

function contextOf(c: WebContext, { person }: PersonCard): string {
  const t = c.get('t');
  const place = person.kind === 'student' ? person.classLabel : person.position || person.workplace;
  return [t(`people.kind.${person.kind}`), place]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

function factsOf(c: WebContext, card: PersonCard): Fact[] {
  const t = c.get('t');
  const { person } = card;
  const none = t('common.word.none');
  const today = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
  const born: Fact = {
    label: t('people.field.bornOn'),
    value:
      person.bornOn === undefined
        ? none
        : `${longDate(c.get('locale'), person.bornOn)} (${t('people.value.age', { count: ageOn(person.bornOn, today) })})`,
  };
  const contacts: Fact[] = [
    {
      label: t('people.field.phone'),
      value: person.phone === '' ? none : <a href={`tel:${person.phone}`}>{phoneText(person.phone)}</a>,
    },
    {
      label: t('people.field.email'),
      value: person.email === '' ? none : <a href={`mailto:${person.email}`}>{person.email}</a>,
    },
  ];
  const text = (label: string, value: string): Fact[] => (value === '' ? [] : [{ label, value }]);
  if (person.kind === 'student') {
    return [
      { label: t('people.field.class'), value: person.classLabel ?? none },
      born,
      {
        label: t('people.field.gender'),
        value: person.gender === 'unknown' ? none : t(`people.gender.${person.gender}`),
      },
      ...contacts,
    ];
  }
  return [
    ...(person.kind === 'teacher'
      ? [{ label: t('people.field.position'), value: person.position || none }]
      : text(t('people.field.position'), person.position)),
    ...text(t('people.field.subject'), person.subject),
    ...text(t('people.field.qualification'), person.qualification),
    ...(person.experienceYears === undefined
      ? []
      : [{ label: t('people.field.experience'), value: <ExperienceFact c={c} card={card} /> }]),
    ...text(t('people.field.workplace'), person.workplace),
    ...(card.leads.length === 0
      ? []
      : [
          {
            label: t('people.field.leads'),
            value: card.leads.map((entry) => entry.label).join(', '),
            action: <a href="/classes">{t('people.classes.title')}</a>,
          },
        ]),
    ...(person.bornOn === undefined ? [] : [born]),
    ...contacts,
  ];
}

const ExperienceFact: FC<{ c: WebContext; card: PersonCard }> = ({ c, card }) => {
  const t = c.get('t');
  const years = t('people.value.years', { count: card.person.experienceYears ?? 0 });
  return isYoungSpecialist(card.person) ? (
    <Cluster gap="s">
      <span>{years}</span>
      <Badge tone="info">{t('people.value.young')}</Badge>
    </Cluster>
  ) : (
    <span>{years}</span>
  );
};

const Guardians: FC<{ c: WebContext; card: PersonCard; form: FormState; mayEdit: boolean }> = (props) => {
  const { c, card, form, mayEdit } = props;
  const t = c.get('t');
  const { id } = card.person;
  const hasErrors = Object.keys(form.errors).length > 0;
  return (
    <Card title={t('people.card.guardians')} context={t('people.card.guardiansHint')}>
      <Stack gap="m">
        {card.guardians.length === 0 ? <p>{t('people.card.noGuardians')}</p> : null}
        {card.guardians.map((guardian) => (
          <Cluster spread>
            <span>
              <a href={`/people/${guardian.id}`}>{fullName(guardian)}</a>
              {guardian.kind === 'unknown' ? null : `, ${t(`people.guardianKind.${guardian.kind}`)}`}
              {guardian.phone === '' ? null : (
                <>
                  {', '}
                  <a href={`tel:${guardian.phone}`}>{phoneText(guardian.phone)}</a>
                </>
              )}
            </span>
            {mayEdit ? (
              <PostButton
                action={`/people/${id}/guardians/${guardian.id}/remove`}
                kind="quiet"
                size="s"
                icon="x"
                label={t('people.action.removeGuardianOf', { name: fullName(guardian) })}
              >
                {t('people.action.removeGuardian')}
              </PostButton>
            ) : null}
          </Cluster>
        ))}
        {mayEdit ? (
          <Fold title={t('people.action.addGuardian')} level={3} look="line" open={hasErrors} id="guardian">
            <Form t={t} action={`/people/${id}/guardians`} form={form}>
              <TextInput t={t} form={form} name="name" label={t('people.field.fullName')} />
              <FieldRow>
                <Select
                  t={t}
                  form={form}
                  name="kind"
                  label={t('people.field.guardianKind')}
                  placeholder={false}
                  options={guardianKinds.map((value) => ({
                    value,
                    label: t(`people.guardianKind.${value}`),
                  }))}
                />
                <TextInput
                  t={t}
                  form={form}
                  name="phone"
                  type="tel"
                  inputmode="tel"
                  label={t('people.field.phone')}
                  optional
                />
              </FieldRow>
              <ButtonRow>
                <Button size="s">{t('people.action.addGuardian')}</Button>
              </ButtonRow>
            </Form>
          </Fold>
        ) : null}
      </Stack>
    </Card>
  );
};

const Wards: FC<{ c: WebContext; card: PersonCard }> = ({ c, card }) => (
  <Card title={c.get('t')('people.card.wards')}>
    <ul>
      {card.wards.map((ward) => (
        <li>
          <a href={`/people/${ward.id}`}>{fullName(ward)}</a>
          {ward.classLabel === undefined ? null : `, ${ward.classLabel}`}
        </li>
      ))}
    </ul>
  </Card>
);
