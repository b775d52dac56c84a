import type { FC } from 'hono/jsx';
import type { WebApp, WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { currentYear, requireScope, requireViewer } from '../../http/viewer.ts';
import {
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  PageHead,
  Stack,
  Stat,
  Stats,
  Status,
} from '../../ui/index.ts';
import { fullName, phoneText } from '../people/index.ts';
import { type OwnClass, type OwnPupil, readOwnClasses } from './service-person.ts';

/** A class teacher's own class: who is in it, who lacks a consent, who takes part (X10). */
export function myClassPages(app: WebApp): void {
  app.get('/my-class', async (c) => {
    const viewer = requireViewer(c);
    const day = c.get('platform').clock.today(viewer.organization.timeZone);
    const year = currentYear(viewer);
    const classes = await readOwnClasses(c.get('platform'), requireScope(c), year?.id, day);
    const only = c.req.query('only');
    return classPage(c, classes, only === 'noConsent' || only === 'cards' ? only : undefined);
  });
}

type Only = 'noConsent' | 'cards' | undefined;

function classPage(c: WebContext, classes: readonly OwnClass[], only: Only) {
  const t = c.get('t');
  const labels = classes.map((entry) => entry.schoolClass.label).join(', ');
  const title =
    labels === '' ? t('participants.myClass.title') : t('participants.myClass.of', { label: labels });
  return page(
    c,
    { title },
    <>
      <PageHead t={t} title={title} context={t('participants.myClass.context')} />
      {classes.length === 0 ? (
        <EmptyState title={t('participants.myClass.empty')} icon="school">
          {t('participants.myClass.emptyText')}
        </EmptyState>
      ) : (
        <Stack gap="xl">
          {classes.map((entry) => (
            <ClassList c={c} entry={entry} only={only} titled={classes.length > 1} />
          ))}
        </Stack>
      )}
    </>,
  );
}

const ClassList: FC<{ c: WebContext; entry: OwnClass; only: Only; titled: boolean }> = (props) => {
  const { c, entry, only, titled } = props;
  const t = c.get('t');
  const { pupils, schoolClass } = entry;
  const lacking = pupils.filter((pupil) => !pupil.hasConsent);
  const takingPart = pupils.filter((pupil) => pupil.cards.length > 0);
  const rows = only === 'noConsent' ? lacking : only === 'cards' ? takingPart : pupils;
  return (
    <Card title={titled ? schoolClass.label : undefined} look="quiet">
      <Stack gap="l">
        <Stats>
          <Stat t={t} value={pupils.length} label={t('participants.myClass.pupils')} href="/my-class" />
          <Stat
            t={t}
            value={lacking.length}
            total={pupils.length}
            label={t('participants.myClass.noConsent')}
            href="/my-class?only=noConsent"
          />
          <Stat
            t={t}
            value={takingPart.length}
            total={pupils.length}
            label={t('participants.myClass.takePart')}
            href="/my-class?only=cards"
          />
        </Stats>
        <DataTable
          t={t}
          caption={t('participants.myClass.of', { label: schoolClass.label })}
          rows={rows}
          rowKey={(pupil) => pupil.person.id}
          rowHref={(pupil) => `/people/${pupil.person.id}`}
          columns={[
            {
              key: 'name',
              header: t('participants.column.person'),
              primary: true,
              cell: (pupil) => fullName(pupil.person),
            },
            {
              key: 'consent',
              header: t('participants.myClass.consent'),
              secondary: true,
              cell: (pupil) => <ConsentWord c={c} pupil={pupil} />,
            },
            {
              key: 'cards',
              header: t('participants.person.programme'),
              from: 'm',
              cell: (pupil) => programmeWords(c, pupil),
            },
            {
              key: 'guardian',
              header: t('participants.myClass.guardian'),
              from: 'l',
              cell: (pupil) => guardianWords(pupil),
            },
          ]}
          chips={(['noConsent', 'cards'] as const).map((key) => ({
            label: t(key === 'cards' ? 'participants.myClass.takePart' : 'participants.myClass.noConsent'),
            href: only === key ? '/my-class' : `/my-class?only=${key}`,
            current: only === key,
            count: key === 'cards' ? takingPart.length : lacking.length,
          }))}
          tools={
            lacking.length > 0 ? (
              <ButtonLink href={`/consents?who=everybody&class=${schoolClass.id}`} icon="signature" size="s">
                {t('participants.myClass.markConsents')}
              </ButtonLink>
            ) : undefined
          }
          empty={{
            title: t('participants.empty.filtered'),
            icon: 'users',
            children: t('participants.emptyText.filtered'),
          }}
        />
      </Stack>
    </Card>
  );
};

const ConsentWord: FC<{ c: WebContext; pupil: OwnPupil }> = ({ c, pupil }) =>
  pupil.hasConsent ? (
    <Status tone="good">{c.get('t')('consents.state.given')}</Status>
  ) : (
    <Status tone="warn">{c.get('t')('consents.state.missing')}</Status>
  );

function programmeWords(c: WebContext, pupil: OwnPupil): string {
  const t = c.get('t');
  if (pupil.cards.length === 0) return '—';
  return pupil.cards
    .map((card) => `${t(`participants.person.${card.side}`)}, ${t(`participants.person.${card.status}`)}`)
    .join('; ');
}

function guardianWords(pupil: OwnPupil): string {
  return (
    pupil.guardians
      .map(({ name: [lastName, firstName, middleName], phone }) =>
        [fullName({ lastName, firstName, middleName }), phone === '' ? '' : phoneText(phone)]
          .filter((part) => part !== '')
          .join(', '),
      )
      .join('; ') || '—'
  );
}
