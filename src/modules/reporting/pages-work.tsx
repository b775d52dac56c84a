import type { FC } from 'hono/jsx';
import { BarChart, Card, Grid, PlainTable, Stack, Stat, type Tone } from '../../ui/index.ts';
import { basisWords, ShareStat, shareWords, type Words } from './pages-words.tsx';
import { monthWords } from './words.ts';

/** Pairs and groups by state. */
export const TandemsCard: FC<{ words: Words }> = ({ words }) => {
  const { t, summary, base } = words;
  const { tandems } = summary;
  const states = ['agreed', 'assigned', 'working', 'finished', 'terminated'] as const;
  const fixed = tandems.total - tandems.withoutOrder;
  return (
    <Card id="tandems" title={t('reporting.section.tandems')}>
      <Stack gap="m">
        <BarChart
          t={t}
          finding={
            tandems.total === 0
              ? t('reporting.tandem.findingNone')
              : t('reporting.tandem.finding', {
                  pairs: t('reporting.count.pairs', { count: tandems.pairs }),
                  groups: t('reporting.count.groups', { count: tandems.groups }),
                  order: shareWords(t, { part: fixed, whole: tandems.total }),
                })
          }
          basis={basisWords(words, t('reporting.origin.tandems'))}
          max={Math.max(1, tandems.total)}
          bars={states.map((state) => ({
            label: t(`reporting.tandem.${state}`),
            value: tandems[state],
            tone: state === 'terminated' && tandems.terminated > 0 ? ('warn' as Tone) : undefined,
            href: tandems[state] > 0 ? `${base}/tandems?state=${state}` : undefined,
          }))}
        />
        {tandems.atRisk > 0 ? (
          <Stat
            t={t}
            value={tandems.atRisk}
            total={tandems.total}
            label={t('tandems.stat.atRisk')}
            href={`${base}/tandems?state=atRisk`}
          />
        ) : null}
      </Stack>
    </Card>
  );
};

/** Whether the goals of the tandems were reached (R204). */
export const OutcomesCard: FC<{ words: Words }> = ({ words }) => {
  const { t, summary, base } = words;
  const { outcomes } = summary;
  const tones: Readonly<Record<string, Tone>> = { reached: 'good', partly: 'warn', notReached: 'bad' };
  return (
    <Card id="outcomes" title={t('reporting.section.outcomes')}>
      <BarChart
        t={t}
        finding={
          outcomes.finished === 0
            ? t('reporting.outcome.findingNone')
            : t('reporting.outcome.finding', {
                share: shareWords(t, { part: outcomes.reached, whole: outcomes.finished }),
              })
        }
        basis={
          outcomes.terminated > 0
            ? t('reporting.outcome.terminated', { count: outcomes.terminated })
            : basisWords(words, t('reporting.origin.tandems'))
        }
        max={Math.max(1, outcomes.finished)}
        bars={(['reached', 'partly', 'notReached'] as const).map((outcome) => ({
          label: t(`reporting.outcome.${outcome}`),
          value: outcomes[outcome],
          tone: outcomes[outcome] > 0 ? tones[outcome] : undefined,
          href: outcomes[outcome] > 0 ? `${base}/tandems?state=${outcome}` : undefined,
        }))}
      />
    </Card>
  );
};

/** Meetings by month and by kind, held and missed. */
export const MeetingsCard: FC<{ words: Words }> = ({ words }) => {
  const { t, locale, summary, base } = words;
  const { meetings } = summary;
  const top = meetings.byMonth.reduce((best, month) => (month.held > best.held ? month : best), {
    month: '',
    held: 0,
  });
  const all = meetings.held + meetings.missed;
  return (
    <Card id="meetings" title={t('reporting.section.meetings')}>
      <Stack gap="l">
        <Grid min="m">
          <ShareStat
            words={words}
            share={{ part: meetings.held, whole: all }}
            label={t('reporting.figure.held')}
            origin={t('reporting.origin.meetings')}
            href={`${base}/meetings?status=held`}
          />
          <ShareStat
            words={words}
            share={{ part: meetings.missed, whole: all }}
            label={t('reporting.figure.missed')}
            origin={t('reporting.origin.meetings')}
            href={`${base}/meetings?status=missed`}
          />
          <Stat
            t={t}
            value={Math.round(meetings.minutes / 60)}
            label={t('reporting.figure.hours')}
            note={t('reporting.figure.hoursNote')}
          />
          {meetings.tandemsWithoutMeeting > 0 ? (
            <Stat
              t={t}
              value={meetings.tandemsWithoutMeeting}
              label={t('reporting.figure.withoutMeeting')}
              href={`${base}/tandems?state=withoutMeeting`}
            />
          ) : null}
        </Grid>
        {meetings.byMonth.length === 0 ? null : (
          <BarChart
            t={t}
            finding={t('reporting.meeting.finding', {
              month: monthWords(locale, top.month),
              part: top.held,
              whole: meetings.held,
            })}
            basis={basisWords(words, t('reporting.origin.meetings'))}
            bars={meetings.byMonth.map(({ month, held, missed }) => ({
              label: monthWords(locale, month),
              value: held,
              display:
                missed > 0
                  ? t('reporting.meeting.ofAll', { held, all: held + missed })
                  : t('ui.number', { value: held }),
              href: held + missed > 0 ? `${base}/meetings?month=${month}` : undefined,
            }))}
          />
        )}
        <PlainTable
          caption={t('reporting.meeting.table')}
          rowHeads
          head={[
            { label: t('reporting.column.kind') },
            { label: t('reporting.meeting.held'), numeric: true },
            { label: t('reporting.meeting.missed'), numeric: true },
          ]}
          rows={meetings.byKind.map(({ kind, held, missed }) => [
            held + missed > 0 ? (
              <a href={`${base}/meetings?kind=${kind}`}>{t(`tandems.kind.${kind}`)}</a>
            ) : (
              t(`tandems.kind.${kind}`)
            ),
            held,
            missed,
          ])}
          foot={[t('reporting.word.total'), meetings.held, meetings.missed]}
        />
      </Stack>
    </Card>
  );
};
