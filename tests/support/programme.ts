import { expect } from 'vitest';
import { createApp } from '../../src/app.ts';
import { newId } from '../../src/core/id.ts';
import type { Role } from '../../src/core/scope.ts';
import type { WebApp } from '../../src/http/env.ts';
import type { Platform } from '../../src/platform.ts';
import { send, type TestSchool, testSchool, view } from './app.ts';

export interface ApiActivity {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly subItems: readonly string[];
  readonly windowFrom: string;
  readonly windowTo: string;
  readonly termText: string;
  readonly allYear: boolean;
  readonly responsibleRoles: readonly string[];
  readonly state: string;
  readonly status: string;
  readonly version: number;
}

export interface ApiYear {
  readonly year: {
    readonly startsOn: string;
    readonly endsOn: string;
    readonly phase: string;
    readonly counts: Record<string, number>;
  };
  readonly goal: string;
  readonly formCodes: readonly string[];
  readonly stages: readonly {
    readonly number: number;
    readonly title: string;
    readonly task: string;
    readonly outcome: string;
    readonly state: string;
    readonly closedOn?: string;
    readonly activities: readonly ApiActivity[];
  }[];
}

/** A school with its curator, through the same door as a browser. */
export class Year {
  readonly app: WebApp;

  constructor(
    readonly platform: Platform,
    readonly school: TestSchool,
    readonly cookie: string,
  ) {
    this.app = createApp(platform);
  }

  async text(path: string, cookie = this.cookie): Promise<string> {
    const answer = await view(this.app, path, cookie);
    expect(answer.status, path).toBe(200);
    return answer.text();
  }

  /** What a reader sees: tags away, spaces single. */
  async words(path: string, cookie = this.cookie): Promise<string> {
    return plain(await this.text(path, cookie));
  }

  send(path: string, fields: Parameters<typeof send>[2], cookie = this.cookie): Promise<Response> {
    return send(this.app, path, fields, cookie);
  }

  async read(startYear = 2026): Promise<ApiYear> {
    return JSON.parse(await this.text(`/api/v1/years/${startYear}`)) as ApiYear;
  }

  async line(code: string, startYear = 2026): Promise<ApiActivity> {
    const { stages } = await this.read(startYear);
    const found = stages.flatMap((stage) => stage.activities).find((line) => line.code === code);
    if (!found) throw new Error(`no line ${code}`);
    return found;
  }

  async as(...roles: Role[]): Promise<string> {
    return this.school.signedIn(roles);
  }
}

export function plain(html: string): string {
  return html
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
}

/** A school with a curator and no programme yet. */
export async function newSchool(platform: Platform): Promise<Year> {
  const school = await testSchool(platform);
  return new Year(platform, school, await school.signedIn(['curator']));
}

/** A school with a programme for 2026/27 from the default road map. */
export async function withTemplate(platform: Platform): Promise<Year> {
  const year = await newSchool(platform);
  const answer = await year.send('/years', { startYear: '2026' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/years/2026']);
  return year;
}

/** Values of the ticked boxes of a name. */
export function checkedOf(page: string, name: string): string[] {
  return [...page.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'g'))]
    .map((match) => match[0])
    .filter((tag) => /\schecked/.test(tag))
    .map((tag) => /value="([^"]*)"/.exec(tag)?.[1] ?? '');
}

/** The fields of the preview as a browser sends them back. */
export function previewFields(page: string): Record<string, string | readonly string[]> {
  const plan = /name="plan" value="([^"]*)"/.exec(page)?.[1] ?? '';
  const fields: Record<string, string | readonly string[]> = {
    plan: plan.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  };
  for (const [select, name = ''] of page.matchAll(/<select[^>]*name="(\w+)"[^>]*>.*?<\/select>/gs)) {
    const chosen = /<option value="([^"]*)" selected/.exec(select)?.[1];
    if (chosen !== undefined) fields[name] = chosen;
  }
  const boxes = new Set(
    [...page.matchAll(/type="checkbox"[^>]*name="(\w+)"/g)].map((match) => match[1] ?? ''),
  );
  for (const name of boxes) fields[name] = checkedOf(page, name);
  return fields;
}

/** Adds classes with their teachers; answers ids by label. */
export async function addClasses(
  year: Year,
  classes: Record<string, string | undefined>,
): Promise<Record<string, string>> {
  const { id } = year.school.organization;
  const ids: Record<string, string> = {};
  await year.platform.db.inOrganization(id, async (tx) => {
    for (const [label, teacherId] of Object.entries(classes)) {
      const classId = newId();
      ids[label] = classId;
      const columns = { id: classId, grade: Number.parseInt(label, 10), letter: label.slice(-1), label };
      await tx
        .insertInto('school_class')
        .values({ organization_id: id, ...columns, teacher_id: teacherId ?? null, created_at: new Date(0) })
        .execute();
    }
  });
  return ids;
}
