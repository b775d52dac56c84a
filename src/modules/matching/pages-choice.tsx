import type { WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireYear } from '../../http/viewer.ts';
import { Alert, Card, DataTable, KeyValue, PageHead, PostButton, Stack, Status } from '../../ui/index.ts';
import { directionTitle, isRestrictedDirection } from '../participants/index.ts';
import { reasonsText } from '../tandems/index.ts';
import { personName } from './pages-draft.tsx';
import type { Choice, readChoices } from './service.ts';

const shownMentors = 200;

/** One mentee with every mentor: how well each fits and why, or which rule forbids the pair. */
export function choicePage(
  c: WebContext,
  view: Awaited<ReturnType<typeof readChoices>>,
  error?: string,
  status: 200 | 422 = 200,
) {
  const t = c.get('t');
  const year = requireYear(c);
  const base = `/years/${year.startYear}/pairs`;
  const { mentee, current, choices } = view;
  const self = `${base}/mentees/${mentee.id}`;
  return page(
    c,
    { title: personName(mentee), year, status },
    <>
      <PageHead
        t={t}
        title={personName(mentee)}
        context={mentee.person.classLabel ?? mentee.person.position}
        crumbs={[{ label: t('matching.title'), href: base }]}
        action={
          current ? (
            <PostButton action={self} hidden={{ mentorId: 'nobody' }} kind="quiet" icon="user-x">
              {t('matching.action.remove')}
            </PostButton>
          ) : undefined
        }
      />
      <Stack gap="l">
        {error === undefined ? null : <Alert tone="bad">{error}</Alert>}
        <Card>
          <KeyValue
            items={[
              {
                label: t('participants.column.directions.mentee'),
                value:
                  mentee.directions
                    .filter((code) => !isRestrictedDirection(code))
                    .map(directionTitle)
                    .join(', ') || '—',
              },
              { label: t('participants.field.requestText'), value: mentee.requestText || '—' },
              { label: t('participants.field.mode'), value: t(`participants.mode.${mentee.meetingMode}`) },
            ]}
          />
        </Card>
        <DataTable
          t={t}
          caption={t('matching.choice.caption')}
          rows={choices.slice(0, shownMentors)}
          rowKey={(choice) => choice.mentor.id}
          columns={[
            {
              key: 'mentor',
              header: t('matching.column.mentor'),
              primary: true,
              cell: ({ mentor }) =>
                [personName(mentor), mentor.person.classLabel ?? mentor.person.position]
                  .filter((part) => part !== '')
                  .join(', '),
            },
            {
              key: 'score',
              header: t('matching.column.score'),
              numeric: true,
              cell: (choice) => (choice.judgement.allowed ? choice.judgement.score : '—'),
            },
            {
              key: 'why',
              header: t('matching.column.whyOrWhyNot'),
              secondary: true,
              cell: (choice) => why(c, choice),
            },
            {
              key: 'places',
              header: t('matching.column.places'),
              numeric: true,
              from: 'm',
              cell: (choice) => choice.freePlaces,
            },
            {
              key: 'choose',
              header: t('matching.column.choose'),
              secondary: true,
              nowrap: true,
              cell: (choice) =>
                choice.mentor.id === current?.mentorId ? (
                  <Status tone="good">{t('matching.word.chosen')}</Status>
                ) : mayChoose(choice) ? (
                  <PostButton
                    action={self}
                    hidden={{ mentorId: choice.mentor.id }}
                    size="s"
                    label={t('matching.action.chooseLabel', { name: personName(choice.mentor) })}
                  >
                    {t('matching.action.choose')}
                  </PostButton>
                ) : (
                  <Status tone="neutral">
                    {t(choice.freePlaces > 0 ? 'matching.word.forbidden' : 'matching.word.full')}
                  </Status>
                ),
            },
          ]}
          empty={{ title: t('matching.empty.noMentors'), icon: 'users' }}
        />
      </Stack>
    </>,
  );
}

function mayChoose(choice: Choice): boolean {
  return choice.freePlaces > 0 && (choice.judgement.allowed || choice.judgement.rule === 'noDirection');
}

function why(c: WebContext, choice: Choice): string {
  const t = c.get('t');
  return choice.judgement.allowed
    ? reasonsText(t, choice.judgement.reasons)
    : t(`matching.rule.${choice.judgement.rule}`);
}
