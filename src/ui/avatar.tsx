import type { Child, FC } from 'hono/jsx';

/** First letters of the first two words of a name, as shown in the circle. */
export function initials(name: string): string {
  return name
    .split(/[\s\u00a0]+/)
    .filter((word) => /\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.match(/\p{L}/u)?.[0]?.toUpperCase() ?? '')
    .join('');
}

/** Initials in a circle; a decoration beside a written name. */
export const Avatar: FC<{ name: string; size?: 's' | 'm' | 'l' | undefined }> = ({ name, size = 'm' }) => (
  <span class="avatar" data-size={size} aria-hidden="true">
    {initials(name)}
  </span>
);

export interface PersonLineProps {
  name: string;
  /** A short second line: class, post, role. */
  note?: Child | undefined;
  href?: string | undefined;
  size?: 's' | 'm' | 'l' | undefined;
}

/** A person in a list or a head: initials, the name, one line about them. */
export const PersonLine: FC<PersonLineProps> = ({ name, note, href, size = 'm' }) => (
  <span class="person" data-size={size}>
    <Avatar name={name} size={size} />
    <span class="person__text">
      {href ? (
        <a class="person__name" href={href}>
          {name}
        </a>
      ) : (
        <span class="person__name">{name}</span>
      )}
      {note ? <span class="person__note">{note}</span> : null}
    </span>
  </span>
);
