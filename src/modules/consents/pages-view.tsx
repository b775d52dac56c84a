import { Refusal } from '../../core/refusal.ts';
import type { WebContext } from '../../http/env.ts';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { type ConsentPurpose, consentPurposes } from './consent.ts';
import { type AfterWithdrawal, type ConsentLine, type Registry, readRegistry } from './service.ts';

/** What the pages need of higher modules. */
export interface ConsentPageHooks {
  /** People who are, or wish to be, in a base of a running year: «only candidates» narrows the list to them. */
  readonly candidates: (c: WebContext) => Promise<readonly string[]>;
  readonly afterWithdrawal: AfterWithdrawal;
}

/** What the address of a list says. */
export interface View {
  readonly purpose: ConsentPurpose;
  readonly group: string;
  readonly who: 'candidates' | 'everybody';
  readonly state: 'missing' | 'given' | undefined;
  readonly page: number;
}

export function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

/** Back to the list that the form stood on; only a path of our own. */
export function back(c: WebContext): string {
  const referer = c.req.header('referer') ?? '';
  if (!URL.canParse(referer)) return '/consents';
  const { pathname, search } = new URL(referer);
  return pathname.startsWith('/consents') ? `${pathname}${search}` : '/consents';
}

export function viewOf(c: WebContext): View {
  const purpose = consentPurposes.find((entry) => entry === c.req.query('purpose')) ?? 'processing';
  const state = c.req.query('state');
  return {
    purpose,
    group: c.req.query('class') ?? 'all',
    who: c.req.query('who') === 'everybody' ? 'everybody' : 'candidates',
    state: state === 'missing' || state === 'given' ? state : undefined,
    page: Math.max(1, Number(c.req.query('page') ?? 1) || 1),
  };
}

export function address(path: string, view: View): string {
  const query = new URLSearchParams();
  if (view.purpose !== 'processing') query.set('purpose', view.purpose);
  if (view.group !== 'all') query.set('class', view.group);
  if (view.who === 'everybody') query.set('who', 'everybody');
  if (view.state !== undefined) query.set('state', view.state);
  if (view.page > 1) query.set('page', String(view.page));
  return query.size > 0 ? `${path}?${query}` : path;
}

export async function registry(c: WebContext, view: View, hooks: ConsentPageHooks): Promise<Registry> {
  const personIds = view.who === 'candidates' ? { personIds: await hooks.candidates(c) } : {};
  if (!/^[\da-f-]{36}$|^all$|^staff$/.test(view.group)) throw new Refusal('common.refusal.notFound', 404);
  return readRegistry(
    c.get('platform'),
    requireScope(c),
    { purpose: view.purpose, classId: view.group, ...personIds },
    today(c),
  );
}

export function nameOf(line: { lastName: string; firstName: string; middleName: string }): string {
  return [line.lastName, line.firstName, line.middleName].filter((part) => part !== '').join(' ');
}

export function signerWords(c: WebContext, line: ConsentLine): string {
  const t = c.get('t');
  if (line.signer === 'self') return t('consents.signer.self');
  return line.guardianName ?? t('consents.signer.guardian');
}
