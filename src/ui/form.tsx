import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { ErrorSummary } from './error-summary.tsx';
import type { FormState } from './form-state.ts';

export interface FormProps {
  t: Translate;
  action: string;
  /** `get` for searches. */
  method?: 'post' | 'get' | undefined;
  /** With errors in it the summary is shown on top. */
  form?: FormState | undefined;
  /** Fields sent along. */
  hidden?: Record<string, string> | undefined;
  /** Takes files. */
  files?: boolean | undefined;
  id?: string | undefined;
  /** Asks before unsaved words are left (needs the `confirm-leave` island). */
  confirmLeave?: boolean | undefined;
  /** As wide as its place: for several questions side by side. A form of fields keeps to a readable width. */
  wide?: boolean | undefined;
  /** Name for screen readers where there are several forms. */
  label?: string | undefined;
}

/** A form of one column. The server checks it; the browser's own bubbles stay out of the way. */
export const Form: FC<PropsWithChildren<FormProps>> = (props) => (
  <form
    class="form"
    method={props.method ?? 'post'}
    action={props.action}
    id={props.id}
    enctype={props.files ? 'multipart/form-data' : undefined}
    novalidate
    aria-label={props.label}
    data-wide={props.wide ? 'true' : undefined}
    data-confirm-leave={props.confirmLeave ? 'true' : undefined}
  >
    {Object.entries(props.hidden ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {props.form ? <ErrorSummary t={props.t} form={props.form} /> : null}
    {props.children}
  </form>
);

export interface FieldsetProps {
  legend: string;
  hint?: Child | undefined;
  id?: string | undefined;
}

/** A titled group of fields inside a form. */
export const Fieldset: FC<PropsWithChildren<FieldsetProps>> = ({ legend, hint, id, children }) => (
  <fieldset class="fieldset" id={id}>
    <legend class="fieldset__legend">{legend}</legend>
    {hint ? <p class="fieldset__hint">{hint}</p> : null}
    <div class="fieldset__fields">{children}</div>
  </fieldset>
);

/** Short fields side by side where the width allows: day and time, class and letter. */
export const FieldRow: FC<PropsWithChildren> = ({ children }) => <div class="field-row">{children}</div>;
