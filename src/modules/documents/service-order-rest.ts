import type { CalendarDate } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import { messageByCode } from '../../i18n/index.ts';
import type { Platform } from '../../platform.ts';
import { getYearInTx } from '../programmes/index.ts';
import { documentPolicy } from './policy.ts';
import { type OrderInput, readBody } from './schema-body.ts';
import { changeOrder, type MadeOrder, makeOrder, type OrderDesk, readOrderDesk } from './service-order.ts';
import { readDocumentFile } from './service-register.ts';
import { listDocuments } from './store.ts';

/** What the form of an order opens with: everybody without one, from a day to the end of the school year. */
export function suggestedInput(desk: OrderDesk, day: CalendarDate): OrderInput {
  const endOfSchoolYear = `${desk.year.startYear + 1}-05-31`;
  return {
    act: 'order',
    number: '',
    date: day,
    curatorId: desk.curatorId,
    rowStyle: 'names',
    startsOn: day,
    endsOn: endOfSchoolYear > day ? endOfSchoolYear : desk.year.endsOn,
    tandemIds: desk.candidates.map(({ tandem }) => tandem.id),
    dutyReason: '',
  };
}

export interface OrderOfRest extends MadeOrder {
  /** The .docx. */
  readonly bytes: Uint8Array;
  /** Mentors among them who are employees without a written consent: the reason in the order says so. */
  readonly withoutDutyConsent: number;
}

/**
 * The order for every pair and group of a year that has none. When none is left, the newest order again: the same
 * file, or a draft with the number and the date given now. Refuses (422) when there was never anything to order.
 */
export async function orderOfRest(
  platform: Platform,
  scope: Scope,
  startYear: number,
  given: { readonly number: string | undefined; readonly date: CalendarDate | undefined },
  day: CalendarDate,
): Promise<OrderOfRest> {
  authorize(scope, documentPolicy, 'document.edit');
  const desk = await readOrderDesk(platform, scope, startYear, undefined, day);
  const made =
    desk.candidates.length > 0
      ? await makeOrder(platform, scope, startYear, inputFor(desk, given, day), day)
      : await newestOrder(platform, scope, startYear, given, day);
  const { bytes } = await readDocumentFile(platform, scope, made.id, 'file');
  const lacking = desk.candidates.filter((candidate) => candidate.lacksDutyConsent);
  return { ...made, bytes, withoutDutyConsent: lacking.length };
}

function inputFor(
  desk: OrderDesk,
  given: { readonly number: string | undefined; readonly date: CalendarDate | undefined },
  day: CalendarDate,
): OrderInput {
  const date = given.date ?? day;
  return {
    ...suggestedInput(desk, date),
    number: given.number ?? '',
    dutyReason: messageByCode('ru', 'documents.commandReason'),
  };
}

async function newestOrder(
  platform: Platform,
  scope: Scope,
  startYear: number,
  given: { readonly number: string | undefined; readonly date: CalendarDate | undefined },
  day: CalendarDate,
): Promise<MadeOrder> {
  const { organizationId } = scope;
  const orders = await platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYearInTx(tx, organizationId, startYear);
    return listDocuments(tx, organizationId, { yearId: year.id, kind: 'orderPairs' });
  });
  const newest = orders.find(
    (order) => order.status !== 'archived' && readBody(order.body).form === 'orderPairs',
  );
  const body = readBody(newest?.body);
  if (!newest || body.form !== 'orderPairs') throw new Refusal('documents.refusal.noTandemsLeft', 422);
  const input = { ...body.input, number: given.number ?? newest.number, date: given.date ?? newest.datedOn };
  const same = input.number === newest.number && input.date === newest.datedOn;
  if (!same) return changeOrder(platform, scope, newest.id, newest.version, input, day);
  const mentees = body.data.rows.reduce((sum, row) => sum + row.mentees.length, 0);
  return { id: newest.id, number: newest.number, tandems: body.data.rows.length, mentees };
}
