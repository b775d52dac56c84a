import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import {
  Alert,
  Button,
  ButtonRow,
  Card,
  Fold,
  Form,
  formState,
  Grid,
  Notice,
  PageHead,
  Select,
  Stack,
  TextInput,
} from '../../ui/index.ts';
import type { ShownColumn, ShownSheet } from './import-batch.ts';
import { type AnyField, fieldsOf, requiredFields } from './import-kind.ts';
import { ImportSteps } from './pages-parts.tsx';
import { missingFields } from './service.ts';
import type { ImportView } from './service-plan.ts';

/** Columns that tell nothing about people: passed on as they were recognised. */
const unasked: ReadonlySet<string> = new Set(['rowNumber', 'externalKey']);

/** What is asked: which column holds which field. */
export interface ColumnsForm {
  /** Field → column from 0, as it stands in the form. */
  readonly columns: Readonly<Record<string, number>>;
  readonly headerRow: number;
}

/** The page of columns: everything that was recognised, to be looked at and corrected. */
export function columnsPage(c: WebContext, view: ImportView, form: ColumnsForm, status: 200 | 422 = 200) {
  const t = c.get('t');
  const { look } = view.mapping;
  const missing = missingFields(view.kind, form.columns);
  const all: readonly AnyField[] = fieldsOf(view.kind);
  const fields = all.filter((field) => !unasked.has(field));
  const hidden = Object.entries(form.columns).filter(([field]) => unasked.has(field));
  const needed = new Set(requiredFields[view.kind].flatMap((group) => group.split('|')));
  const shownFirst = fields.filter(
    (field) => form.columns[field] !== undefined || missing.some((group) => group.split('|').includes(field)),
  );
  const rest = fields.filter((field) => !shownFirst.includes(field));
  const doubtful = new Set(look.doubtful);
  const { remembered } = look;
  return page(
    c,
    { title: t('imports.columns.title'), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={t('imports.columns.title')}
        context={t('imports.columns.context', { file: view.fileName, count: look.rows })}
        crumbs={[{ label: t('imports.list.title'), href: '/imports' }]}
      />
      <ImportSteps c={c} current={2} view={view} />
      <Stack gap="l">
        {status === 422 || missing.length > 0 ? (
          <Alert tone={status === 422 ? 'bad' : 'warn'} title={t('imports.columns.missingTitle')}>
            {missing.map((group) => groupWords(c, group)).join('; ')}
          </Alert>
        ) : (
          <Notice tone="good" title={t(remembered ? 'imports.columns.remembered' : 'imports.columns.found')}>
            {doubtful.size > 0 ? t('imports.columns.doubtful') : t('imports.columns.sure')}
          </Notice>
        )}
        {look.sheets.length > 1 ? <Sheets c={c} view={view} /> : null}
        <Form
          t={t}
          action={`/imports/${view.id}/columns`}
          hidden={{
            table: String(view.mapping.table),
            ...Object.fromEntries(hidden.map(([field, column]) => [`field-${field}`, String(column)])),
          }}
          label={t('imports.columns.title')}
        >
          <Card>
            <Grid min="m" gap="l">
              {shownFirst.map((field) => (
                <FieldChoice
                  c={c}
                  field={field}
                  look={look}
                  chosen={form.columns[field]}
                  doubtful={doubtful.has(field)}
                  optional={!needed.has(field)}
                />
              ))}
            </Grid>
          </Card>
          <Fold title={t('imports.columns.others')} note={String(rest.length)} id="other-fields">
            <Grid min="m" gap="l">
              {rest.map((field) => (
                <FieldChoice
                  c={c}
                  field={field}
                  look={look}
                  chosen={form.columns[field]}
                  doubtful={false}
                  optional
                />
              ))}
              <TextInput
                t={t}
                form={formState({ headerRow: String(form.headerRow) })}
                name="headerRow"
                label={t('imports.field.headerRow')}
                hint={t('imports.hint.headerRow')}
                inputmode="numeric"
                width="s"
              />
            </Grid>
          </Fold>
          <Unused c={c} look={look} columns={form.columns} />
          <ButtonRow sticky>
            <Button icon="arrow-right">{t('imports.action.check')}</Button>
          </ButtonRow>
          <ButtonRow>
            <Button formAction={`/imports/${view.id}/cancel`} kind="quiet">
              {t('imports.action.cancel')}
            </Button>
          </ButtonRow>
        </Form>
      </Stack>
    </>,
  );
}

function groupWords(c: WebContext, group: string): string {
  return group
    .split('|')
    .map((field) => `«${c.get('t')(`imports.field.${field as AnyField}`)}»`)
    .join(` ${c.get('t')('imports.word.or')} `);
}

function columnWords(c: WebContext, column: ShownColumn): string {
  const title = column.title === '' ? c.get('t')('imports.word.untitled') : column.title;
  return `${column.letter}: ${title.length > 70 ? `${title.slice(0, 70)}…` : title}`;
}

const FieldChoice: FC<{
  c: WebContext;
  field: AnyField;
  look: ShownSheet;
  chosen: number | undefined;
  doubtful: boolean;
  optional: boolean;
}> = ({ c, field, look, chosen, doubtful, optional }) => {
  const t = c.get('t');
  const samples = look.columns.find((column) => column.column === chosen)?.samples ?? [];
  const example = samples.slice(0, 3).join(' · ');
  return (
    <Select
      t={t}
      form={formState({ [`field-${field}`]: chosen === undefined ? '' : String(chosen) })}
      name={`field-${field}`}
      label={t(`imports.field.${field}`)}
      hint={
        doubtful
          ? t('imports.columns.lookAt', { example })
          : example === ''
            ? undefined
            : t('imports.columns.example', { example })
      }
      placeholder={t('imports.columns.none')}
      options={look.columns
        .filter((column) => column.title !== '' || column.samples.length > 0)
        .map((column) => ({ value: String(column.column), label: columnWords(c, column) }))}
      optional={optional}
    />
  );
};

const Sheets: FC<{ c: WebContext; view: ImportView }> = ({ c, view }) => {
  const t = c.get('t');
  const { id, mapping } = view;
  return (
    <Card look="quiet" title={t('imports.columns.sheets')}>
      <Form t={t} action={`/imports/${id}/columns`} method="get">
        <Select
          t={t}
          form={formState({ sheet: String(mapping.table) })}
          name="sheet"
          label={t('imports.field.sheet')}
          placeholder={false}
          width="l"
          options={mapping.look.sheets.map((sheet, index) => ({
            value: String(index),
            label: t('imports.columns.sheet', { name: sheet.name, count: sheet.rows }),
          }))}
        />
        <ButtonRow>
          <Button kind="secondary" size="s">
            {t('imports.action.showSheet')}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
};

const Unused: FC<{ c: WebContext; look: ShownSheet; columns: Readonly<Record<string, number>> }> = (
  props,
) => {
  const { c, look, columns } = props;
  const used = new Set(Object.values(columns));
  const unused = look.columns.filter((column) => !used.has(column.column) && column.title !== '');
  if (unused.length === 0) return null;
  return (
    <p>
      {c.get('t')('imports.columns.unused', {
        titles: unused.map((column) => `«${column.title}»`).join(', '),
      })}
    </p>
  );
};
