import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePersonName, searchKey } from '../people/index.ts';
import { type ImportPlan, type PlanDecision, planImport } from './import-plan.ts';
import { mergedPerson } from './merged-person.ts';
import type { ExistingPerson, IncomingPerson, PlanSubject } from './plan-person.ts';

interface Given {
  readonly born?: string;
  readonly label?: string;
  readonly key?: string;
  readonly email?: string;
  readonly details?: PlanSubject['details'];
}

function subject(text: string, given: Given): PlanSubject {
  const parsed = parsePersonName(text);
  if (!parsed.ok) throw new Error(text);
  return {
    name: parsed.name,
    bornOn: given.born,
    classLabel: given.label ?? '',
    externalKey: given.key ?? '',
    email: given.email ?? '',
    details: given.details ?? {},
  };
}

const held = (id: string, text: string, given: Given = {}): ExistingPerson => ({
  id,
  ...subject(text, given),
});
const row = (number: number, text: string, given: Given = {}): IncomingPerson => ({
  row: number,
  ...subject(text, given),
});

function outcome(existing: ExistingPerson[], incoming: IncomingPerson[]): string[] {
  return planImport(existing, incoming).items.map((item) => {
    if (item.action === 'update')
      return `update ${item.personId} ${item.changes.map(({ field }) => field).join(',')}`;
    if (item.action === 'unchanged') return `unchanged ${item.personId}`;
    return item.action === 'ask' ? `ask ${item.candidateIds.join(',')} ${item.problem}` : item.action;
  });
}

function applied(
  existing: readonly ExistingPerson[],
  incoming: readonly IncomingPerson[],
  plan: ImportPlan,
): ExistingPerson[] {
  const rows = new Map(incoming.map((person) => [person.row, person]));
  const people = new Map(existing.map((person) => [person.id, person]));
  for (const item of plan.items) {
    const typed = rows.get(item.row);
    if (typed === undefined) continue;
    if (item.action === 'create') {
      const { row: _row, ...rest } = typed;
      people.set(`new-${item.row}`, { id: `new-${item.row}`, ...rest });
    }
    const person = item.action === 'update' ? people.get(item.personId) : undefined;
    if (person !== undefined) people.set(person.id, { id: person.id, ...mergedPerson(person, typed) });
  }
  return [...people.values()];
}

describe('planImport', () => {
  it('adds whom it does not know', () => {
    expect(outcome([], [row(2, 'Волков Алексей Андреевич', { born: '2011-04-15', label: '5А' })])).toEqual([
      'create',
    ]);
  });

  it('knows a person by name and birth date, wherever his class is now', () => {
    const volkov = held('v', 'Волков Алексей Андреевич', { born: '2011-04-15', label: '5А' });
    const again = row(2, 'Волков Алексей Андреевич', { born: '2011-04-15', label: '5А' });
    expect(outcome([volkov], [again])).toEqual(['unchanged v']);
    expect(outcome([volkov], [{ ...again, classLabel: '6А' }])).toEqual(['update v classLabel']);
    expect(outcome([volkov], [{ ...again, classLabel: '9Г' }])).toEqual(['update v classLabel']);
    expect(outcome([volkov], [{ ...again, classLabel: '' }])).toEqual(['unchanged v']);
  });

  it('shows what changes, from what to what, and lets an empty cell erase nothing', () => {
    const before = held('v', 'Семенов Пётр Ильич', {
      born: '2011-04-15',
      label: '5А',
      details: { phone: '+79000000001', position: 'x' },
    });
    const after = row(2, 'Семёнов Петр Ильич', {
      born: '2011-04-15',
      label: '5А',
      details: { phone: '+79000000002', position: '' },
    });
    const [item] = planImport([before], [after]).items;
    expect(item).toEqual({
      action: 'update',
      row: 2,
      personId: 'v',
      changes: [
        { field: 'lastName', before: 'Семенов', after: 'Семёнов' },
        { field: 'phone', before: '+79000000001', after: '+79000000002' },
      ],
    });
  });

  it('tells namesakes apart by their dates and doubts where dates are missing', () => {
    const six = held('six', 'Семёнова Дарья Михайловна', { born: '2010-05-02', label: '6В' });
    const eight = held('eight', 'Семёнова Дарья Михайловна', { born: '2008-10-12', label: '8Б' });
    const name = 'Семёнова Дарья Михайловна';
    expect(
      outcome(
        [six, eight],
        [
          row(2, name, { born: '2008-10-12', label: '8Б' }),
          row(3, name, { born: '2010-05-02', label: '6В' }),
        ],
      ),
    ).toEqual(['unchanged eight', 'unchanged six']);
    expect(outcome([six], [row(2, name, { born: '2008-10-12', label: '8Б' })])).toEqual(['create']);
    expect(outcome([six, eight], [row(2, name, { label: '6В' })])).toEqual(['unchanged six']);
    expect(outcome([six, eight], [row(2, name)])).toEqual(['ask six,eight planDoubtful']);
  });

  it('asks when the date differs in one class, and when a name differs on one birthday', () => {
    const one = held('one', 'Волков Алексей Андреевич', { born: '2011-04-15', label: '5А' });
    expect(outcome([one], [row(2, 'Волков Алексей Андреевич', { born: '2011-05-14', label: '5А' })])).toEqual(
      ['ask one planOtherDate'],
    );
    expect(outcome([one], [row(2, 'Валков Алексей Андреевич', { born: '2011-04-15', label: '5А' })])).toEqual(
      ['ask one planSameDateOtherName'],
    );
    expect(
      outcome([one], [row(2, 'Смирнов Алексей Андреевич', { born: '2011-04-15', label: '5А' })]),
    ).toEqual(['ask one planSameDateOtherName']);
    expect(outcome([one], [row(2, 'Смирнов Пётр Ильич', { born: '2011-04-15', label: '5А' })])).toEqual([
      'create',
    ]);
  });

  it('fills in a birth date and a patronymic, and moves a class up by a year, without asking', () => {
    expect(
      outcome(
        [held('b', 'Без Даты Иванович', { label: '8Б' })],
        [row(2, 'Без Даты Иванович', { born: '2008-01-02', label: '8Б' })],
      ),
    ).toEqual(['update b bornOn']);
    expect(
      outcome(
        [held('l', 'Ли Алиса', { born: '2007-09-12', label: '9Б' })],
        [row(2, 'Ли Алиса Ивановна', { born: '2007-09-12', label: '9Б' })],
      ),
    ).toEqual(['update l middleName']);
    expect(
      outcome(
        [held('b', 'Без Даты Иванович', { label: '8Б' })],
        [row(2, 'Без Даты Иванович', { label: '9Б' })],
      ),
    ).toEqual(['update b classLabel']);
    expect(
      outcome(
        [held('b', 'Без Даты Иванович', { label: '8Б' })],
        [row(2, 'Без Даты Иванович', { label: '5А' })],
      ),
    ).toEqual(['ask b planDoubtful']);
  });

  it('trusts the key of another system above the name', () => {
    expect(
      outcome(
        [held('k', 'Волкова Анна Ивановна', { key: '17', label: '5А' })],
        [row(2, 'Смирнова Анна Ивановна', { key: '17', label: '5А' })],
      ),
    ).toEqual(['update k lastName']);
  });

  it('knows staff by name, and namesakes by e-mail', () => {
    const name = 'Козлов Сергей Русланович';
    expect(outcome([held('t', name)], [row(2, name, { email: 'a@school.example' })])).toEqual([
      'update t email',
    ]);
    const two = [
      held('a', name, { email: 'a@school.example' }),
      held('b', name, { email: 'b@school.example' }),
    ];
    expect(outcome(two, [row(2, name, { email: 'b@school.example' })])).toEqual(['unchanged b']);
    expect(outcome(two, [row(2, name)])).toEqual(['ask a,b planDoubtful']);
  });

  it('names those who are not in the file and removes nobody', () => {
    const plan = planImport(
      [
        held('a', 'Ли Зоя Ильинична', { born: '2010-01-01' }),
        held('b', 'Кох Пётр Ильич', { born: '2010-01-02' }),
      ],
      [row(2, 'Ли Зоя Ильинична', { born: '2010-01-01' })],
    );
    expect(plan.absentIds).toEqual(['b']);
    expect(plan.counts).toEqual({ create: 0, update: 0, unchanged: 1, ask: 0, skip: 0 });
  });

  it('does what the user decided', () => {
    const two = [
      held('a', 'Ли Зоя Ильинична', { label: '5А' }),
      held('b', 'Ли Зоя Ильинична', { label: '5А' }),
    ];
    const rows = [row(2, 'Ли Зоя Ильинична'), row(3, 'Ли Зоя Ильинична'), row(4, 'Ли Зоя Ильинична')];
    const decisions = new Map<number, PlanDecision>([
      [2, { personId: 'b' }],
      [3, 'new'],
      [4, 'skip'],
    ]);
    const { items, counts, absentIds } = planImport(two, rows, decisions);
    expect(items.map(({ action }) => action)).toEqual(['unchanged', 'create', 'skip']);
    expect(counts).toEqual({ create: 1, update: 0, unchanged: 1, ask: 0, skip: 1 });
    expect(absentIds).toEqual(['a']);
  });

  it('does not give one person to two rows', () => {
    const one = [held('a', 'Ли Зоя Ильинична', { label: '5А' })];
    const rows = [row(2, 'Ли Зоя', { label: '5А' }), row(3, 'Ли З. И.', { label: '5А' })];
    const decisions = new Map<number, PlanDecision>([
      [2, { personId: 'a' }],
      [3, { personId: 'a' }],
    ]);
    const { items, problems } = planImport(one, rows, decisions);
    expect(items.map(({ action }) => action)).toEqual(['unchanged', 'ask']);
    expect(problems.map(({ row: at, code }) => [at, code])).toEqual([[3, 'imports.problem.planTakenTwice']]);
  });

  it('keeps what the user typed out of what may be logged', () => {
    const [problem] = planImport(
      [held('a', 'Ли Зоя', { label: '5А' }), held('b', 'Ли Зоя', { label: '7А' })],
      [row(9, 'Ли Зоя')],
    ).problems;
    expect(problem).toMatchObject({
      row: 9,
      code: 'imports.problem.planDoubtful',
      severity: 'warning',
      params: {},
    });
    expect(problem?.personal).toEqual({ typed: 'Ли Зоя', candidates: 'Ли Зоя, 5А; Ли Зоя, 7А' });
  });

  it('plans 10,000 rows against 10,000 people in one pass', () => {
    const surname = (n: number) => `Петр${'абвгдежзик'[n % 10]}${'абвгдежзик'[Math.floor(n / 10) % 10]}ов`;
    const people = Array.from({ length: 10_000 }, (_, n) =>
      held(String(n), `${surname(n)} Алексей Андреевич`, {
        born: `20${10 + (n % 7)}-0${1 + (n % 9)}-1${n % 10}`,
        label: `${1 + (n % 11)}${'АБВ'[n % 3]}`,
        key: String(n),
      }),
    );
    const incoming = people.map((person, n) => ({
      ...person,
      row: n + 2,
      classLabel: '12А',
      externalKey: n % 2 === 0 ? person.externalKey : '',
    }));
    const plan = planImport(people, incoming);
    expect(plan.items).toHaveLength(10_000);
    expect(plan.counts.create).toBe(0);
    expect(plan.counts.update + plan.counts.ask).toBe(10_000);
  });

  const person = fc.record({
    text: fc.constantFrom(
      'Ли Зоя Ильинична',
      'Ли Зоя',
      'Кох Пётр Ильич',
      'Кох Петр Ильич',
      'Коx Пётр',
      'Волков Ян Львович',
    ),
    born: fc.constantFrom(undefined, '2010-01-01', '2010-02-02', '2011-03-03'),
    label: fc.constantFrom('', '5А', '6А', '9Б'),
    phone: fc.constantFrom('', '+79000000001', '+79000000002'),
  });
  const toSubject = (one: {
    text: string;
    born: string | undefined;
    label: string;
    phone: string;
  }): PlanSubject =>
    subject(one.text, {
      ...(one.born === undefined ? {} : { born: one.born }),
      label: one.label,
      details: { phone: one.phone },
    });

  it('changes nothing when the same file is imported a second time', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), (people) => {
        const incoming = people.map((one, at) => ({ row: at + 2, ...toSubject(one) }));
        const first = planImport([], incoming);
        const second = planImport(applied([], incoming, first), incoming);
        expect(second.counts).toEqual({ create: 0, update: 0, unchanged: incoming.length, ask: 0, skip: 0 });
      }),
      { numRuns: 300 },
    );
  });

  it('never pairs two rows with one person, and accounts for every row once', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 10 }), fc.array(person, { maxLength: 10 }), (old, fresh) => {
        const existing = old.map((one, at) => ({ id: `p${at}`, ...toSubject(one) }));
        const incoming = fresh.map((one, at) => ({ row: at + 2, ...toSubject(one) }));
        const plan = planImport(existing, incoming);
        const paired = plan.items.flatMap((item) => ('personId' in item ? [item.personId] : []));
        expect(new Set(paired).size).toBe(paired.length);
        expect(plan.items.map((item) => item.row)).toEqual(incoming.map((one) => one.row));
        for (const id of plan.absentIds) expect(paired).not.toContain(id);
      }),
      { numRuns: 300 },
    );
  });

  // As the parsers hand rows over: one row for a person, so name and birth date do not repeat.
  const namedOnce = fc.uniqueArray(person, {
    maxLength: 6,
    selector: ({ text, born }) => `${searchKey(text).split(' ').slice(0, 2).join(' ')} ${born}`,
  });

  it('settles: what was carried out is not carried out again', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 6 }), namedOnce, (old, fresh) => {
        const existing = old.map((one, at) => ({ id: `p${at}`, ...toSubject(one) }));
        const incoming = fresh.map((one, at) => ({ row: at + 2, ...toSubject(one) }));
        const first = planImport(existing, incoming);
        const second = planImport(applied(existing, incoming, first), incoming);
        expect(second.counts).toMatchObject({ create: 0, update: 0 });
      }),
      { numRuns: 300 },
    );
  });
});
