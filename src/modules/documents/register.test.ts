import { describe, expect, test } from 'vitest';
import { checklistOf, progressOf } from './local-act.ts';
import { choicesOf, type DocumentStatus, type RegisteredDocument, type RegisterKind } from './register.ts';
import { uploadType } from './upload-type.ts';

const document = (changes: Partial<RegisteredDocument> = {}): RegisteredDocument => ({
  id: '01a202d9-716c-71e5-b26d-ce1a9ff03789',
  yearId: undefined,
  kind: 'regulation',
  number: '',
  datedOn: undefined,
  title: 'Положение о наставничестве',
  status: 'draft',
  fileId: '01a202d9-716c-71e5-b26d-ce1a9ff03780',
  scanFileId: undefined,
  approvedOn: undefined,
  published: false,
  remark: '',
  version: 1,
  createdAt: new Date('2026-09-01T09:00:00Z'),
  ...changes,
});

const allowed = (changes: Partial<RegisteredDocument>) =>
  Object.entries(choicesOf(document(changes)))
    .filter(([, may]) => may)
    .map(([name]) => name);

describe('what can be done with a document', () => {
  test.each([
    ['a draft', { status: 'draft' }, ['edit', 'submit', 'approve', 'remove']],
    ['a draft without a file', { status: 'draft', fileId: undefined }, ['edit', 'remove']],
    ['one with the head', { status: 'onApproval' }, ['sendBack', 'approve']],
    ['an approved one', { status: 'approved' }, ['publish', 'archive']],
    ['a published one', { status: 'approved', published: true }, ['unpublish', 'archive']],
    ['an approved order with names', { status: 'approved', kind: 'orderPairs' }, ['archive']],
    ['an approved agreement', { status: 'approved', kind: 'agreement' }, ['archive']],
    ['an archived one', { status: 'archived' }, []],
  ] as const)('%s', (_name, changes, choices) => {
    expect(allowed(changes)).toEqual(choices);
  });
});

describe('the checklist of local acts', () => {
  const state = (documents: readonly RegisteredDocument[], kind: RegisterKind) =>
    checklistOf(documents, []).find((act) => act.kind === kind)?.state;
  const at = (status: DocumentStatus, day: string, changes: Partial<RegisteredDocument> = {}) =>
    document({ status, createdAt: new Date(`${day}T09:00:00Z`), ...changes });

  test('names what stage 1 asks for; the regulation for teachers only where teachers mentor teachers', () => {
    expect(checklistOf([], ['studentStudent']).map((act) => act.kind)).toEqual([
      'orderIntroduction',
      'regulation',
      'roadmap',
      'programme',
      'councilRegulation',
    ]);
    expect(checklistOf([], ['teacherTeacher']).map((act) => act.kind)).toContain('regulationTeachers');
  });

  test.each([
    ['nothing there', [], 'missing'],
    ['only an archived one', [at('archived', '2026-09-01')], 'missing'],
    ['a draft', [at('draft', '2026-09-01')], 'draft'],
    [
      'an approved one and a newer draft',
      [at('approved', '2026-09-01'), at('draft', '2026-10-01')],
      'approved',
    ],
    [
      'with the head and a newer draft',
      [at('onApproval', '2026-09-01'), at('draft', '2026-10-01')],
      'onApproval',
    ],
    ['published', [at('approved', '2026-09-01', { published: true })], 'published'],
    [
      'published, and a newer approved one that is not',
      [at('approved', '2026-09-01', { published: true }), at('approved', '2026-10-01')],
      'approved',
    ],
  ] as const)('%s', (_name, documents, expected) => {
    expect(state(documents, 'regulation')).toBe(expected);
  });

  test('counts only what is asked for', () => {
    const acts = checklistOf(
      [
        at('approved', '2026-09-01', { published: true }),
        at('approved', '2026-09-01', { kind: 'roadmap' }),
        at('approved', '2026-09-01', { kind: 'councilRegulation' }),
      ],
      [],
    );
    expect(progressOf(acts)).toEqual({ required: 4, approved: 2, published: 1 });
  });
});

describe('an uploaded document is known by its bytes', () => {
  const bytes = (...start: readonly number[]) => new Uint8Array([...start, 1, 2, 3]);
  test.each([
    ['Положение.PDF', bytes(0x25, 0x50, 0x44, 0x46), 'application/pdf'],
    ['скан.jpeg', bytes(0xff, 0xd8, 0xff), 'image/jpeg'],
    ['old.doc', bytes(0xd0, 0xcf, 0x11, 0xe0), 'application/msword'],
    ['page.pdf', new TextEncoder().encode('<html>'), undefined],
    ['page.html', new TextEncoder().encode('<html>'), undefined],
    ['program.exe', bytes(0x4d, 0x5a), undefined],
    ['picture.svg', new TextEncoder().encode('<svg>'), undefined],
    ['__proto__', bytes(0x25, 0x50, 0x44, 0x46), undefined],
    ['pdf', bytes(0x25, 0x50, 0x44, 0x46), 'application/pdf'],
    ['empty.pdf', new Uint8Array(), undefined],
  ])('%s', (name, content, type) => {
    expect(uploadType(name, content)).toBe(type);
  });
});
