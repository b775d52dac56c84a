import type { Child } from 'hono/jsx';
import { permits } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { currentYear, requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import { ButtonLink, EmptyState, PageHead, Section, Stack } from '../../ui/index.ts';
import { readOwnInvitations } from '../questionnaires/index.ts';
import { LeaderPart } from './pages-leader.tsx';
import { AskedCards, GuardianPart, MenteePart, MentorPart } from './pages-own.tsx';
import { type Words, wordsOf } from './pages-parts.tsx';
import { ClassTeacherPart, PrincipalPart, SpecialistPart, WorkingGroupPart } from './pages-staff.tsx';
import { type HomeAction, homeParts, homePolicy } from './policy.ts';
import { readLeaderHome } from './service.ts';
import { readCuratorOffice, readGuardianHome, readMenteeHome, readMentorHome } from './service-own.ts';
import {
  readClassTeacherHome,
  readPrincipalHome,
  readSpecialistHome,
  readWorkingGroupHome,
} from './service-staff.ts';

/** «What to do this week»: the home page, with the parts of all roles of the viewer. */
export function homePages(app: WebApp): void {
  app.get('/today', async (c) => todayPage(c));
}

/** Children under 14 are addressed in the familiar form. */
export function isChild(c: WebContext): boolean {
  const { age } = requireViewer(c);
  return age !== undefined && age < 14;
}

interface Part {
  readonly action: HomeAction;
  readonly body: Child;
}

async function todayPage(c: WebContext) {
  const t = c.get('t');
  const viewer = requireViewer(c);
  const year = currentYear(viewer);
  const words = wordsOf(c, year?.startYear);
  const asked = (await readOwnInvitations(c.get('platform'), viewer.scope, words.today)).filter(
    ({ invitation }) => invitation.answers === undefined,
  );
  const parts: Part[] = [];
  for (const action of homeParts) {
    if (permits(viewer.scope, homePolicy, action))
      parts.push({ action, body: await partOf(c, words, action) });
  }
  const onlyMentee = parts.length === 1 && parts[0]?.action === 'today.mentee';
  const label =
    year && !onlyMentee
      ? t('common.year.label', { from: String(year.startYear), to: String(year.startYear + 1) })
      : '';
  return page(
    c,
    { title: t('common.place.today') },
    <>
      <PageHead
        t={t}
        title={t('common.place.today')}
        context={[longDate(words.locale, words.today), label].filter((part) => part !== '').join(' · ')}
      />
      <Stack gap="xl">
        {asked.length > 0 ? (
          <Stack gap="m">
            <AskedCards words={words} asked={asked} child={isChild(c)} />
          </Stack>
        ) : null}
        {parts.length === 0 ? (
          <EmptyState title={t('home.noRole.title')} icon="user-question">
            {t('home.noRole.text')}
          </EmptyState>
        ) : null}
        {parts.map(({ action, body }) =>
          parts.length === 1 ? (
            body
          ) : (
            <Section id={action.replace('today.', '')} title={t(`home.part.${action.slice(6) as PartName}`)}>
              {body}
            </Section>
          ),
        )}
      </Stack>
    </>,
  );
}

type PartName = HomeAction extends `today.${infer Name}` ? Name : never;

async function partOf(c: WebContext, words: Words, action: HomeAction): Promise<Child> {
  const platform = c.get('platform');
  const { scope } = requireViewer(c);
  const year = currentYear(requireViewer(c));
  const day = words.today;
  switch (action) {
    case 'today.leader':
      return <LeaderPart words={words} home={await readLeaderHome(platform, scope, year?.id, day)} />;
    case 'today.classTeacher':
      return (
        <ClassTeacherPart words={words} home={await readClassTeacherHome(platform, scope, year?.id, day)} />
      );
    case 'today.mentor':
      return <MentorPart words={words} home={await readMentorHome(platform, scope, day)} />;
    case 'today.mentee':
      return (
        <MenteePart words={words} home={await readMenteeHome(platform, scope, day)} child={isChild(c)} />
      );
    case 'today.guardian':
      return (
        <GuardianPart
          words={words}
          wards={await readGuardianHome(platform, scope, day)}
          office={await readCuratorOffice(platform, scope)}
        />
      );
  }
  if (!year) return <NoYear c={c} principal={action === 'today.principal'} />;
  switch (action) {
    case 'today.principal':
      return (
        <PrincipalPart
          words={words}
          home={await readPrincipalHome(platform, scope, year.id, day)}
          startYear={year.startYear}
        />
      );
    case 'today.specialist':
      return <SpecialistPart words={words} home={await readSpecialistHome(platform, scope, year.id, day)} />;
    case 'today.workingGroup':
      return (
        <WorkingGroupPart words={words} home={await readWorkingGroupHome(platform, scope, year.id, day)} />
      );
  }
}

/** Before the first programme year there is nothing to do but to make it; the curator does that. */
function NoYear({ c, principal }: { c: WebContext; principal: boolean }) {
  const t = c.get('t');
  return (
    <EmptyState
      title={t('home.noYear.title')}
      icon="calendar-plus"
      action={
        principal ? (
          <ButtonLink href="/organization">{t('home.step.organizationAction')}</ButtonLink>
        ) : undefined
      }
    >
      {t('home.noYear.text')}
    </EmptyState>
  );
}
