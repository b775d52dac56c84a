import forms from '../../../content/mentoring-forms.json' with { type: 'json' };
import words from '../../../content/roadmap-words.json' with { type: 'json' };
import { calendarDate, isCalendarDate } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import { monthOfWord } from './month-words.ts';
import type { RoadmapHead } from './roadmap.ts';
import { sentence, withoutFinalMark, wordKey } from './roadmap-words.ts';

type Section = keyof typeof words.sections | 'title';

const sectionNames = Object.keys(words.sections) as (keyof typeof words.sections)[];
const bullet = /^[\u2010-\u2015\u2022*-]\s*/u;

/** The section that a line heads: its words right after an optional number. */
export function sectionOf(line: string): keyof typeof words.sections | undefined {
  const title = wordKey(line.replace(/^\s*\d{1,2}[.)]\s*/u, ''));
  const numbered = /^\s*\d{1,2}[.)]\s/u.test(line);
  return sectionNames.find((name) =>
    words.sections[name].some(
      (words_) =>
        title === words_ ||
        (numbered && title.startsWith(`${words_} `)) ||
        (numbered && title.startsWith(words_) && title.length <= words_.length + 60),
    ),
  );
}

function sectionsOf(lines: readonly string[]): Map<Section, string[]> {
  const sections = new Map<Section, string[]>();
  let name: Section = 'title';
  for (const line of lines) {
    const heading = sectionOf(line);
    if (heading !== undefined) name = heading;
    else sections.set(name, [...(sections.get(name) ?? []), line]);
  }
  return sections;
}

/** Bullets of a section; a line without a mark continues a bullet that did not come to its end. */
function bulletsOf(lines: readonly string[]): string[] {
  const bullets: string[] = [];
  for (const line of lines) {
    const last = bullets.at(-1);
    if (bullet.test(line)) bullets.push(line.replace(bullet, ''));
    else if (last !== undefined && !/[.;]$/u.test(last)) bullets[bullets.length - 1] = `${last} ${line}`;
  }
  return bullets.map(withoutFinalMark);
}

const startsWith = (line: string, stems: readonly string[]): boolean =>
  stems.some((stem) => `${wordKey(line)} `.startsWith(`${stem} `));

/** «The goal of … is X»: X. */
function goalOf(lines: readonly string[]): string {
  const line = lines.find((text) => startsWith(text, words.goal));
  if (line === undefined) return '';
  const verb = words.goalVerb.map((word) => line.indexOf(` ${word} `)).find((at) => at !== -1);
  const start = verb === undefined ? line.indexOf(':') + 1 : line.indexOf(' ', verb + 1) + 1;
  return start === 0 ? '' : sentence(withoutFinalMark(line.slice(start).trim()));
}

/** The list after «Tasks …:», by semicolons, over several paragraphs. */
function tasksOf(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => startsWith(line, words.tasks) && line.endsWith(':'));
  if (at === -1) return [];
  return lines
    .slice(at + 1)
    .join(' ')
    .split(';')
    .map((task) => sentence(withoutFinalMark(task.replace(bullet, '').trim())))
    .filter((task) => task !== '');
}

function formCodesOf(lines: readonly string[]): string[] {
  const titles = new Map(forms.forms.map(({ title, code }) => [wordKey(title), code]));
  return [
    ...new Set(lines.filter((line) => bullet.test(line)).flatMap((line) => titles.get(wordKey(line)) ?? [])),
  ];
}

function startYearOf(lines: readonly string[]): number | undefined {
  for (const line of lines) {
    const match = /(20\d\d)\s*[\u2010-\u2015/-]\s*(?:20)?(\d\d)\s+(\p{L}+)/u.exec(line);
    if (match !== null && words.schoolYear.includes(wordKey(match[3] ?? ''))) return Number(match[1]);
  }
  return undefined;
}

/** The date below the word of approval: «"5" September 2023». */
function approvedOnOf(lines: readonly string[]): CalendarDate | undefined {
  const at = lines.findIndex((line) => startsWith(line, words.approve));
  if (at === -1) return undefined;
  for (const line of lines.slice(at, at + 8)) {
    const match = /["\u00ab\u201c]?\s*(\d{1,2})\s*["\u00bb\u201d]?\s+(\p{L}+)\s+(20\d\d)/u.exec(line);
    const month = match === null ? undefined : monthOfWord(match[2] ?? '');
    if (match === null || month === undefined) continue;
    const date = calendarDate(Number(match[3]), month, Number(match[1]));
    if (isCalendarDate(date)) return date;
  }
  return undefined;
}

/** Reads what stands before and after the table: goal, tasks, forms, expected results, the act, the school year. */
export function parseRoadmapHead(lines: readonly string[]): RoadmapHead {
  const sections = sectionsOf(lines);
  const of = (name: Section): string[] => sections.get(name) ?? [];
  const provisions = of('provisions');
  return {
    goal: goalOf(provisions),
    tasks: tasksOf(provisions),
    formCodes: formCodesOf(of('forms')),
    expectedResults: bulletsOf(of('expectedResults')).map(sentence),
    perspectiveResults: of('perspectiveResults').join('\n'),
    legalBasis:
      provisions[0] === undefined || startsWith(provisions[0], [...words.goal, ...words.tasks])
        ? ''
        : provisions[0],
    startYear: startYearOf(lines),
    approvedOn: approvedOnOf(lines),
  };
}

/** Numbers of the schools that a text names: more than one is a slip of copying (X1). */
export function schoolNumbers(lines: readonly string[]): string[] {
  const school = new RegExp(`(?<!\\p{L})(?:${words.school.join('|')})\\s*\\u2116\\s*(\\d{1,5})`, 'giu');
  const found = lines.flatMap((line) => [...line.matchAll(school)].map((match) => match[1] ?? ''));
  return [...new Set(found)].sort((a, b) => Number(a) - Number(b));
}
