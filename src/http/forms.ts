import type { z } from 'zod';
import { Refusal } from '../core/refusal.ts';
import { hasMessage, messageByCode } from '../i18n/index.ts';
import { type FormState, formState } from '../ui/form-state.ts';
import type { WebContext } from './env.ts';

export type FormResult<T> =
  | {
      readonly ok: true;
      readonly data: T;
      readonly form: FormState;
      readonly files: ReadonlyMap<string, File>;
    }
  | { readonly ok: false; readonly form: FormState; readonly files: ReadonlyMap<string, File> };

/**
 * Reads an HTML form and checks it with the schema that the API uses too.
 * Texts keep what was typed; errors are finished sentences in the reader's language, one a field.
 * A schema names its own messages as keys (`z.string().min(1, 'people.error.lastName')`).
 */
export async function readForm<S extends z.ZodType>(
  c: WebContext,
  schema: S,
): Promise<FormResult<z.output<S>>> {
  const body = await c.req.parseBody({ all: true });
  const values: Record<string, string | string[]> = {};
  const files = new Map<string, File>();
  for (const [name, value] of Object.entries(body)) {
    const parts = Array.isArray(value) ? value : [value];
    const texts = parts.filter((part): part is string => typeof part === 'string');
    const file = parts.find((part): part is File => part instanceof File);
    if (file) files.set(name, file);
    else values[name] = texts.length === 1 && !Array.isArray(value) ? (texts[0] ?? '') : texts;
  }
  const checked = schema.safeParse(values);
  if (checked.success) return { ok: true, data: checked.data, form: formState(values), files };
  return { ok: false, form: formState(values, fieldErrors(c, checked.error)), files };
}

/** One sentence a field: the first thing that is wrong with it. */
export function fieldErrors(c: WebContext, error: z.ZodError): Record<string, string> {
  const locale = c.get('locale');
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path.join('.') || 'form';
    if (errors[field] !== undefined) continue;
    const params = 'params' in issue && typeof issue.params === 'object' ? issue.params : {};
    const code = hasMessage(issue.message) ? issue.message : 'common.error.invalidValue';
    errors[field] = messageByCode(locale, code, params as Record<string, string | number>);
  }
  return errors;
}

/** The uploaded file of a field as bytes; undefined when none was chosen. Refuses above `maxBytes` (413). */
export async function uploadedFile(
  files: ReadonlyMap<string, File>,
  name: string,
  maxBytes = 20 * 1024 * 1024,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | undefined> {
  const file = files.get(name);
  if (!file || file.size === 0) return undefined;
  if (file.size > maxBytes) throw new Refusal('common.refusal.tooLarge', 413);
  return { name: file.name, mediaType: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** A form state with an error added by a rule that only the use case knows. */
export function withError(c: WebContext, form: FormState, field: string, error: Refusal): FormState {
  return formState(form.values, {
    ...form.errors,
    [field]: messageByCode(c.get('locale'), error.code, error.params),
  });
}
