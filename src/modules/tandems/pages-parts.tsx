import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import { longDate } from '../../i18n/index.ts';
import { LinkCard } from '../../ui/index.ts';
import type { TandemView } from './service.ts';

interface Name {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
}

export function fullNameOf(person: Name): string {
  return [person.lastName, person.firstName, person.middleName].filter((part) => part !== '').join(' ');
}

/** The mentor, then the mentees with their classes; a larger group says how many. */
export function tandemName(c: WebContext, view: TandemView): string {
  const mentees = view.mentees.map(
    ({ person }) =>
      `${person.lastName} ${person.firstName}${person.classLabel ? `, ${person.classLabel}` : ''}`,
  );
  const side =
    mentees.length > 2 ? c.get('t')('tandems.word.group', { count: mentees.length }) : mentees.join('; ');
  return `${fullNameOf(view.mentor.person)} — ${side}`;
}

/** One of the viewer's own tandems as a card to open. */
export const TandemCard: FC<{ c: WebContext; view: TandemView }> = ({ c, view }) => {
  const t = c.get('t');
  const next = view.nextDueOn;
  return (
    <LinkCard
      href={`/tandems/${view.id}`}
      icon="heart-handshake"
      title={tandemName(c, view)}
      text={
        next === undefined
          ? t(`tandems.status.${view.status}`)
          : t('tandems.mine.next', { date: longDate(c.get('locale'), next) })
      }
    />
  );
};
