import { addDays } from '../../core/calendar-date.ts';

/** A session ends after 14 days, however much it is used; a printed code serves for a school year. */
export const sessionDays = 14;
export const codeDays = 400;

/** The time of the last use is written at most this often, so that reading a page writes nothing. */
export const touchEveryMs = 5 * 60 * 1000;

const separator = '.';

/** Cookie value: the organisation first, so that the session is looked up within one tenant. */
export function sessionCookie(organizationId: string, token: string): string {
  return `${organizationId}${separator}${token}`;
}

export function parseSessionCookie(value: string): { organizationId: string; token: string } | undefined {
  const cut = value.indexOf(separator);
  if (cut < 0) return undefined;
  return { organizationId: value.slice(0, cut), token: value.slice(cut + 1) };
}

export function daysFrom(now: Date, days: number): Date {
  const iso = now.toISOString();
  return new Date(`${addDays(iso.slice(0, 10), days)}${iso.slice(10)}`);
}

/** Family and kind of a browser in a word or two («Firefox, Android»), for the list of sessions. Latin names only. */
export function deviceName(userAgent: string): string {
  const browser =
    [/YaBrowser/, /Edg\//, /OPR\//, /Firefox/, /Chrom(?:e|ium)/, /Safari/].find((pattern) =>
      pattern.test(userAgent),
    )?.source ?? '';
  const names: Readonly<Record<string, string>> = {
    YaBrowser: 'Yandex Browser',
    'Edg\\/': 'Edge',
    'OPR\\/': 'Opera',
    Firefox: 'Firefox',
    'Chrom(?:e|ium)': 'Chrome',
    Safari: 'Safari',
  };
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) =>
    userAgent.includes(name),
  );
  return [names[browser], system].filter((part) => part !== undefined).join(', ') || '—';
}
