import columns from '../../../content/import-columns.json' with { type: 'json' };

/** What a file is brought for. */
export const importKinds = ['pupils', 'teachers', 'mentees', 'mentors', 'roadmap'] as const;
export type ImportKind = (typeof importKinds)[number];

type Columns = typeof columns;

/** Fields that a column of a file of this kind may hold; the names are those of `content/import-columns.json`. */
export type FieldOf<K extends ImportKind> = keyof Columns[K] & string;
export type AnyField = { [K in ImportKind]: FieldOf<K> }[ImportKind];

/** How the columns of one field are recognised by their titles. */
export interface TitleRule {
  readonly titles: readonly string[];
  readonly words: readonly (readonly string[])[];
  readonly not?: readonly string[];
}

const rules: Readonly<Record<ImportKind, Readonly<Record<string, TitleRule>>>> = {
  pupils: columns.pupils,
  teachers: columns.teachers,
  mentees: columns.mentees,
  mentors: columns.mentors,
  roadmap: columns.roadmap,
};

export function titleRules(kind: ImportKind): Readonly<Record<string, TitleRule>> {
  return rules[kind];
}

/** Fields of a kind in the order in which they are offered to the user. */
export function fieldsOf<K extends ImportKind>(kind: K): readonly FieldOf<K>[] {
  return Object.keys(columns[kind]) as FieldOf<K>[];
}

export function isFieldOf<K extends ImportKind>(kind: K, field: string): field is FieldOf<K> {
  return Object.hasOwn(columns[kind], field);
}

export function isImportKind(text: string): text is ImportKind {
  return (importKinds as readonly string[]).includes(text);
}

/**
 * Without these a file of the kind cannot be read; of the fields joined by `|` one is enough.
 */
export const requiredFields: Readonly<Record<ImportKind, readonly string[]>> = {
  pupils: ['fullName|lastName', 'classLabel|grade'],
  teachers: ['fullName|lastName'],
  mentees: ['fullName|lastName', 'domains|requestText'],
  mentors: ['fullName|lastName', 'domains'],
  roadmap: ['activity', 'term'],
};
