/** What was typed into a form and what is wrong with it. Errors are finished sentences, keyed by field name. */
export interface FormState {
  values: Record<string, string | string[]>;
  errors: Record<string, string>;
}

/** A form that nobody has typed into, with the values that it starts from. */
export function formState(values: FormState['values'] = {}, errors: FormState['errors'] = {}): FormState {
  return { values, errors };
}

/** The single value of a field; the first one when several were sent, an empty text when none. */
export function fieldValue(form: FormState | undefined, name: string): string {
  const value = form?.values[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** All values of a field with several answers. */
export function fieldValues(form: FormState | undefined, name: string): string[] {
  const value = form?.values[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The identifier of a field's control; the error summary and labels point at it. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;
}
