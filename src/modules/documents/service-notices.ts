import type { CalendarDate } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import { translator } from '../../i18n/index.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { isAdultOn, type Person } from '../people/index.ts';
import { getYearInTx } from '../programmes/index.ts';
import { listTandems, type TandemRow, updateTandems } from '../tandems/index.ts';
import type { Notice } from './notice.ts';
import { documentPolicy } from './policy.ts';
import { readBody } from './schema-body.ts';
import { type Download, docxMediaType, printDocument } from './service-print.ts';
import { getDocument } from './service-register.ts';
import { cardsById, likelyCurator, partyOf, readSchool, staffOfficial } from './service-world.ts';
import { listDocuments } from './store.ts';

/** Tandems whose people are to be told: fixed by an order of the year, by one order when it is named, not ended. */
async function tandemsToTell(
  tx: Tx,
  organizationId: string,
  startYear: number,
  orderId: string | undefined,
): Promise<TandemRow[]> {
  const year = await getYearInTx(tx, organizationId, startYear);
  if (orderId !== undefined) await getDocument(tx, organizationId, orderId);
  const rows = await listTandems(tx, organizationId, {
    yearId: year.id,
    ...(orderId === undefined ? {} : { orderId }),
  });
  return rows.filter(
    (tandem) =>
      tandem.orderId !== undefined && tandem.status !== 'terminated' && tandem.status !== 'finished',
  );
}

function noticesOf(tandem: TandemRow, cards: ReadonlyMap<string, Person>, day: CalendarDate): Notice[] {
  const people = [tandem.mentor, ...tandem.mentees].flatMap((participant) => {
    const card = cards.get(participant.personId);
    return card ? [{ card, party: partyOf(card, participant.person.classLabel) }] : [];
  });
  const [mentor, ...mentees] = people;
  if (!mentor) return [];
  const common = {
    form: mentoringFormTitle(tandem.formCode),
    from: tandem.startsOn,
    to: tandem.endsOn,
    firstMeeting: '',
  };
  const isMinor = (card: Person) => !isAdultOn(card, day);
  return [
    {
      ...common,
      recipient: mentor.party,
      role: 'mentor',
      partners: mentees.map(({ party }) => party),
      isMinor: isMinor(mentor.card),
    },
    ...mentees.map(({ card, party }) => ({
      ...common,
      recipient: party,
      role: 'mentee' as const,
      partners: [mentor.party],
      isMinor: isMinor(card),
    })),
  ];
}

/** D36 (R202): a notice for everybody of the pairs and groups that an order fixes, to cut apart and hand out. */
export async function printNotices(
  platform: Platform,
  scope: Scope,
  startYear: number,
  orderId: string | undefined,
  day: CalendarDate,
): Promise<Download> {
  authorize(scope, documentPolicy, 'document.read');
  const { organizationId } = scope;
  const data = await platform.db.inOrganization(organizationId, async (tx) => {
    const tandems = await tandemsToTell(tx, organizationId, startYear, orderId);
    if (tandems.length === 0) throw new Refusal('documents.refusal.noOrdered', 422);
    const school = await readSchool(tx, organizationId, day);
    const cards = await cardsById(
      tx,
      organizationId,
      tandems.flatMap((tandem) => [
        tandem.mentor.personId,
        ...tandem.mentees.map((mentee) => mentee.personId),
      ]),
    );
    const orders = new Set(tandems.map((tandem) => tandem.orderId));
    const named = (await listDocuments(tx, organizationId, { kind: 'orderPairs' })).filter((document) =>
      orders.has(document.id),
    );
    // Notices of several orders leave a blank for the number.
    const order = named.length === 1 ? named[0] : undefined;
    const body = readBody(order?.body);
    const curatorId = await likelyCurator(tx, organizationId, school.staff, day);
    const fromOrder = body.form === 'orderPairs' ? body.data.curator : undefined;
    return {
      organization: school.head,
      startYear,
      orderNumber: order?.number === '' ? undefined : order?.number,
      orderDate: order?.datedOn,
      curator: fromOrder ?? staffOfficial(school.staff, curatorId),
      curatorContact: school.profile.curatorOffice,
      notices: tandems.flatMap((tandem) => noticesOf(tandem, cards, day)),
    };
  });
  const bytes = await printDocument(platform, organizationId, 'notice', data);
  return { name: `${translator('ru')('documents.file.notices')}.docx`, mediaType: docxMediaType, bytes };
}

/** Notes that the people of the ordered pairs and groups were told (R202); answers for how many tandems. */
export async function markNoticesGiven(
  platform: Platform,
  scope: Scope,
  startYear: number,
  orderId: string | undefined,
  informedOn: CalendarDate,
  today: CalendarDate,
): Promise<number> {
  authorize(scope, documentPolicy, 'document.edit');
  if (informedOn > today) throw new Refusal('documents.refusal.future', 422);
  const now = platform.clock.now();
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const tandems = await tandemsToTell(tx, organizationId, startYear, orderId);
    const open = tandems.filter((tandem) => tandem.informedOn === undefined);
    const ids = open.map((tandem) => tandem.id);
    await updateTandems(tx, organizationId, ids, { informedOn }, now);
    const details = { count: ids.length, informedOn };
    const entity = orderId === undefined ? 'programme_year' : 'document';
    await recordAudit(tx, scope, { action: 'document.informed', entity, entityId: orderId, details }, now);
    return ids.length;
  });
}
