import type { FC } from 'hono/jsx';
import { groupBy } from '../../core/group-by.ts';
import { permits } from '../../core/scope.ts';
import type { WebContext } from '../../http/env.ts';
import { requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonRow,
  Card as CardBox,
  CheckboxGroup,
  Form,
  type FormState,
  formState,
  PostButton,
  Select,
  Stack,
  TextInput,
} from '../../ui/index.ts';
import type { PersonChoice } from '../people/index.ts';
import { categoriesOf, findCategory } from './category.ts';
import { directionTitle } from './direction.ts';
import { nameOf } from './pages-card-fields.tsx';
import { participantPolicy } from './policy.ts';
import type { BaseLine, Card } from './service.ts';

export function cardHref(c: WebContext, id: string): string {
  return `/years/${c.req.param('startYear')}/participants/${id}`;
}

export function personOptions(c: WebContext, people: readonly PersonChoice[]) {
  const groups = groupBy(people, (person) => person.classLabel ?? c.get('t')('participants.word.adults'));
  return [...groups].map(([group, members]) => ({
    group,
    options: members.map((person) => ({ value: person.id, label: nameOf(person) })),
  }));
}

export function facts(c: WebContext, line: BaseLine) {
  const t = c.get('t');
  const dash = t('common.word.none');
  const common = [
    {
      label: t(`participants.field.directions.${line.side}`),
      value: line.directions.map(directionTitle).join(', ') || dash,
    },
    { label: t('participants.field.mode'), value: t(`participants.mode.${line.meetingMode}`) },
  ];
  const entered =
    line.enteredOn === undefined
      ? []
      : [{ label: t('participants.field.enteredOn'), value: longDate(c.get('locale'), line.enteredOn) }];
  if (line.side === 'mentee') {
    return [
      ...common,
      { label: t('participants.field.requestText'), value: line.requestText || dash },
      { label: t('participants.field.need'), value: line.need ?? dash },
      {
        label: t('participants.field.wishedPartner'),
        value: line.wishedPartner === '' ? dash : t(`participants.partner.${line.wishedPartner as 'any'}`),
      },
      { label: t('participants.field.minutes'), value: minutesWords(c, line) ?? dash },
      ...entered,
    ];
  }
  return [
    ...common,
    { label: t('participants.field.capacity'), value: line.capacity },
    { label: t('participants.field.hours'), value: line.hoursPerMonth ?? dash },
    {
      label: t('participants.field.wishedAge'),
      value: line.wishedAge === '' ? dash : t(`participants.age.${line.wishedAge as 'any'}`),
    },
    { label: t('participants.field.workplace'), value: line.workplace || dash },
    {
      label: t('participants.field.availableToOthers'),
      value: t(line.availableToOthers ? 'common.word.yes' : 'common.word.no'),
    },
    ...entered,
  ];
}

function minutesWords(c: WebContext, line: BaseLine): string | undefined {
  const { minutesPerWeekFrom: from, minutesPerWeekTo: to } = line;
  if (from === undefined && to === undefined) return undefined;
  if (to === undefined) return c.get('t')('participants.minutes.from', { from: from ?? 0 });
  return c.get('t')('participants.minutes.range', { from: from ?? 0, to });
}

export const Bans: FC<{
  c: WebContext;
  cardId: string;
  bans: Card['bans'];
  people: readonly PersonChoice[];
  edits: boolean;
}> = ({ c, cardId, bans, people, edits }) => {
  const t = c.get('t');
  if (bans.length === 0) return null;
  return (
    <CardBox title={t('participants.card.bans')} context={t('participants.card.bansHint')}>
      <Stack gap="m">
        {bans.map((ban) => (
          <div>
            <p>
              {ban.typedName} — {t(`participants.ban.${ban.status}`)}
            </p>
            {ban.status === 'doubtful' && edits ? (
              <Form t={t} action={`${cardHref(c, cardId)}/bans/${ban.id}`}>
                <Select
                  t={t}
                  name="personId"
                  label={t('participants.field.banPerson')}
                  options={[
                    { value: 'nobody', label: t('participants.ban.nobody') },
                    ...personOptions(c, people),
                  ]}
                />
                <ButtonRow>
                  <Button size="s">{t('participants.action.settle')}</Button>
                </ButtonRow>
              </Form>
            ) : null}
          </div>
        ))}
      </Stack>
    </CardBox>
  );
};

export const Categories: FC<{ c: WebContext; line: BaseLine; form: FormState }> = ({ c, line, form }) => {
  const t = c.get('t');
  const { scope } = requireViewer(c);
  const audience = categoriesOf(line.side).filter((category) => category.audience.includes(line.person.kind));
  if (audience.length === 0) return null;
  if (!permits(scope, participantPolicy, 'participant.categories')) {
    const titles = line.categories.map((code) => findCategory(code)?.title ?? code);
    return titles.length === 0 ? null : (
      <CardBox title={t('participants.card.categories')}>{titles.join(', ')}</CardBox>
    );
  }
  const state = formState(
    { ...form.values, category: form.values.category ?? [...line.categories] },
    form.errors,
  );
  return (
    <CardBox title={t('participants.card.categories')} context={t('participants.card.categoriesHint')}>
      <Form t={t} action={`${cardHref(c, line.id)}/categories`} form={state}>
        <CheckboxGroup
          t={t}
          form={state}
          name="category"
          label={t('participants.field.categories')}
          hideLabel
          optional
          options={audience.map((category) => ({
            value: category.code,
            label: category.title,
            hint: category.special
              ? t('participants.hint.special')
              : category.restricted
                ? t('participants.hint.restricted')
                : undefined,
          }))}
        />
        <ButtonRow>
          <Button kind="secondary">{t('common.action.save')}</Button>
        </ButtonRow>
      </Form>
    </CardBox>
  );
};

export const CloseForm: FC<{ c: WebContext; line: BaseLine; form: FormState }> = ({ c, line, form }) => {
  const t = c.get('t');
  if (line.status === 'closed') {
    return (
      <PostButton action={`${cardHref(c, line.id)}/reopen`} icon="refresh">
        {t('participants.action.reopen')}
      </PostButton>
    );
  }
  return (
    <Form t={t} action={`${cardHref(c, line.id)}/close`}>
      <TextInput t={t} form={form} name="reason" label={t('participants.field.closeReason')} />
      <ButtonRow>
        <Button kind="quiet" icon="archive">
          {t('participants.action.close')}
        </Button>
      </ButtonRow>
    </Form>
  );
};
