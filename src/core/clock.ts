/** A calendar day as `YYYY-MM-DD`, without a time zone: due dates, birth dates, dates of orders. */
export type CalendarDate = string;

/** The only source of time. Tests pass a fixed one. */
export interface Clock {
  now(): Date;
  /** Today in the organisation's time zone (IANA name). */
  today(timeZone?: string): CalendarDate;
}

export const defaultTimeZone = 'Europe/Moscow';

function dayIn(instant: Date, timeZone: string): CalendarDate {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: (timeZone = defaultTimeZone) => dayIn(new Date(), timeZone),
};

/** A clock that stands still, for tests and for filling demonstration data. */
export function fixedClock(isoInstant: string): Clock {
  const instant = new Date(isoInstant);
  return {
    now: () => new Date(instant),
    today: (timeZone = defaultTimeZone) => dayIn(instant, timeZone),
  };
}
