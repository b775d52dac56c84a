import type { FC } from 'hono/jsx';
import { longDate } from '../../i18n/index.ts';
import {
  ButtonLink,
  ButtonRow,
  Card,
  EmptyState,
  type Fact,
  Grid,
  KeyValue,
  LinkCard,
  Notice,
  PostButton,
  Section,
  Stack,
  Status,
} from '../../ui/index.ts';
import { fullName } from '../people/index.ts';
import type { Asked } from '../questionnaires/index.ts';
import type { TandemView } from '../tandems/index.ts';
import { ideaFor } from './conversation-idea.ts';
import type { Words } from './pages-parts.tsx';
import type { OwnHome, WardHome } from './service-own.ts';

/** Questionnaires that wait for the viewer's own answer. */
export const AskedCards: FC<{ words: Words; asked: readonly Asked[]; child: boolean }> = (props) => {
  const { t, locale } = props.words;
  return (
    <>
      {props.asked.map(({ round }) => (
        <LinkCard
          href={`/my-surveys/${round.id}`}
          icon="clipboard-list"
          size="l"
          title={t(props.child ? 'home.child.survey' : 'home.own.survey')}
          text={t('home.own.surveyText', {
            title: round.definition.title[locale],
            date: longDate(locale, round.closesOn),
          })}
        />
      ))}
    </>
  );
};

function lastHeldOf(tandem: TandemView) {
  return tandem.meetings.filter((meeting) => meeting.status === 'held').at(-1);
}

const MentorTandem: FC<{ words: Words; tandem: TandemView }> = ({ words, tandem }) => {
  const { t, locale, today } = words;
  const last = lastHeldOf(tandem);
  const idea = ideaFor(tandem);
  const names = tandem.mentees.map(
    ({ person }) =>
      `${person.lastName} ${person.firstName}${person.classLabel ? `, ${person.classLabel}` : ''}`,
  );
  const due = tandem.nextDueOn;
  return (
    <Card
      look="tint"
      title={names.join('; ')}
      context={
        due === undefined
          ? t(`tandems.status.${tandem.status}`)
          : due < today
            ? t('home.mentor.overdue', { date: longDate(locale, due) })
            : t('home.mentor.next', { date: longDate(locale, due) })
      }
      action={<a href={`/tandems/${tandem.id}`}>{t('home.mentor.open')}</a>}
    >
      <Stack gap="m">
        {last === undefined ? (
          <p>{t('home.mentor.noMeetings')}</p>
        ) : (
          <Stack gap="xs">
            <p>{t('home.mentor.last', { date: longDate(locale, last.heldOn) })}</p>
            {last.nextStep === '' ? null : <p>{t('tandems.meeting.nextStep', { text: last.nextStep })}</p>}
          </Stack>
        )}
        {idea === undefined ? null : (
          <Notice tone="info" icon="bulb" title={t('home.mentor.idea')}>
            {idea.text[locale]}
          </Notice>
        )}
        <ButtonRow>
          <ButtonLink
            href={`/tandems/${tandem.id}/meetings/new`}
            kind="primary"
            size="l"
            icon="calendar-check"
          >
            {t('tandems.action.mark')}
          </ButtonLink>
          <ButtonLink href={`/tandems/${tandem.id}/meetings/new?status=missed`} kind="quiet">
            {t('tandems.action.wasMissed')}
          </ButtonLink>
        </ButtonRow>
      </Stack>
    </Card>
  );
};

/** The mentor's own tandems: when to meet, what was agreed, one idea, the mark in three taps. */
export const MentorPart: FC<{ words: Words; home: OwnHome }> = ({ words, home }) => {
  const { t } = words;
  if (home.running.length === 0) {
    return (
      <EmptyState title={t('tandems.mine.emptyTitle')} icon="heart-handshake">
        {t(home.ended.length > 0 ? 'home.own.endedText' : 'tandems.mine.emptyText')}
      </EmptyState>
    );
  }
  return (
    <Grid min="l" gap="l">
      {home.running.map((tandem) => (
        <MentorTandem words={words} tandem={tandem} />
      ))}
    </Grid>
  );
};

const moods = [1, 2, 3, 4, 5] as const;

/** The same for a mentee: few words, big targets, help always in reach, never a category. */
export const MenteePart: FC<{ words: Words; home: OwnHome; child: boolean }> = ({ words, home, child }) => {
  const { t, locale } = words;
  return (
    <Stack gap="m">
      {home.running.length === 0 ? (
        <EmptyState title={t(child ? 'home.child.noMentor' : 'home.mentee.noMentor')} icon="heart-handshake">
          {t(child ? 'home.child.noMentorText' : 'home.mentee.noMentorText')}
        </EmptyState>
      ) : null}
      {home.running.map((tandem) => {
        const last = lastHeldOf(tandem);
        const asks = last !== undefined && last.menteeMood === undefined;
        return (
          <>
            <LinkCard
              href={`/tandems/${tandem.id}`}
              icon="heart-handshake"
              size="l"
              title={t(child ? 'home.child.mentor' : 'home.mentee.mentor', {
                name: fullName(tandem.mentor.person),
              })}
              text={
                tandem.nextDueOn === undefined
                  ? t(child ? 'home.child.soon' : 'home.mentee.soon')
                  : t('home.mentee.next', { date: longDate(locale, tandem.nextDueOn) })
              }
            />
            {asks ? (
              <Card
                title={t(child ? 'tandems.child.howWasIt' : 'tandems.mentee.howWasIt')}
                context={longDate(locale, last.heldOn)}
              >
                <div class="mood-row">
                  {moods.map((mood) => (
                    <PostButton
                      action={`/tandems/${tandem.id}/meetings/${last.id}/mood`}
                      hidden={{ mood: String(mood) }}
                      size="l"
                    >
                      {t(`tandems.mood.${mood}`)}
                    </PostButton>
                  ))}
                </div>
              </Card>
            ) : null}
          </>
        );
      })}
      <LinkCard
        href="/help"
        icon="lifebuoy"
        size="l"
        title={t('home.help.link')}
        text={t(child ? 'home.child.helpText' : 'home.help.linkText')}
      />
    </Stack>
  );
};

function wardFacts({ t, locale }: Words, tandem: TandemView): Fact[] {
  const mentor = [fullName(tandem.mentor.person), tandem.mentor.person.position];
  return [
    { label: t('home.guardian.mentor'), value: mentor.filter((part) => part !== '').join(', ') },
    { label: t('home.guardian.state'), value: t(`tandems.status.${tandem.status}`) },
    {
      label: t('home.guardian.meetings'),
      value:
        tandem.lastMeetingOn === undefined
          ? t('home.guardian.noMeetings')
          : t('home.guardian.meetingsHeld', {
              count: tandem.held,
              date: longDate(locale, tandem.lastMeetingOn),
            }),
    },
    ...(tandem.nextDueOn === undefined
      ? []
      : [
          {
            label: t('home.guardian.next'),
            value: t('home.guardian.nextBy', { date: longDate(locale, tandem.nextDueOn) }),
          },
        ]),
  ];
}

/** A tandem of the past in one line: with whom, how many meetings, how it ended. */
function endedWords({ t, locale }: Words, tandem: TandemView): string {
  const meetings =
    tandem.lastMeetingOn === undefined
      ? ''
      : t('home.guardian.meetingsHeld', { count: tandem.held, date: longDate(locale, tandem.lastMeetingOn) });
  const end = t(tandem.outcome ? `tandems.outcome.${tandem.outcome}` : 'tandems.status.terminated');
  return [fullName(tandem.mentor.person), meetings, end].filter((part) => part !== '').join(' · ');
}

/** What a legal representative may know of his child: the mentor, the meetings, the consent; nobody else's words. */
export const GuardianPart: FC<{ words: Words; wards: readonly WardHome[]; office: string }> = (props) => {
  const { words, wards, office } = props;
  const { t } = words;
  if (wards.length === 0) {
    return (
      <EmptyState title={t('home.guardian.noneTitle')} icon="users">
        {t('home.guardian.noneText')}
      </EmptyState>
    );
  }
  return (
    <Stack gap="l">
      {wards.map((ward) => (
        <Card
          title={ward.classLabel === undefined ? ward.firstName : `${ward.firstName}, ${ward.classLabel}`}
        >
          <Stack gap="m">
            <Status tone={ward.hasConsent ? 'good' : 'warn'}>
              {t(ward.hasConsent ? 'home.guardian.consent' : 'home.guardian.noConsent')}
            </Status>
            {ward.running.length === 0 ? <p>{t('home.guardian.noTandem')}</p> : null}
            {ward.running.map((tandem) => (
              <KeyValue items={wardFacts(words, tandem)} />
            ))}
            {ward.ended.length === 0 ? null : (
              <Section level={3} title={t('home.guardian.before')}>
                <ul>
                  {ward.ended.map((tandem) => (
                    <li>{endedWords(words, tandem)}</li>
                  ))}
                </ul>
              </Section>
            )}
          </Stack>
        </Card>
      ))}
      <Notice tone="info" title={t('home.guardian.question')}>
        {office === '' ? t('home.help.noOffice') : office}
      </Notice>
    </Stack>
  );
};
