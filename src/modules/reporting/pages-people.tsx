import type { FC } from 'hono/jsx';
import { BarChart, Card, Grid, PlainTable, Stack, Stat, Stats } from '../../ui/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { ShareStat, type Words } from './pages-words.tsx';
import { kindWords } from './words.ts';

/** Pairs, groups and people by form, with the forms that nobody uses (R26). */
export const FormsCard: FC<{ words: Words }> = ({ words }) => {
  const { t, summary, base } = words;
  const { forms, people } = summary;
  const top = forms.reduce((best, form) => (form.mentees > best.mentees ? form : best), {
    code: '',
    mentees: 0,
  });
  const unused = forms.filter((form) => form.pairs + form.groups === 0);
  const finding =
    top.mentees === 0
      ? t('reporting.form.findingNone')
      : t('reporting.form.finding', {
          form: mentoringFormTitle(top.code),
          part: top.mentees,
          whole: people.mentees,
        });
  return (
    <Card id="forms" title={t('reporting.section.forms')}>
      <Stack gap="m">
        <BarChart
          t={t}
          finding={finding}
          basis={
            unused.length > 0
              ? t('reporting.form.unused', {
                  forms: unused.map((form) => mentoringFormTitle(form.code)).join(', '),
                })
              : undefined
          }
          max={Math.max(1, people.mentees)}
          bars={forms.map((form) => ({
            label: mentoringFormTitle(form.code),
            value: form.mentees,
            href: form.mentees > 0 ? `${base}/tandems?form=${form.code}` : undefined,
          }))}
        />
        <PlainTable
          caption={t('reporting.form.table')}
          rowHeads
          head={[
            { label: t('reporting.column.form') },
            ...(['wishes', 'pairs', 'groups', 'mentees', 'mentors'] as const).map((what) => ({
              label: t(`reporting.form.${what}`),
              numeric: true,
            })),
          ]}
          rows={forms.map((form) => [
            form.switchedOn
              ? mentoringFormTitle(form.code)
              : `${mentoringFormTitle(form.code)} (${t('reporting.form.off')})`,
            form.wishes,
            form.pairs,
            form.groups,
            form.mentees,
            form.mentors,
          ])}
        />
        <p>{t('reporting.form.wishesNote', { count: summary.openWishes })}</p>
      </Stack>
    </Card>
  );
};

/** Who takes part among the school's own people: I1-I3 on its contingent (rules 43, 44). */
export const CoverageCard: FC<{ words: Words }> = ({ words }) => {
  const { t, summary, base } = words;
  const unknown = summary.coverage.filter((entry) => entry.unknown > 0);
  return (
    <Card
      id="coverage"
      title={t('reporting.section.coverage')}
      context={t('reporting.coverage.context')}
      foot={
        unknown.length > 0
          ? unknown
              .filter((entry) => entry.code !== 'I2')
              .map((entry) => t(`reporting.unknown.${entry.code}`, { count: entry.unknown }))
              .join(' ')
          : undefined
      }
    >
      <Grid min="m">
        {summary.coverage.map((entry) => (
          <ShareStat
            words={words}
            share={entry}
            label={t(`reporting.indicator.${entry.code}`)}
            origin={t('reporting.origin.contingent')}
            href={`${base}/people?part=${entry.code}`}
          />
        ))}
      </Grid>
    </Card>
  );
};

/** Both bases by state, and who is left without a pair. */
export const BasesCard: FC<{ words: Words }> = ({ words }) => {
  const { t, summary, base } = words;
  const { bases, people, unplaced } = summary;
  return (
    <Card id="bases" title={t('reporting.section.bases')}>
      <Stack gap="m">
        <PlainTable
          caption={t('reporting.bases.table')}
          hideCaption
          rowHeads
          head={[
            { label: t('reporting.column.side') },
            ...(['inBase', 'candidates', 'closed'] as const).map((state) => ({
              label: t(`reporting.base.${state}`),
              numeric: true,
            })),
          ]}
          rows={(['mentee', 'mentor'] as const).map((side) => [
            t(`reporting.side.${side}`),
            bases[side].inBase,
            bases[side].candidates,
            bases[side].closed,
          ])}
        />
        <Stats>
          <Stat
            t={t}
            value={unplaced}
            total={bases.mentee.inBase}
            label={t('reporting.figure.unplaced')}
            href={`${base}/people?part=unplaced`}
          />
          <Stat
            t={t}
            value={people.both}
            label={t('reporting.figure.both')}
            href={`${base}/people?part=both`}
          />
          {people.outsideMentors.length === 0 ? null : (
            <Stat
              t={t}
              value={people.outsideMentors.reduce((sum, { count }) => sum + count, 0)}
              label={t('reporting.figure.outsideAll')}
              href={`${base}/people?part=outside`}
              note={people.outsideMentors
                .map(({ kind, count }) => `${kindWords(t, kind)}: ${count}`)
                .join(', ')}
            />
          )}
        </Stats>
      </Stack>
    </Card>
  );
};
