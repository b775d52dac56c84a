import { permits } from '../../core/scope.ts';
import type { WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireScope } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  Badge,
  ButtonLink,
  Card,
  Cluster,
  EmptyState,
  PageHead,
  Stack,
  StageLine,
  Status,
} from '../../ui/index.ts';
import { wordsOf } from './pages-frame.tsx';
import { phaseTones, stageItem } from './pages-words.ts';
import { programmePolicy } from './policy.ts';
import type { YearOverview } from './service.ts';

/** Programmes of the organisation, each with its line of stages. */
export function listPage(c: WebContext, years: readonly YearOverview[]) {
  const words = wordsOf(c);
  const { t, locale } = words;
  const mayCreate = permits(requireScope(c), programmePolicy, 'programme.edit');
  const create = mayCreate ? (
    <ButtonLink href="/years/new" kind="primary" icon="plus">
      {t('programmes.list.create')}
    </ButtonLink>
  ) : undefined;
  return page(
    c,
    { title: t('programmes.list.title') },
    <>
      <PageHead
        t={t}
        title={t('programmes.list.title')}
        context={t('programmes.list.context')}
        action={years.length > 0 ? create : undefined}
      />
      {years.length === 0 ? (
        <EmptyState title={t('programmes.list.emptyTitle')} icon="calendar-stats" action={create}>
          {t('programmes.list.emptyText')}
        </EmptyState>
      ) : (
        <Stack>
          {years.map(({ year, phase, stages, counts }) => (
            <Card
              title={year.title}
              context={t('programmes.list.span', {
                from: longDate(locale, year.startsOn),
                to: longDate(locale, year.endsOn),
              })}
              action={
                <ButtonLink
                  href={`/years/${year.startYear}`}
                  label={`${t('programmes.list.open')}: ${year.title}`}
                >
                  {t('programmes.list.open')}
                </ButtonLink>
              }
            >
              <Cluster gap="m">
                <Badge tone={phaseTones[phase]}>{t(`programmes.phase.${phase}`)}</Badge>
                <Status tone="neutral" icon="circle-check">
                  {t('programmes.list.progress', {
                    done: counts.done,
                    total: counts.done + counts.due + counts.late + counts.ahead,
                  })}
                </Status>
                <Status tone={counts.late > 0 ? 'bad' : 'good'}>
                  {counts.late > 0
                    ? t('programmes.list.late', { count: counts.late })
                    : t('programmes.list.onTime')}
                </Status>
              </Cluster>
              <StageLine
                t={t}
                label={t('programmes.board.stages')}
                stages={stages.map((overview) => stageItem(t, year.startYear, overview))}
              />
            </Card>
          ))}
        </Stack>
      )}
    </>,
  );
}
