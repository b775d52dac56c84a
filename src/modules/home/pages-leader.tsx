import type { FC } from 'hono/jsx';
import { dayAndMonth, type MessageKey } from '../../i18n/index.ts';
import {
  ButtonLink,
  Card,
  EmptyState,
  Grid,
  PostButton,
  Progress,
  Stack,
  type TaskItem,
  TaskList,
} from '../../ui/index.ts';
import { type FirstStep, type FirstStepCode, firstSteps, isOnTheWay } from './first-step.ts';
import { RiskCard, WeekCard, type Words } from './pages-parts.tsx';
import type { LeaderHome } from './service.ts';

/** The week of whoever leads the programme: first steps of a fresh school, the road map, what waits for a decision. */
export const LeaderPart: FC<{ words: Words; home: LeaderHome }> = ({ words, home }) => {
  const { t } = words;
  const attention = attentionItems(words, home);
  const started = words.year !== undefined;
  const calm = started && home.tasks.length === 0 && attention.length === 0 && home.atRisk.length === 0;
  return (
    <Stack gap="l">
      {isOnTheWay(home.facts) ? <FirstSteps words={words} home={home} /> : null}
      {calm ? (
        <EmptyState title={t('home.calm.title')} icon="checks">
          {t('home.calm.text')}
        </EmptyState>
      ) : null}
      {started && !calm ? (
        <Grid min="l" gap="l">
          <WeekCard words={words} tasks={home.tasks} />
          <Card id="attention" title={t('home.attention.title')}>
            {attention.length === 0 ? (
              <p>{t('home.attention.none')}</p>
            ) : (
              <TaskList t={t} items={attention} label={t('home.attention.title')} />
            )}
          </Card>
        </Grid>
      ) : null}
      <RiskCard words={words} tandems={home.atRisk} />
    </Stack>
  );
};

const stepTexts: Readonly<
  Record<FirstStepCode, { title: MessageKey; text: MessageKey; action: MessageKey }>
> = {
  organization: {
    title: 'home.step.organization',
    text: 'home.step.organizationText',
    action: 'home.step.organizationAction',
  },
  year: { title: 'home.step.year', text: 'home.step.yearText', action: 'home.step.yearAction' },
  pupils: { title: 'home.step.pupils', text: 'home.step.pupilsText', action: 'home.step.upload' },
  teachers: { title: 'home.step.teachers', text: 'home.step.teachersText', action: 'home.step.upload' },
  mentees: { title: 'home.step.mentees', text: 'home.step.menteesText', action: 'home.step.upload' },
  mentors: { title: 'home.step.mentors', text: 'home.step.mentorsText', action: 'home.step.upload' },
  consents: {
    title: 'home.step.consents',
    text: 'home.step.consentsText',
    action: 'home.step.consentsAction',
  },
  pairs: { title: 'home.step.pairs', text: 'home.step.pairsText', action: 'home.step.pairsAction' },
  order: { title: 'home.step.order', text: 'home.step.orderText', action: 'home.step.orderAction' },
};

function stepHref(code: FirstStepCode, year: string | undefined): string | undefined {
  if (code === 'organization') return '/organization';
  if (code === 'year') return '/years/new';
  if (code === 'pupils' || code === 'teachers') return `/imports/new?kind=${code}`;
  if (year === undefined) return undefined;
  if (code === 'mentees' || code === 'mentors') return `/imports/new?kind=${code}`;
  if (code === 'consents') return '/consents?state=missing';
  return code === 'pairs' ? `${year}/pairs` : `${year}/order/new`;
}

const FirstSteps: FC<{ words: Words; home: LeaderHome }> = ({ words, home }) => {
  const { t } = words;
  const steps = firstSteps(home.facts);
  const done = steps.filter((step) => step.state === 'done').length;
  const next = steps.find((step) => step.state === 'next');
  const item = (step: FirstStep): TaskItem => {
    const texts = stepTexts[step.code];
    const href = stepHref(step.code, words.year);
    return {
      title: t(texts.title),
      href: step.state === 'done' ? href : undefined,
      state: step.state === 'done' ? 'done' : step.state === 'next' ? 'due' : 'ahead',
      note:
        step.of !== undefined && step.of > 0
          ? t('home.step.of', { count: step.count ?? 0, of: step.of })
          : step.count !== undefined && step.count > 0
            ? t('home.step.count', { count: step.count })
            : t(texts.text),
      action:
        step.state === 'done' || href === undefined ? undefined : (
          <ButtonLink
            href={href}
            size="s"
            kind={step.state === 'next' ? 'primary' : 'secondary'}
            label={`${t(texts.action)}: ${t(texts.title)}`}
          >
            {t(texts.action)}
          </ButtonLink>
        ),
    };
  };
  return (
    <Card id="first-steps" look="tint" title={t('home.steps.title')} context={t('home.steps.context')}>
      <Stack gap="m">
        <Progress
          t={t}
          label={t('home.steps.progress')}
          done={done}
          total={steps.length}
          note={next === undefined ? '' : t('home.steps.next', { title: t(stepTexts[next.code].title) })}
        />
        <TaskList t={t} items={steps.map(item)} label={t('home.steps.title')} />
      </Stack>
    </Card>
  );
};

/** What waits for somebody who leads the programme, beside the road map; each with its one-tap action. */
function attentionItems(words: Words, home: LeaderHome): TaskItem[] {
  const { t, locale, year } = words;
  const items: TaskItem[] = home.documents.map((document) => ({
    title: t('home.item.document', { title: document.title }),
    href: `/documents/${document.id}`,
    state: 'waiting',
    note: t('home.item.documentNote'),
    action: (
      <ButtonLink href={`/documents/${document.id}`} size="s">
        {t('common.action.open')}
      </ButtonLink>
    ),
  }));
  if (year === undefined) return items;
  for (const side of ['mentee', 'mentor'] as const) {
    const { mayEnter, noDirection } = home.candidates[side];
    if (mayEnter > 0) {
      items.push({
        title: t(`home.item.mayEnter.${side}`, { count: mayEnter }),
        href: `${year}/${side}s?state=mayEnter`,
        state: 'due',
        note: t('home.item.mayEnterNote'),
        action: (
          <PostButton action={`${year}/${side}s/enter`} size="s" icon="user-check">
            {t('home.item.mayEnterAction')}
          </PostButton>
        ),
      });
    }
    if (noDirection > 0) {
      items.push({
        title: t(`home.item.noDirection.${side}`, { count: noDirection }),
        href: `${year}/${side}s?state=noDirection`,
        state: 'due',
        note: t(`home.item.noDirectionNote.${side}`),
        action: (
          <ButtonLink href={`${year}/${side}s?state=noDirection`} size="s">
            {t('home.item.show')}
          </ButtonLink>
        ),
      });
    }
  }
  if (home.withoutConsent > 0) {
    items.push({
      title: t('home.item.noConsent', { count: home.withoutConsent }),
      href: '/consents?state=missing',
      state: 'due',
      note: t('home.item.noConsentNote', { of: home.facts.asked }),
      action: (
        <ButtonLink href="/consents/missing" size="s" icon="printer">
          {t('home.item.noConsentAction')}
        </ButtonLink>
      ),
    });
  }
  for (const side of ['mentee', 'mentor'] as const) {
    const count = home.doubtfulNames[side];
    if (count === 0) continue;
    items.push({
      title: t('home.item.doubtful', { count }),
      href: `${year}/${side}s?state=doubtful`,
      state: 'due',
      note: t('home.item.doubtfulNote'),
      action: (
        <ButtonLink href={`${year}/${side}s?state=doubtful`} size="s">
          {t('home.item.doubtfulAction')}
        </ButtonLink>
      ),
    });
  }
  if (home.unplaced > 0) {
    items.push({
      title: t('home.item.unplaced', { count: home.unplaced }),
      href: `${year}/pairs`,
      state: 'due',
      action: (
        <ButtonLink href={`${year}/pairs`} size="s" icon="heart-handshake">
          {t('home.item.unplacedAction')}
        </ButtonLink>
      ),
    });
  }
  if (home.tandemsWithoutOrder > 0) {
    items.push({
      title: t('home.item.withoutOrder', { count: home.tandemsWithoutOrder }),
      href: `${year}/tandems?state=agreed`,
      state: 'due',
      action: (
        <ButtonLink href={`${year}/order/new`} size="s" icon="file-certificate">
          {t('home.item.withoutOrderAction')}
        </ButtonLink>
      ),
    });
  }
  if (home.tandemsNotInformed > 0) {
    items.push({
      title: t('home.item.notInformed', { count: home.tandemsNotInformed }),
      href: '/documents',
      state: 'due',
      note: t('home.item.notInformedNote'),
      action: (
        <ButtonLink href={`${year}/notices.docx`} size="s" icon="download" download>
          {t('home.item.notInformedAction')}
        </ButtonLink>
      ),
    });
  }
  for (const { round, invited, answered } of home.rounds) {
    items.push({
      title: t('home.item.round', { title: round.definition.title[locale] }),
      href: `${year}/surveys/${round.id}`,
      state: 'waiting',
      due: t('programmes.due.by', { date: dayAndMonth(locale, round.closesOn) }),
      note: t('home.item.roundNote', { answered, invited }),
      action: (
        <ButtonLink href={`${year}/surveys/${round.id}`} size="s">
          {t('home.item.roundAction')}
        </ButtonLink>
      ),
    });
  }
  return items;
}
