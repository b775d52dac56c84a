import type { CalendarDate } from '../../core/clock.ts';
import { isId, newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { getYearInTx, type ProgrammeYear, yearOverview } from '../programmes/index.ts';
import type { IntroductionOrderData } from './introduction-order.ts';
import { checklistOf } from './local-act.ts';
import { documentPolicy } from './policy.ts';
import { type RegisteredDocument, refuseUnless } from './register.ts';
import type { RoadmapData } from './roadmap.ts';
import { type IntroductionInput, readBody } from './schema-body.ts';
import { refuseTakenNumber } from './service-order.ts';
import {
  type Download,
  docxMediaType,
  forgetFiles,
  keepDocx,
  printDocument,
  registerFile,
  titleOf,
} from './service-print.ts';
import { getDocument } from './service-register.ts';
import { holdersAmong, likelyCurator, readSchool, type School, staffOfficial } from './service-world.ts';
import { type DocumentRow, findDocument, insertDocument, listDocuments, updateDocument } from './store.ts';

export interface IntroductionDesk {
  readonly year: ProgrammeYear;
  readonly school: School;
  readonly order: DocumentRow | undefined;
  /** What the form opens with: people by their roles, acts that are registered. */
  readonly suggested: {
    readonly curatorId: string | undefined;
    readonly memberIds: readonly string[];
    readonly approves: IntroductionInput['approves'];
  };
}

const acts = ['regulation', 'roadmap', 'programme'] as const;

async function readDesk(
  tx: Tx,
  organizationId: string,
  startYear: number,
  orderId: string | undefined,
  day: CalendarDate,
): Promise<IntroductionDesk> {
  const year = await getYearInTx(tx, organizationId, startYear);
  const school = await readSchool(tx, organizationId, day);
  const holders = (role: 'workingGroupMember' | 'psychologist' | 'socialPedagogue') =>
    holdersAmong(tx, organizationId, school.staff, role, day);
  const curatorId = await likelyCurator(tx, organizationId, school.staff, day);
  const group = [
    ...(await holders('workingGroupMember')),
    ...(await holders('psychologist')),
    ...(await holders('socialPedagogue')),
  ];
  const known = checklistOf(await listDocuments(tx, organizationId, { yearId: year.id }), year.formCodes);
  return {
    year,
    school,
    order:
      orderId !== undefined && isId(orderId) ? await findDocument(tx, organizationId, orderId) : undefined,
    suggested: {
      curatorId,
      memberIds: [...new Set(group)].filter((id) => id !== curatorId),
      approves: acts.filter((kind) => known.some((act) => act.kind === kind && act.document !== undefined)),
    },
  };
}

/** Everything that the form of the order on introducing the model needs. */
export async function readIntroductionDesk(
  platform: Platform,
  scope: Scope,
  startYear: number,
  orderId: string | undefined,
  day: CalendarDate,
): Promise<IntroductionDesk> {
  authorize(scope, documentPolicy, 'document.edit');
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    readDesk(tx, scope.organizationId, startYear, orderId, day),
  );
}

function introductionData(desk: IntroductionDesk, input: IntroductionInput): IntroductionOrderData {
  const { head, staff } = desk.school;
  const official = (id: string | undefined) => staffOfficial(staff, id);
  return {
    act: input.act,
    organization: head,
    number: input.number === '' ? undefined : input.number,
    date: input.date,
    startYear: desk.year.startYear,
    startsOn: input.startsOn,
    curator: official(input.curatorId),
    controller: official(input.controllerId),
    chair: official(input.chairId),
    members: input.memberIds.filter((id) => id !== input.chairId).flatMap((id) => official(id) ?? []),
    forms: desk.year.formCodes.map(mentoringFormTitle),
    approves: {
      regulation: input.approves.includes('regulation'),
      roadmap: input.approves.includes('roadmap'),
      programme: input.approves.includes('programme'),
    },
    siteEditor: official(input.siteEditorId),
  };
}

/**
 * D1 (R167): makes the order on introducing the model, or its draft anew when `replaces` names one. Answers its id.
 * Refuses (409) a taken number, a draft changed meanwhile, one that is no draft any more.
 */
export async function makeIntroductionOrder(
  platform: Platform,
  scope: Scope,
  startYear: number,
  input: IntroductionInput,
  day: CalendarDate,
  replaces?: { readonly id: string; readonly version: number },
): Promise<string> {
  authorize(scope, documentPolicy, 'document.edit');
  const { organizationId } = scope;
  const desk = await platform.db.inOrganization(organizationId, async (tx) => {
    await refuseTakenNumber(tx, organizationId, input.number, input.date, replaces?.id);
    return readDesk(tx, organizationId, startYear, undefined, day);
  });
  const data = introductionData(desk, input);
  const title = titleOf('orderIntroduction', startYear);
  const bytes = await printDocument(platform, organizationId, 'orderIntroduction', data);
  const made = {
    number: input.number,
    datedOn: input.date,
    title,
    body: { form: 'orderIntroduction' as const, data, input },
  };
  return register(platform, scope, desk.year.id, 'orderIntroduction', made, bytes, replaces);
}

interface Made {
  readonly number: string;
  readonly datedOn: CalendarDate | undefined;
  readonly title: string;
  readonly body: unknown;
}

/** Keeps a made document: a new draft, or in the place of an older draft. */
async function register(
  platform: Platform,
  scope: Scope,
  yearId: string,
  kind: 'orderIntroduction' | 'roadmap',
  made: Made,
  bytes: Uint8Array,
  replaces: { readonly id: string; readonly version: number } | undefined,
): Promise<string> {
  const file = await keepDocx(platform, bytes, made.title);
  const now = platform.clock.now();
  const { organizationId } = scope;
  const id = replaces?.id ?? newId();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const fileId = await registerFile(tx, scope, file, now);
    if (replaces) {
      const before = await getDocument(tx, organizationId, id);
      if (before.kind !== kind) throw notFound();
      refuseUnless(before.status === 'draft');
      const change = { ...made, datedOn: made.datedOn ?? null, fileId, remark: '' };
      if (!(await updateDocument(tx, organizationId, id, replaces.version, change, now))) {
        throw new Refusal('common.refusal.changedMeanwhile', 409);
      }
      await forgetFiles(tx, organizationId, [before.fileId]);
    } else {
      await insertDocument(tx, scope, { id, yearId, kind, ...made, fileId }, now);
    }
    const action = replaces ? 'document.change' : 'document.make';
    await recordAudit(tx, scope, { action, entity: 'document', entityId: id, details: { kind } }, now);
  });
  return id;
}

interface RoadmapDesk {
  readonly year: ProgrammeYear;
  readonly data: RoadmapData;
  readonly documents: readonly DocumentRow[];
}

async function readRoadmap(
  tx: Tx,
  organizationId: string,
  startYear: number,
  day: CalendarDate,
): Promise<RoadmapDesk> {
  const year = await getYearInTx(tx, organizationId, startYear);
  const { head } = await readSchool(tx, organizationId, day);
  const { stages } = await yearOverview(tx, organizationId, year, day);
  const data: RoadmapData = {
    organization: head,
    startYear,
    goal: year.goal,
    tasks: year.tasks.map((task) => task.text),
    forms: year.formCodes.map(mentoringFormTitle),
    stages: stages.map(({ stage, lines }) => ({
      number: stage.number,
      title: stage.title,
      task: stage.task,
      outcome: stage.outcome,
      activities: lines
        .filter((line) => line.status !== 'cancelled')
        .map(({ code, title, subItems, termText, responsibleText }) => ({
          code,
          title,
          subItems: [...subItems],
          term: termText,
          responsible: responsibleText,
        })),
    })),
    expectedResults: [...year.expectedResults],
    perspectiveResults: year.perspectiveResults,
  };
  const documents = await listDocuments(tx, organizationId, { yearId: year.id, kind: 'roadmap' });
  return { year, data, documents };
}

/** What a road map says, apart from the day of its approval; written the same way however it was stored. */
function wordsOf(data: RoadmapData): string {
  const body = readBody({ form: 'roadmap', data });
  return body.form === 'roadmap' ? JSON.stringify({ ...body.data, approvedOn: undefined }) : '';
}

/** The approved road map that says exactly what the programme says now. */
function approvedRoadmap(desk: RoadmapDesk): RegisteredDocument | undefined {
  const present = wordsOf(desk.data);
  return desk.documents.find((document) => {
    const body = readBody(document.body);
    return document.status === 'approved' && body.form === 'roadmap' && wordsOf(body.data) === present;
  });
}

/**
 * D4 (R145): the road map to print. The approved one, with its day, while the programme still says the same; else the
 * present programme with a blank for the approval.
 */
export async function printRoadmap(
  platform: Platform,
  scope: Scope,
  startYear: number,
  day: CalendarDate,
): Promise<Download> {
  authorize(scope, documentPolicy, 'document.read');
  const { organizationId } = scope;
  const desk = await platform.db.inOrganization(organizationId, (tx) =>
    readRoadmap(tx, organizationId, startYear, day),
  );
  const approvedOn = approvedRoadmap(desk)?.approvedOn;
  const data = approvedOn === undefined ? desk.data : { ...desk.data, approvedOn };
  const bytes = await printDocument(platform, organizationId, 'roadmap', data);
  return { name: `${titleOf('roadmap', startYear)}.docx`, mediaType: docxMediaType, bytes };
}

/** Registers the present road map as a draft for approval (R169); a draft that is there is made anew. */
export async function makeRoadmap(
  platform: Platform,
  scope: Scope,
  startYear: number,
  day: CalendarDate,
): Promise<string> {
  authorize(scope, documentPolicy, 'document.edit');
  const { organizationId } = scope;
  const desk = await platform.db.inOrganization(organizationId, (tx) =>
    readRoadmap(tx, organizationId, startYear, day),
  );
  const draft = desk.documents.find((document) => document.status === 'draft');
  const title = titleOf('roadmap', startYear);
  const bytes = await printDocument(platform, organizationId, 'roadmap', desk.data);
  const made = { number: '', datedOn: undefined, title, body: { form: 'roadmap' as const, data: desk.data } };
  return register(platform, scope, desk.year.id, 'roadmap', made, bytes, draft);
}
