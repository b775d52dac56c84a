import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import { Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import { translator } from '../../i18n/index.ts';
import type { Platform } from '../../platform.ts';
import { type ConsentLine, type ConsentPurpose, readRegistry } from '../consents/index.ts';
import { readParticipantPeople } from '../participants/index.ts';
import { listClassesInTx, type Person, parsePersonName, type SchoolClass } from '../people/index.ts';
import { listYearLinks } from '../programmes/index.ts';
import { type ConsentSubject, type PrintedPurpose, printedPurposes } from './consent-form.ts';
import { joinDocx } from './docx-join.ts';
import type { MissingConsent } from './missing-consents.ts';
import { documentPolicy } from './policy.ts';
import { type Download, docxMediaType, printDocument } from './service-print.ts';
import { cardsById, nameOf, partyOf, readSchool } from './service-world.ts';

/** Which sheets are asked for. */
export interface SheetChoice {
  readonly purpose: ConsentPurpose;
  /** A class, the staff, or all. */
  readonly group: string | 'all' | 'staff';
  /** Only those with a card in a base, or everybody of the group. */
  readonly who: 'candidates' | 'everybody';
  /** One person only. */
  readonly personId?: string | undefined;
  /** Only those whose consent is not there yet. */
  readonly missingOnly: boolean;
  /** Only sheets for representatives, or only for adults. */
  readonly signer?: 'guardian' | 'self' | undefined;
}

/** Classes that sheets can be asked for. */
export async function readSheetGroups(platform: Platform, scope: Scope): Promise<SchoolClass[]> {
  authorize(scope, documentPolicy, 'document.edit');
  return platform.db.inOrganization(scope.organizationId, (tx) => listClassesInTx(tx, scope.organizationId));
}

async function linesOf(
  platform: Platform,
  scope: Scope,
  choice: Pick<SheetChoice, 'purpose' | 'group' | 'who' | 'personId'>,
  day: CalendarDate,
): Promise<{ lines: readonly ConsentLine[]; classes: Awaited<ReturnType<typeof readRegistry>>['classes'] }> {
  const narrowed =
    choice.personId !== undefined
      ? { personIds: [choice.personId] }
      : choice.who === 'candidates'
        ? { personIds: await readParticipantPeople(platform, scope) }
        : {};
  // The registry authorises: a class teacher gets sheets of his own class only.
  return readRegistry(platform, scope, { purpose: choice.purpose, classId: choice.group, ...narrowed }, day);
}

function isPrinted(purpose: ConsentPurpose): purpose is PrintedPurpose {
  return printedPurposes.some((known) => known === purpose);
}

function subjectOf(line: ConsentLine, card: Person): ConsentSubject {
  const guardian = line.guardianName === undefined ? undefined : parsePersonName(line.guardianName);
  return {
    party: partyOf(card, line.classLabel),
    bornOn: line.bornOn,
    guardian: line.signer === 'guardian' && guardian?.ok ? guardian.name : undefined,
  };
}

/**
 * D9-D11 (L3): blank consents of one purpose, names filled in, a sheet each, for a person, a class or all candidates
 * in one .docx: representatives of minors first, then adults. Refuses (422) when nobody is left to print for, a purpose
 * that has no form, and two own templates that cannot lie in one file.
 */
export async function printConsents(
  platform: Platform,
  scope: Scope,
  choice: SheetChoice,
  day: CalendarDate,
): Promise<Download> {
  const { organizationId } = scope;
  const { lines } = await linesOf(platform, scope, choice, day);
  const { purpose } = choice;
  if (!isPrinted(purpose)) throw new Refusal('documents.refusal.noForm', 422);
  const wanted = lines.filter(
    (line) =>
      (!choice.missingOnly || line.state !== 'given') &&
      (choice.signer === undefined || line.signer === choice.signer),
  );
  if (wanted.length === 0) throw new Refusal('documents.refusal.nobody', 422);
  const { head, cards } = await platform.db.inOrganization(organizationId, async (tx) => ({
    head: (await readSchool(tx, organizationId, day)).head,
    cards: await cardsById(
      tx,
      organizationId,
      wanted.map((line) => line.personId),
    ),
  }));
  const files: Uint8Array[] = [];
  for (const [signer, kind] of [
    ['guardian', 'consentGuardian'],
    ['self', 'consentAdult'],
  ] as const) {
    const subjects = wanted
      .filter((line) => line.signer === signer)
      .flatMap((line) => {
        const card = cards.get(line.personId);
        return card ? [subjectOf(line, card)] : [];
      });
    if (subjects.length === 0) continue;
    files.push(
      await printDocument(platform, organizationId, kind, { organization: head, purpose, day, subjects }),
    );
  }
  return { name: consentFileName(purpose), mediaType: docxMediaType, bytes: oneFile(files) };
}

function oneFile(files: readonly Uint8Array[]): Uint8Array {
  const [first, second] = files;
  if (!first) throw new Refusal('documents.refusal.nobody', 422);
  const joined = second ? joinDocx(first, second) : first;
  if (!joined) throw new Refusal('documents.refusal.twoTemplates', 422);
  return joined;
}

function consentFileName(purpose: PrintedPurpose): string {
  const t = translator('ru');
  return `${t('documents.file.consents', { purpose: t(`consents.purpose.${purpose}`) })}.docx`;
}

const printedState = {
  missing: 'missing',
  wrongSigner: 'missing',
  refused: 'refused',
  withdrawn: 'withdrawn',
  expired: 'expired',
} as const;

function missingRow(line: ConsentLine, card: Person): MissingConsent[] {
  return line.state === 'given'
    ? []
    : [{ name: nameOf(card), signer: line.signer, state: printedState[line.state] }];
}

async function startYearOf(tx: Tx, organizationId: string, day: CalendarDate): Promise<number> {
  const years = await listYearLinks(tx, organizationId, day);
  const current = years.find((year) => year.current) ?? years[0];
  return current?.startYear ?? Number(day.slice(0, 4));
}

/** The list «who is missing»: a sheet for each class with its teacher, the staff on one of their own. */
export async function printMissingConsents(
  platform: Platform,
  scope: Scope,
  choice: Pick<SheetChoice, 'purpose' | 'group' | 'who'>,
  day: CalendarDate,
): Promise<Download> {
  const { organizationId } = scope;
  const { lines, classes } = await linesOf(platform, scope, choice, day);
  const staffLabel = translator('ru')('consents.word.staff');
  const groups = groupBy(lines, (line) => line.classLabel ?? staffLabel);
  const teacherOf = new Map(classes.map((entry) => [entry.label, entry.teacherId]));
  const teacherIds = classes.flatMap((entry) => entry.teacherId ?? []);
  const { head, startYear, cards } = await platform.db.inOrganization(organizationId, async (tx) => ({
    head: (await readSchool(tx, organizationId, day)).head,
    startYear: await startYearOf(tx, organizationId, day),
    cards: await cardsById(tx, organizationId, [...lines.map((line) => line.personId), ...teacherIds]),
  }));
  const sheets = [...groups].map(([label, group]) => {
    const teacher = cards.get(teacherOf.get(label) ?? '');
    return {
      label,
      teacher: teacher && nameOf(teacher),
      total: group.length,
      rows: group.flatMap((line) => {
        const card = cards.get(line.personId);
        return card ? missingRow(line, card) : [];
      }),
    };
  });
  if (sheets.every((sheet) => sheet.rows.length === 0))
    throw new Refusal('documents.refusal.nobodyMissing', 422);
  const data = { organization: head, startYear, purpose: choice.purpose, day, classes: sheets };
  const bytes = await printDocument(platform, organizationId, 'missingConsents', data);
  return { name: `${translator('ru')('documents.file.missing')}.docx`, mediaType: docxMediaType, bytes };
}
