import type { FC } from 'hono/jsx';
import { longDate } from '../../i18n/index.ts';
import {
  Card,
  Grid,
  KeyValue,
  Prose,
  Section,
  Stack,
  Stat,
  TaskList,
  type TaskState,
} from '../../ui/index.ts';
import type { ProgrammeYear } from '../programmes/index.ts';
import { satisfiedFrom } from '../questionnaires/index.ts';
import { ShareStat, shareWords, surveyOrigin, type Words } from './pages-words.tsx';
import { indicatorShares, type StageLineFigures, satisfactionRound } from './summary.ts';

/** Personal satisfaction of both sides, round by round (R212; I5, I6): the rule stands beside the number. */
export const SatisfactionCard: FC<{ words: Words }> = ({ words }) => {
  const { t, locale, summary, base } = words;
  const surveys = base.replace(/summary$/, 'surveys');
  return (
    <Card
      id="satisfaction"
      title={t('reporting.section.satisfaction')}
      context={t('questionnaires.result.rule', { from: satisfiedFrom })}
    >
      {summary.rounds.length === 0 ? <p>{t('reporting.round.none')}</p> : null}
      <Stack gap="l">
        {summary.rounds.map((round) => (
          <Section level={3} title={round.title[locale]}>
            <Grid min="m">
              {(['mentee', 'mentor'] as const).map((side) => {
                const figures = round.sides[side];
                return (
                  <ShareStat
                    words={words}
                    share={{ part: figures.satisfied, whole: figures.answered }}
                    label={t(`reporting.round.satisfied.${side}`)}
                    origin={surveyOrigin(words, round)}
                    href={`${surveys}/${round.id}`}
                    note={t('reporting.round.answeredNote', {
                      share: shareWords(t, { part: figures.answered, whole: figures.invited }),
                    })}
                  />
                );
              })}
            </Grid>
          </Section>
        ))}
      </Stack>
    </Card>
  );
};

const stageStates: Readonly<Record<StageLineFigures['state'], TaskState>> = {
  done: 'done',
  ready: 'waiting',
  active: 'due',
  due: 'due',
  late: 'late',
  ahead: 'ahead',
};

/** The seven stages: what was done, when each was closed, and why with open points. */
export const StagesCard: FC<{ words: Words }> = ({ words }) => {
  const { t, locale, summary, base } = words;
  const stages = base.replace(/summary$/, 'stages');
  const closed = summary.stages.filter((stage) => stage.closedOn !== undefined).length;
  return (
    <Card
      id="stages"
      title={t('reporting.section.stages')}
      context={t('reporting.stage.finding', {
        share: shareWords(t, { part: closed, whole: summary.stages.length }),
      })}
    >
      <TaskList
        t={t}
        label={t('reporting.stage.table')}
        items={summary.stages.map((stage) => ({
          title: `${stage.number}. ${stage.title}`,
          href: `${stages}/${stage.number}`,
          state: stageStates[stage.state],
          due:
            stage.closedOn === undefined
              ? t(`reporting.stage.${stage.state === 'done' ? 'ready' : stage.state}`)
              : t('reporting.stage.closedOn', { date: longDate(locale, stage.closedOn) }),
          note: (
            <>
              {t('reporting.stage.lines', { part: stage.done, whole: stage.total })}
              {stage.warnings.map(
                (warning) => ` ${t(`programmes.gate.${warning.code}`, { count: warning.count })}.`,
              )}
              {stage.reason === '' ? null : ` ${t('reporting.stage.reason', { reason: stage.reason })}`}
            </>
          ),
        }))}
      />
    </Card>
  );
};

export const ConsentsCard: FC<{ words: Words }> = ({ words }) => {
  const { t, summary, base } = words;
  const { consents } = summary;
  return (
    <Card id="consents" title={t('reporting.section.consents')}>
      <Grid min="m">
        <ShareStat
          words={words}
          share={consents}
          label={t('reporting.figure.consents')}
          origin={t('reporting.origin.consents')}
          href={`${base}/consents`}
        />
        <Stat
          t={t}
          value={consents.withdrawn}
          label={t('reporting.figure.withdrawn')}
          href={`${base}/consents?state=withdrawn`}
          note={consents.withdrawn > 0 ? t('reporting.maskedNote') : undefined}
        />
      </Grid>
    </Card>
  );
};

/** Tasks of the programme with the indicators by which each is judged, and what they show (R147). */
export const TasksCard: FC<{ words: Words; year: ProgrammeYear }> = ({ words, year }) => {
  const { t, summary } = words;
  if (year.tasks.length === 0) return null;
  const shares = indicatorShares(summary);
  const fromEnterprises = summary.people.outsideMentors
    .filter(({ kind }) => kind === 'employer' || kind === 'entrepreneur')
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <Card id="tasks" title={t('reporting.section.tasks')} context={t('reporting.task.context')}>
      <KeyValue
        look="stacked"
        items={year.tasks.map((task) => ({
          label: task.text,
          value:
            task.indicatorCodes.length === 0
              ? t('reporting.task.noIndicator')
              : task.indicatorCodes.map((code) => {
                  const share = shares.get(code);
                  return (
                    <p>
                      {t(`reporting.indicator.${code}`)}:{' '}
                      <strong>
                        {code === 'I4'
                          ? t('reporting.task.enterprises', { count: fromEnterprises })
                          : share === undefined
                            ? t('common.word.none')
                            : shareWords(t, share)}
                      </strong>
                      {code === 'I4' ? `; ${t('reporting.task.outsideNote')}` : null}
                    </p>
                  );
                }),
        }))}
      />
    </Card>
  );
};

/** The results that the programme promised, beside the figures that speak of them (R222); the rest is said in words. */
export const PerspectiveCard: FC<{ words: Words; year: ProgrammeYear }> = ({ words, year }) => {
  const { t, summary } = words;
  const young = summary.coverage.find((entry) => entry.code === 'I3');
  const pupils = summary.coverage.find((entry) => entry.code === 'I1');
  const round = satisfactionRound(summary);
  const outside = summary.people.outsideMentors.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card id="perspective" title={t('reporting.section.results')}>
      <Stack gap="m">
        <Section level={3} title={t('reporting.perspective.table')}>
          <KeyValue
            items={[
              {
                label: t('reporting.perspective.pupils'),
                value: pupils ? shareWords(t, pupils) : t('common.word.none'),
              },
              {
                label: t('reporting.perspective.potential'),
                value: t('reporting.perspective.goals', {
                  share: shareWords(t, { part: summary.outcomes.reached, whole: summary.outcomes.finished }),
                }),
              },
              {
                label: t('reporting.perspective.comfort'),
                value: round
                  ? shareWords(t, {
                      part: round.sides.mentee.satisfied + round.sides.mentor.satisfied,
                      whole: round.sides.mentee.answered + round.sides.mentor.answered,
                    })
                  : t('common.word.none'),
              },
              {
                label: t('reporting.perspective.staff'),
                value: young ? shareWords(t, young) : t('common.word.none'),
              },
              {
                label: t('reporting.perspective.public'),
                value: t('reporting.task.outside', { count: outside }),
              },
            ]}
          />
        </Section>
        {year.expectedResults.length === 0 ? null : (
          <Prose>
            <h3>{t('reporting.result.expectedTitle')}</h3>
            <ul>
              {year.expectedResults.map((text) => (
                <li>{text}</li>
              ))}
            </ul>
          </Prose>
        )}
        {year.perspectiveResults === '' ? null : (
          <Prose>
            <h3>{t('reporting.result.perspective')}</h3>
            <p>{year.perspectiveResults}</p>
          </Prose>
        )}
      </Stack>
    </Card>
  );
};
