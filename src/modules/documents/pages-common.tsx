import type { FC } from 'hono/jsx';
import { notFound, Refusal } from '../../core/refusal.ts';
import type { WebContext } from '../../http/env.ts';
import { hasRole, requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import { type FormState, fieldValue, Tabs, type Tone } from '../../ui/index.ts';
import type { DocumentStatus, RegisteredDocument } from './register.ts';

export function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

/** Those who prepare documents; the head reads and signs. */
export function prepares(c: WebContext): boolean {
  return hasRole(requireViewer(c), 'administrator', 'curator', 'deputyHead');
}

/** Start year of the address; anything else answers like an absent page. */
export function startYearOf(c: WebContext): number {
  const given = c.req.param('startYear') ?? '';
  if (!/^\d{4}$/.test(given)) throw notFound();
  return Number(given);
}

export function idOf(c: WebContext, name = 'id'): string {
  return c.req.param(name) ?? '';
}

/** The version that a form was opened with. */
export function versionIn(form: FormState): number {
  const version = Number(fieldValue(form, 'version') || Number.NaN);
  if (!Number.isInteger(version)) throw new Refusal('common.refusal.badRequest', 400);
  return version;
}

export const statusTone: Readonly<Record<DocumentStatus, Tone>> = {
  draft: 'neutral',
  onApproval: 'info',
  approved: 'good',
  archived: 'neutral',
};

/** «No. 87-O of 29 March 2024», as much of it as is known. */
export function numberWords(
  c: WebContext,
  document: Pick<RegisteredDocument, 'number' | 'datedOn'>,
): string | undefined {
  const t = c.get('t');
  const date = document.datedOn === undefined ? '' : longDate(c.get('locale'), document.datedOn);
  if (document.number !== '' && date !== '') {
    return t('documents.word.numberAndDate', { number: document.number, date });
  }
  if (document.number !== '') return t('documents.word.number', { number: document.number });
  return date === '' ? undefined : t('documents.word.date', { date });
}

/** The parts of this place. The head has the register only. */
export const DocumentTabs: FC<{ c: WebContext; current: 'register' | 'forms' | 'templates' }> = ({
  c,
  current,
}) => {
  if (!prepares(c)) return null;
  const t = c.get('t');
  return (
    <Tabs
      t={t}
      items={[
        { label: t('documents.tab.register'), href: '/documents', current: current === 'register' },
        { label: t('documents.tab.forms'), href: '/documents/forms', current: current === 'forms' },
        {
          label: t('documents.tab.templates'),
          href: '/documents/templates',
          current: current === 'templates',
        },
      ]}
    />
  );
};
