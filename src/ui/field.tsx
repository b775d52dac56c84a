import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { type FormState, fieldId } from './form-state.ts';
import { Icon } from './icon.tsx';

/** What every control of a form takes. */
export interface FieldProps {
  t: Translate;
  name: string;
  label: string;
  form?: FormState | undefined;
  hint?: Child | undefined;
  /** A right value, shown as an example. */
  example?: string | undefined;
  /** Marked in words; everything else must be filled in. */
  optional?: boolean | undefined;
  /** The label is only read aloud: for a control whose place says what it is. */
  hideLabel?: boolean | undefined;
}

/** Identifiers of what describes a control, for `aria-describedby`. */
export function describedBy(
  props: Pick<FieldProps, 'name' | 'form' | 'hint' | 'example'>,
): string | undefined {
  const id = fieldId(props.name);
  const ids = [
    props.hint || props.example ? `${id}-hint` : '',
    props.form?.errors[props.name] ? `${id}-error` : '',
  ].filter((part) => part !== '');
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Attributes that tell about a control's state. */
export function controlState(props: FieldProps): Record<string, string | undefined> {
  return {
    'aria-describedby': describedBy(props),
    'aria-invalid': props.form?.errors[props.name] ? 'true' : undefined,
    'aria-required': props.optional ? undefined : 'true',
  };
}

const Optional: FC<{ t: Translate; optional: boolean | undefined }> = ({ t, optional }) =>
  optional ? <span class="field__optional"> {t('ui.form.optional')}</span> : null;

const Hint: FC<FieldProps> = ({ t, name, hint, example }) =>
  hint || example ? (
    <p class="field__hint" id={`${fieldId(name)}-hint`}>
      {hint}
      {hint && example ? ' ' : null}
      {example ? <span class="field__example">{t('ui.form.example', { example })}</span> : null}
    </p>
  ) : null;

const FieldError: FC<FieldProps> = ({ t, name, form }) => {
  const error = form?.errors[name];
  return error ? (
    <p class="field__error" id={`${fieldId(name)}-error`}>
      <Icon name="alert-octagon" size="s" />
      <span>
        <span class="visually-hidden">{t('ui.form.error')} </span>
        {error}
      </span>
    </p>
  ) : null;
};

/** Label above, hint below it, error between, then the control (children, with the id `field-<name>`). */
export const Field: FC<PropsWithChildren<FieldProps>> = (props) => (
  <div class="field" data-invalid={props.form?.errors[props.name] ? 'true' : undefined}>
    <label class={props.hideLabel ? 'visually-hidden' : 'field__label'} for={fieldId(props.name)}>
      {props.label}
      <Optional t={props.t} optional={props.optional} />
    </label>
    <Hint {...props} />
    <FieldError {...props} />
    {props.children}
  </div>
);

/** The same for several controls that answer one question. */
export const FieldGroup: FC<PropsWithChildren<FieldProps & { role?: 'radiogroup' | undefined }>> = (
  props,
) => (
  <fieldset
    class="field field--group"
    data-invalid={props.form?.errors[props.name] ? 'true' : undefined}
    aria-describedby={describedBy(props)}
  >
    <legend class={props.hideLabel ? 'visually-hidden' : 'field__label'}>
      {props.label}
      <Optional t={props.t} optional={props.optional} />
    </legend>
    <Hint {...props} />
    <FieldError {...props} />
    {props.children}
  </fieldset>
);
