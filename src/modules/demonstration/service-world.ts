import { type CalendarDate, fixedClock } from '../../core/clock.ts';
import type { Role, Scope } from '../../core/scope.ts';
import type { Database, Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import type { PlannedCard } from './cards.ts';
import { type Season, type StepKind, seasons } from './demonstration.ts';
import { createRandom, type Random } from './random.ts';
import type { Cast, Story } from './schema.ts';
import type { PlannedSchool } from './school.ts';
import { lessonDay, storyDay, workday } from './school-day.ts';

/** A programme year of the demonstration school once it is stored. */
export interface StoredYear {
  readonly id: string;
  /** Lines of the road map by their number. */
  readonly lines: ReadonlyMap<string, string>;
}

/** One thing that somebody did on a day of the past. */
export interface Step {
  readonly day: CalendarDate;
  readonly kind: StepKind;
  readonly run: (platform: Platform, day: CalendarDate) => Promise<void>;
}

/**
 * The school while it is being filled: what the story plans, and what the steps have stored so far. All steps
 * run inside one transaction, so that a power cut leaves either the whole school or none.
 */
export class World {
  readonly story: Story;
  readonly cast: Cast;
  readonly school: PlannedSchool;
  /** Year in whose September the present school year began. */
  readonly startYear: number;
  readonly organizationId: string;
  readonly cards: Readonly<Record<Season, readonly PlannedCard[]>>;
  /** Ids of people by key. */
  readonly people = new Map<string, string>();
  /** Ids of cards by season, side and key of the person. */
  readonly cardIds = new Map<string, string>();
  readonly years = new Map<Season, StoredYear>();
  readonly #actors = new Map<string, Scope>();
  readonly #today: CalendarDate;
  readonly #base: Platform;

  constructor(
    base: Platform,
    input: {
      story: Story;
      cast: Cast;
      school: PlannedSchool;
      startYear: number;
      today: CalendarDate;
      organizationId: string;
      cards: Readonly<Record<Season, readonly PlannedCard[]>>;
    },
  ) {
    this.#base = base;
    this.#today = input.today;
    this.story = input.story;
    this.cast = input.cast;
    this.school = input.school;
    this.startYear = input.startYear;
    this.organizationId = input.organizationId;
    this.cards = input.cards;
  }

  /** Chance of one purpose. */
  random(name: string): Random {
    return createRandom(this.story.seed, name);
  }

  startYearOf(season: Season): number {
    return season === 'previous' ? this.startYear - 1 : this.startYear;
  }

  /** A told day on which people work. */
  workday(season: Season, told: string): CalendarDate {
    return workday(this.story.calendar, storyDay(told, this.startYearOf(season)));
  }

  /** A told day on which there are lessons. */
  lessonDay(season: Season, told: string): CalendarDate {
    return lessonDay(this.story.calendar, storyDay(told, this.startYearOf(season)));
  }

  get today(): CalendarDate {
    return this.#today;
  }

  /** The platform as it stood in the middle of a day; never later than now. */
  at(day: CalendarDate): Platform {
    const { clock } = this.#base;
    // Between 9:00 and 15:59 in Moscow; the minute differs from day to day.
    const random = this.random(`time of ${day}`);
    const hour = String(random.int(6, 12)).padStart(2, '0');
    const instant = new Date(`${day}T${hour}:${String(random.int(0, 59)).padStart(2, '0')}:00Z`);
    const now = clock.now();
    return { ...this.#base, clock: fixedClock((instant < now ? instant : now).toISOString()) };
  }

  addActor(login: string, scope: { accountId: string; personId: string; role: Role }): void {
    const { accountId, personId, role } = scope;
    const { organizationId } = this;
    this.#actors.set(login, { organizationId, accountId, personId, roles: new Set([role]) });
  }

  /** Whoever acts under a demonstration login. */
  actor(login: string): Scope {
    const scope = this.#actors.get(login);
    if (!scope) throw new Error('a demonstration account acts before it is there');
    return scope;
  }

  person(key: string): string {
    const id = this.people.get(key);
    if (id === undefined) throw new Error('somebody of the demonstration acts before he is there');
    return id;
  }

  year(season: Season): StoredYear {
    const year = this.years.get(season);
    if (!year) throw new Error('a demonstration year is used before it is there');
    return year;
  }

  cardId(season: Season, card: Pick<PlannedCard, 'side' | 'person'>): string | undefined {
    return this.cardIds.get([season, card.side, card.person].join(' '));
  }

  setCardId(season: Season, card: Pick<PlannedCard, 'side' | 'person'>, id: string): void {
    this.cardIds.set([season, card.side, card.person].join(' '), id);
  }
}

/** Steps of both years. */
export function eachSeason(steps: (season: Season) => Step[]): Step[] {
  return seasons.flatMap(steps);
}

/**
 * A database whose transactions all are the one that is open: the use cases of the filling take part in it,
 * each as it is.
 */
export function databaseWithin(db: Database, tx: Tx): Database {
  return {
    ...db,
    inOrganization: (_organizationId, work) => work(tx),
    inDirectory: (work) => work(tx),
    asOwner: () => Promise.reject(new Error('the filling never acts as the owner')),
  };
}
