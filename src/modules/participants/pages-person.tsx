import type { FC } from 'hono/jsx';
import { roles as knownRoles } from '../../core/scope.ts';
import type { WebContext } from '../../http/env.ts';
import { roleKey } from '../../http/page.tsx';
import { hasRole, requireScope, requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonRow,
  Card,
  CheckboxGroup,
  Fold,
  Form,
  formState,
  KeyValue,
  Stack,
  Status,
  Tag,
  type Tone,
} from '../../ui/index.ts';
import { type Consent, type ConsentState, consentPurposes, stateOf } from '../consents/index.ts';
import type { PersonCard, PersonSections } from '../people/index.ts';
import { type PersonFile, readPersonFile } from './service-person.ts';
import type { ParticipantRow } from './store.ts';

/** What a person's card shows beside the facts: programme, consents, roles. */
export const personSections: PersonSections = async (c, card) => {
  const day = today(c);
  const file = await readPersonFile(c.get('platform'), requireScope(c), card.person.id, day);
  const takesPart = card.person.kind !== 'guardian' || file.cards.length > 0;
  return (
    <>
      {takesPart ? <Programme c={c} file={file} /> : null}
      {takesPart ? <Consents c={c} card={card} file={file} day={day} /> : null}
      <Roles c={c} personId={card.person.id} file={file} />
    </>
  );
};

function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

const cardTone: Readonly<Record<ParticipantRow['status'], Tone>> = {
  candidate: 'warn',
  inBase: 'good',
  closed: 'neutral',
};

const Programme: FC<{ c: WebContext; file: PersonFile }> = ({ c, file }) => {
  const t = c.get('t');
  const viewer = requireViewer(c);
  const opens = hasRole(
    viewer,
    'administrator',
    'curator',
    'deputyHead',
    'workingGroupMember',
    'psychologist',
    'socialPedagogue',
  );
  const shown = file.cards.flatMap((card) => {
    const year = viewer.years.find((entry) => entry.id === card.yearId);
    return year === undefined ? [] : [{ card, year }];
  });
  return (
    <Card title={t('participants.person.programme')}>
      {shown.length === 0 ? (
        <p>{t('participants.person.noCards')}</p>
      ) : (
        <KeyValue
          items={shown.map(({ card, year }) => ({
            label: year.title,
            value: (
              <Status tone={cardTone[card.status]}>
                {t(`participants.person.${card.side}`)}, {t(`participants.person.${card.status}`)}
              </Status>
            ),
            action: opens ? (
              <a href={`/years/${year.startYear}/participants/${card.id}`}>{t('common.action.open')}</a>
            ) : undefined,
          }))}
        />
      )}
    </Card>
  );
};

function stateWords(c: WebContext, card: PersonCard, consent: Consent, day: string): [Tone, string] {
  const t = c.get('t');
  const state: ConsentState = stateOf(consent, card.person, day);
  const word = t(`consents.state.${state}`);
  if (state !== 'given') return ['warn', word];
  const signed = longDate(c.get('locale'), consent.signedOn);
  return ['good', t('participants.person.signed', { date: signed })];
}

const Consents: FC<{ c: WebContext; card: PersonCard; file: PersonFile; day: string }> = (props) => {
  const { c, card, file, day } = props;
  const t = c.get('t');
  const { consents } = file;
  if (consents === undefined) {
    return (
      <Card title={t('consents.registry.title')}>
        {file.hasConsent ? (
          <Status tone="good">{t('participants.person.consentGiven')}</Status>
        ) : (
          <Status tone="warn">{t('participants.warning.noConsentTitle')}</Status>
        )}
      </Card>
    );
  }
  const newest = consentPurposes.flatMap((purpose) => {
    const one = consents.find((entry) => entry.purpose === purpose && entry.status !== 'superseded');
    return one === undefined ? [] : [one];
  });
  const lacks = !newest.some((entry) => entry.purpose === 'processing');
  const list = card.person.classId === undefined ? 'staff' : card.person.classId;
  return (
    <Card
      title={t('consents.registry.title')}
      action={<a href={`/consents?who=everybody&class=${list}`}>{t('participants.action.consents')}</a>}
    >
      <KeyValue
        items={[
          ...(lacks
            ? [
                {
                  label: t('consents.purpose.processing'),
                  value: <Status tone="warn">{t('consents.state.missing')}</Status>,
                },
              ]
            : []),
          ...newest.map((consent) => {
            const [tone, word] = stateWords(c, card, consent, day);
            return {
              label: t(`consents.purpose.${consent.purpose}`),
              value: <Status tone={tone}>{word}</Status>,
            };
          }),
        ]}
      />
    </Card>
  );
};

const Roles: FC<{ c: WebContext; personId: string; file: PersonFile }> = ({ c, personId, file }) => {
  const t = c.get('t');
  const maySet = hasRole(requireViewer(c), 'administrator');
  if (!maySet && file.roles.length === 0) return null;
  return (
    <Card title={t('participants.person.roles')} context={t('participants.person.rolesHint')}>
      <Stack gap="m">
        {file.roles.length === 0 ? (
          <p>{t('participants.person.noRoles')}</p>
        ) : (
          <p>{file.roles.flatMap((role) => [<Tag>{t(roleKey(role))}</Tag>, ' '])}</p>
        )}
        {maySet ? (
          <Fold title={t('participants.person.changeRoles')} level={3} look="line">
            <Form t={t} action={`/accounts/${personId}/roles`} hidden={{ back: 'person' }}>
              <CheckboxGroup
                t={t}
                form={formState({ role: [...file.roles] })}
                name="role"
                label={t('participants.person.roles')}
                hideLabel
                optional
                options={knownRoles.map((role) => ({ value: role, label: t(roleKey(role)) }))}
              />
              <ButtonRow>
                <Button size="s">{t('common.action.save')}</Button>
              </ButtonRow>
            </Form>
          </Fold>
        ) : null}
      </Stack>
    </Card>
  );
};
