import type { CalendarDate } from '../../core/clock.ts';
import type { Platform } from '../../platform.ts';
import { type ConsentPurpose, markConsents, readConsentsOf, withdrawConsent } from '../consents/index.ts';
import {
  addBan,
  addCardsInTx,
  enterBase,
  findCategory,
  leaveBasesAfterWithdrawal,
  listParticipants,
  type Side,
  setCategories,
} from '../participants/index.ts';
import { listTandems } from '../tandems/index.ts';
import type { PlannedCard } from './cards.ts';
import type { Season, StepKind } from './demonstration.ts';
import { stableId } from './random.ts';
import type { Step, World } from './service-world.ts';

type Run = (platform: Platform, day: CalendarDate) => Promise<unknown>;

/** Questionnaires come in on three days; the list is cut into as many parts. */
const menteeDays = ['0-10-06', '0-10-09', '0-10-14'] as const;
const mentorDays = ['0-11-06', '0-11-10', '0-11-13'] as const;
/** Whose consent is withdrawn: the place among pupils who ask for a mentor. */
const withdrawnPlace = 14;

/** Questionnaires, consents, bans, categories and the way into the bases of a season. */
export function baseSteps(world: World, season: Season): Step[] {
  const cards = world.cards[season];
  const of = (wave: PlannedCard['wave'], side: Side) =>
    cards.filter((card) => card.wave === wave && card.side === side);
  // In the first year nobody goes on from an earlier one: the pair of the accounts comes with all the others.
  const returning = season === 'current' ? cards.filter((card) => card.wave === 'returning') : [];
  const main = (side: Side) => [...(season === 'previous' ? of('returning', side) : []), ...of('main', side)];
  const step = (told: string, kind: StepKind, run: Run): Step => ({
    day: world.workday(season, told),
    kind,
    run: async (platform, day) => {
      await run(platform, day);
    },
  });
  const arrive = (told: string, coming: readonly PlannedCard[]) =>
    step(told, 'bases', (platform) => addCards(world, season, coming, platform));
  const consent = (told: string, people: readonly PlannedCard[], plan: PlannedCard['consent']) =>
    step(told, 'consents', (platform, day) =>
      sign(
        world,
        people.filter((card) => card.consent === plan),
        'processing',
        platform,
        day,
        plan === 'refused' ? 'refused' : 'given',
      ),
    );
  const enter = (told: string, side: Side) =>
    step(told, 'bases', (platform, day) =>
      enterBase(platform, world.actor('curator'), { yearId: world.year(season).id, side }, day),
    );
  const mentees = main('mentee');
  const mentors = main('mentor');
  const late = [...of('second', 'mentee'), ...of('second', 'mentor')];
  return [
    ...(returning.length === 0
      ? []
      : [arrive('0-09-07', returning), enter('0-09-08', 'mentee'), enter('0-09-08', 'mentor')]),
    ...menteeDays.map((told, index) => arrive(told, partOf(mentees, index, menteeDays.length))),
    step('0-10-15', 'bases', (platform) => noteBans(world, season, mentees, platform)),
    consent('0-10-20', mentees, 'first'),
    consent('0-10-21', mentees, 'refused'),
    step('0-10-22', 'consents', (platform, day) => signSpecial(world, mentees, platform, day)),
    step('0-10-23', 'bases', (platform, day) => noteCategories(world, season, mentees, platform, day)),
    enter('0-10-26', 'mentee'),
    consent(season === 'previous' ? '0-10-28' : '0-11-09', mentees, 'second'),
    ...mentorDays.map((told, index) => arrive(told, partOf(mentors, index, mentorDays.length))),
    step('0-11-11', 'consents', (platform, day) => withdrawOne(world, mentees, platform, day)),
    consent('0-11-16', mentors, 'first'),
    step('0-11-17', 'consents', (platform, day) => signDuty(world, season, platform, day)),
    step('0-11-18', 'bases', (platform, day) => noteCategories(world, season, mentors, platform, day)),
    enter('0-11-19', 'mentor'),
    consent('0-12-07', mentors, 'second'),
    enter('0-12-08', 'mentee'),
    enter('0-12-08', 'mentor'),
    step('1-03-16', 'consents', (platform, day) => signDutyOfPairs(world, season, platform, day)),
    ...(late.length === 0
      ? []
      : [
          arrive('1-03-25', late),
          consent('1-04-02', late, 'first'),
          enter('1-04-05', 'mentee'),
          enter('1-04-05', 'mentor'),
        ]),
  ];
}

function partOf<T>(items: readonly T[], index: number, parts: number): T[] {
  return items.filter((_, place) => place % parts === index);
}

async function addCards(
  world: World,
  season: Season,
  cards: readonly PlannedCard[],
  platform: Platform,
): Promise<void> {
  const now = platform.clock.now();
  const yearId = world.year(season).id;
  const input = cards.map(({ person, side, source, answers }) => ({
    id: stableId(world.story.seed, `card ${season} ${side} ${person}`),
    yearId,
    personId: world.person(person),
    side,
    source,
    answers: { ...answers, answeredAt: now },
  }));
  const ids = await platform.db.inOrganization(world.organizationId, (tx) =>
    addCardsInTx(tx, world.actor('curator'), input, now),
  );
  for (const [index, card] of cards.entries()) world.setCardId(season, card, ids[index] ?? '');
}

async function sign(
  world: World,
  cards: readonly Pick<PlannedCard, 'person'>[],
  purpose: ConsentPurpose,
  platform: Platform,
  day: CalendarDate,
  status: 'given' | 'refused' = 'given',
): Promise<void> {
  if (cards.length === 0) return;
  const personIds = [...new Set(cards.map((card) => world.person(card.person)))];
  const input = { who: { personIds }, purpose, signedOn: day, status };
  await markConsents(platform, world.actor('curator'), input, day);
}

/** A health category is held only with a written consent of its own (L5). */
async function signSpecial(
  world: World,
  cards: readonly PlannedCard[],
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const special = cards.filter((card) => card.categories.some((code) => findCategory(code)?.special));
  await sign(world, special, 'specialCategories', platform, day);
}

/** Employees who offer to mentor employees agree in writing (Labour Code art. 351.8); two have not yet. */
async function signDuty(world: World, season: Season, platform: Platform, day: CalendarDate): Promise<void> {
  const mentors = world.story.participants[season].mentors.filter(
    ({ directions, person }) =>
      directions.some((code) => code === 'methodology' || code === 'digitalSkills') &&
      world.cast.staff.some((entry) => entry.key === person),
  );
  await sign(world, mentors.slice(0, -2), 'mentorDuty', platform, day);
}

/** Before the order all of those who do mentor an employee have signed (L1). */
async function signDutyOfPairs(
  world: World,
  season: Season,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const tandems = await platform.db.inOrganization(world.organizationId, (tx) =>
    listTandems(tx, world.organizationId, { yearId: world.year(season).id }),
  );
  const personIds = tandems
    .filter((tandem) => tandem.status === 'agreed' && tandem.formCode === 'teacherTeacher')
    .map((tandem) => tandem.mentor.personId);
  if (personIds.length === 0) return;
  const input = { who: { personIds }, purpose: 'mentorDuty' as const, signedOn: day };
  await markConsents(platform, world.actor('curator'), input, day);
}

async function noteCategories(
  world: World,
  season: Season,
  cards: readonly PlannedCard[],
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  for (const card of cards) {
    const id = world.cardId(season, card);
    if (id === undefined || card.categories.length === 0) continue;
    const restricted = card.categories.some((code) => findCategory(code)?.restricted);
    const scope = world.actor(restricted ? 'psychologist' : 'curator');
    await setCategories(platform, scope, id, card.categories, day);
  }
}

/** Whom pupils would not like to work with: known people, and names that could mean several. */
async function noteBans(
  world: World,
  season: Season,
  cards: readonly PlannedCard[],
  platform: Platform,
): Promise<void> {
  const pupils = cards.filter((card) =>
    world.school.people.some((one) => one.key === card.person && one.place),
  );
  const pupilMentors = world.cards[season].filter(
    (card) =>
      card.side === 'mentor' && world.school.people.some((one) => one.key === card.person && one.place),
  );
  const now = platform.clock.now();
  await platform.db.inOrganization(world.organizationId, async (tx) => {
    for (const ban of world.story.bans) {
      const card = pupils[ban.by];
      const participantId = card && world.cardId(season, card);
      if (participantId === undefined) continue;
      const key = ban.person?.startsWith('mentor')
        ? pupilMentors[Number(ban.person.slice('mentor'.length)) - 1]?.person
        : ban.person;
      const person = world.school.people.find((one) => one.key === key);
      const known = person && key !== card?.person ? world.person(person.key) : undefined;
      const typedName = ban.typed ?? [person?.fields.lastName, person?.fields.firstName].join(' ').trim();
      if (typedName === '' || (ban.typed === undefined && known === undefined)) continue;
      const input = { participantId, typedName, personId: known, source: 'answer' };
      await addBan(tx, world.organizationId, input, now);
    }
  });
}

/** A family takes its consent back: the card leaves the base in the same transaction. */
async function withdrawOne(
  world: World,
  mentees: readonly PlannedCard[],
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const card = mentees.filter((entry) => entry.wave === 'main' && entry.consent === 'first')[withdrawnPlace];
  if (!card) return;
  const curator = world.actor('curator');
  const consents = await readConsentsOf(platform, curator, world.person(card.person));
  const given = consents.find((entry) => entry.purpose === 'processing' && entry.status === 'given');
  if (!given) return;
  const input = { withdrawnOn: day, note: world.story.closing.withdrawn };
  await withdrawConsent(platform, curator, given.id, input, day, leaveBasesAfterWithdrawal);
}

/** Consents of last year's programme end with December: those who are in the present one sign again. */
export function renewalSteps(world: World): Step[] {
  const newYear = `${world.startYear + 1}-01-01`;
  const firstWorkday = world.workday('current', '1-01-11');
  const day = world.today >= newYear && world.today < firstWorkday ? world.today : firstWorkday;
  return [
    {
      day,
      kind: 'consents',
      run: async (platform, signedOn) => {
        const { organizationId } = world;
        const personIds = await platform.db.inOrganization(organizationId, async (tx) => {
          const filter = { yearId: world.year('current').id, status: 'inBase' as const };
          const rows = await listParticipants(tx, organizationId, filter);
          return [...new Set(rows.map((row) => row.personId))];
        });
        if (personIds.length === 0) return;
        // Those whose consent is still in force are left as they are.
        const input = { who: { personIds }, purpose: 'processing' as const, signedOn };
        await markConsents(platform, world.actor('curator'), input, signedOn);
      },
    },
  ];
}
