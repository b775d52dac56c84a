import type { FC } from 'hono/jsx';
import { dayAndMonth } from '../../i18n/index.ts';
import {
  ButtonLink,
  Card,
  Cluster,
  EmptyState,
  Grid,
  Section,
  Stack,
  StageLine,
  Stat,
  Stats,
  type TaskItem,
  TaskList,
} from '../../ui/index.ts';
import type { OwnClass } from '../participants/index.ts';
import { fullName } from '../people/index.ts';
import { stageItem } from '../programmes/index.ts';
import type { YearSummary } from '../reporting/index.ts';
import { nameList, RiskCard, WeekCard, type Words } from './pages-parts.tsx';
import type { WaitingDocument } from './service.ts';
import type { ClassTeacherHome, PrincipalHome, SpecialistHome, WorkingGroupHome } from './service-staff.ts';

interface Props<H> {
  readonly words: Words;
  readonly home: H;
}

/** One page for the head: stages as lights with words, three numbers with last year's, what needs a signature (R95). */
export const PrincipalPart: FC<Props<PrincipalHome> & { startYear: number }> = ({
  words,
  home,
  startYear,
}) => {
  const { t } = words;
  return (
    <Stack gap="l">
      <Section id="stages" title={t('home.principal.stages')}>
        <StageLine
          t={t}
          label={t('home.principal.stages')}
          stages={home.stages.map((overview) => stageItem(t, startYear, overview))}
        />
      </Section>
      {home.figures ? <Figures words={words} figures={home.figures} /> : null}
      <Grid min="l" gap="l">
        <Card id="signature" title={t('home.principal.signature')}>
          {home.documents.length === 0 ? (
            <p>{t('home.principal.nothingToSign')}</p>
          ) : (
            <TaskList
              t={t}
              label={t('home.principal.signature')}
              items={home.documents.map((document) => signatureItem(words, document))}
            />
          )}
        </Card>
        <WeekCard words={words} tasks={home.tasks} />
      </Grid>
    </Stack>
  );
};

function signatureItem({ t }: Words, document: WaitingDocument) {
  return {
    title: document.title,
    href: `/documents/${document.id}`,
    state: 'waiting' as const,
    action: (
      <ButtonLink href={`/documents/${document.id}`} size="s" kind="primary" icon="signature">
        {t('home.principal.sign')}
      </ButtonLink>
    ),
  };
}

const Figures: FC<{ words: Words; figures: NonNullable<PrincipalHome['figures']> }> = ({
  words,
  figures,
}) => {
  const { t, year } = words;
  const { current, previous } = figures;
  const figure = (
    label: 'home.principal.people' | 'home.principal.tandems' | 'home.principal.meetings',
    of: (summary: YearSummary) => number,
    part: string,
  ) => (
    <Stat
      t={t}
      value={of(current)}
      label={t(label)}
      href={`${year}/summary/${part}`}
      previous={previous === undefined ? t('home.principal.noPrevious') : of(previous)}
    />
  );
  return (
    <Section
      id="figures"
      title={t('home.principal.figures')}
      action={<a href={`${year}/summary`}>{t('home.principal.summary')}</a>}
    >
      <Stats>
        {figure('home.principal.people', (summary) => summary.people.total, 'people')}
        {figure('home.principal.tandems', (summary) => summary.tandems.total, 'tandems')}
        {figure('home.principal.meetings', (summary) => summary.meetings.held, 'meetings?status=held')}
      </Stats>
    </Section>
  );
};

/** The own class: who lacks a consent, who has not answered, what the road map asks. */
export const ClassTeacherPart: FC<Props<ClassTeacherHome>> = ({ words, home }) => {
  const { t, locale } = words;
  if (home.classes.length === 0) {
    return (
      <EmptyState title={t('home.class.noneTitle')} icon="school">
        {t('home.class.noneText')}
      </EmptyState>
    );
  }
  return (
    <Stack gap="l">
      <Grid min="l" gap="l">
        {home.classes.map((entry) => (
          <ClassCard words={words} entry={entry} />
        ))}
        {home.rounds.map(({ view, silent }) => (
          <Card
            title={t('home.class.silent', { count: silent.length })}
            context={t('home.class.silentContext', {
              title: view.round.definition.title[locale],
              date: dayAndMonth(locale, view.round.closesOn),
            })}
          >
            {nameList(
              t,
              silent.map((card) => fullName(card.person)),
              8,
            )}
          </Card>
        ))}
      </Grid>
      <WeekCard words={words} tasks={home.tasks} />
    </Stack>
  );
};

const namesOf = (pupils: OwnClass['pupils']) => pupils.map((pupil) => fullName(pupil.person));

const ClassCard: FC<{ words: Words; entry: OwnClass }> = ({ words, entry }) => {
  const { t } = words;
  const { schoolClass, pupils } = entry;
  const taking = pupils.filter((pupil) => pupil.cards.length > 0);
  const lacking = taking.filter((pupil) => !pupil.hasConsent);
  const others = pupils.filter((pupil) => !pupil.hasConsent && pupil.cards.length === 0);
  const given = pupils.filter((pupil) => pupil.hasConsent).length;
  return (
    <Card
      title={t('home.class.title', { label: schoolClass.label })}
      action={<a href="/my-class">{t('home.class.open')}</a>}
      foot={
        given < pupils.length ? (
          <ButtonLink
            href={`/consents/missing?class=${schoolClass.id}&who=everybody`}
            size="s"
            icon="printer"
          >
            {t('home.class.print')}
          </ButtonLink>
        ) : undefined
      }
    >
      <Stack gap="m">
        <Stats>
          <Stat
            t={t}
            value={given}
            total={pupils.length}
            label={t('home.class.consents')}
            href="/my-class?only=noConsent"
          />
          <Stat t={t} value={taking.length} label={t('home.class.taking')} href="/my-class?only=cards" />
        </Stats>
        {lacking.length === 0 ? null : (
          <Section level={3} title={t('home.class.lackingTaking', { count: lacking.length })}>
            {nameList(t, namesOf(lacking), 8)}
          </Section>
        )}
        {others.length === 0 ? null : (
          <Section level={3} title={t('home.class.lackingRest', { count: others.length })}>
            {nameList(t, namesOf(others), 6)}
          </Section>
        )}
      </Stack>
    </Card>
  );
};

/** The queue of a psychologist and of a social pedagogue. */
export const SpecialistPart: FC<Props<SpecialistHome>> = ({ words, home }) => {
  const { t, year } = words;
  const shown = home.withoutCategory.slice(0, 6);
  const queue: TaskItem[] = [
    ...(home.doubtfulNames === 0
      ? []
      : [
          {
            title: t('home.item.doubtful', { count: home.doubtfulNames }),
            href: `${year}/mentees?state=doubtful`,
            state: 'due' as const,
            note: t('home.item.doubtfulNote'),
            action: (
              <ButtonLink href={`${year}/mentees?state=doubtful`} size="s">
                {t('home.item.show')}
              </ButtonLink>
            ),
          },
        ]),
    ...shown.map((card) => ({
      title: t('home.queue.card', { name: fullName(card.person) }),
      href: `${year}/participants/${card.id}`,
      state: 'waiting' as const,
      note: card.person.classLabel ?? card.person.position,
      action: (
        <ButtonLink href={`${year}/participants/${card.id}`} size="s">
          {t('common.action.open')}
        </ButtonLink>
      ),
    })),
  ];
  const empty =
    home.withoutCategory.length + home.doubtfulNames + home.atRisk.length + home.tasks.length === 0;
  if (empty) {
    return (
      <EmptyState title={t('home.queue.emptyTitle')} icon="checks">
        {t('home.queue.emptyText')}
      </EmptyState>
    );
  }
  return (
    <Stack gap="l">
      {queue.length === 0 ? null : (
        <Card
          title={t('home.queue.title')}
          context={home.withoutCategory.length > 0 ? t('home.queue.cardsContext') : undefined}
          foot={
            home.withoutCategory.length > shown.length ? (
              <a href={`${year}/mentees`}>{t('home.queue.all')}</a>
            ) : undefined
          }
        >
          <TaskList t={t} label={t('home.queue.title')} items={queue} />
        </Card>
      )}
      <RiskCard words={words} tandems={home.atRisk} />
      {home.tasks.length === 0 ? null : <WeekCard words={words} tasks={home.tasks} />}
    </Stack>
  );
};

export const WorkingGroupPart: FC<Props<WorkingGroupHome>> = ({ words, home }) => {
  const { t, year } = words;
  return (
    <Grid min="l" gap="l">
      <WeekCard words={words} tasks={home.tasks} />
      <Card title={t('home.group.title')}>
        <Stack gap="m">
          <p>
            {home.unplaced > 0
              ? t('home.item.unplaced', { count: home.unplaced })
              : t('home.group.allPlaced')}
          </p>
          <Cluster>
            <ButtonLink href={`${year}/pairs`} icon="heart-handshake">
              {t('home.item.unplacedAction')}
            </ButtonLink>
          </Cluster>
        </Stack>
      </Card>
    </Grid>
  );
};
