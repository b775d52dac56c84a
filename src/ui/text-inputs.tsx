import type { FC } from 'hono/jsx';
import { controlState, Field, type FieldProps } from './field.tsx';
import { fieldId, fieldValue } from './form-state.ts';
import { Icon } from './icon.tsx';

/** Width that a right value takes, in characters; the field says by it how much is expected. */
type Width = 's' | 'm' | 'l' | 'full';

export interface TextInputProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'number' | 'time' | undefined;
  width?: Width | undefined;
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
  maxlength?: number | undefined;
  min?: number | string | undefined;
  max?: number | string | undefined;
  step?: number | string | undefined;
  /** Turns the speller off: codes, names of files. */
  spellcheck?: boolean | undefined;
  autofocus?: boolean | undefined;
}

/** One line of text. A password is never written back into the page. */
export const TextInput: FC<TextInputProps> = (props) => (
  <Field {...props}>
    <input
      class="input"
      id={fieldId(props.name)}
      name={props.name}
      type={props.type ?? 'text'}
      value={props.type === 'password' ? undefined : fieldValue(props.form, props.name)}
      data-width={props.width ?? 'full'}
      autocomplete={props.autocomplete ?? 'off'}
      inputmode={props.inputmode}
      maxlength={props.maxlength}
      min={props.min}
      max={props.max}
      step={props.step}
      spellcheck={props.spellcheck}
      autofocus={props.autofocus ?? false}
      {...controlState(props)}
    />
  </Field>
);

export interface TextAreaProps extends FieldProps {
  rows?: number | undefined;
  maxlength?: number | undefined;
  /** Even letters: for pasted tables. */
  monospace?: boolean | undefined;
}

/** Several lines of text; grows with what is typed where the browser can. */
export const TextArea: FC<TextAreaProps> = (props) => {
  const limit = props.maxlength ? props.t('ui.form.characters', { max: props.maxlength }) : undefined;
  const field = { ...props, hint: props.hint ?? limit };
  return (
    <Field {...field}>
      <textarea
        class="input input--area"
        id={fieldId(props.name)}
        name={props.name}
        rows={props.rows ?? 4}
        maxlength={props.maxlength}
        data-monospace={props.monospace ? 'true' : undefined}
        {...controlState(field)}
      >
        {fieldValue(props.form, props.name)}
      </textarea>
    </Field>
  );
};

export interface DateInputProps extends FieldProps {
  /** YYYY-MM-DD. */
  min?: string | undefined;
  max?: string | undefined;
}

/** A day, with the browser's own calendar. The value is YYYY-MM-DD. */
export const DateInput: FC<DateInputProps> = (props) => (
  <Field {...props}>
    <input
      class="input"
      id={fieldId(props.name)}
      name={props.name}
      type="date"
      value={fieldValue(props.form, props.name)}
      min={props.min}
      max={props.max}
      data-width="m"
      {...controlState(props)}
    />
  </Field>
);

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean | undefined;
}

export interface SelectProps extends FieldProps {
  options: readonly (SelectOption | { group: string; options: readonly SelectOption[] })[];
  /** First line with an empty value; «Choose» unless given, none when false. */
  placeholder?: string | false | undefined;
  width?: Width | undefined;
}

/** One answer of many, from a list that opens. For up to six answers take RadioGroup. */
export const Select: FC<SelectProps> = (props) => {
  const chosen = fieldValue(props.form, props.name);
  const option = (item: SelectOption) => (
    <option value={item.value} selected={item.value === chosen} disabled={item.disabled ?? false}>
      {item.label}
    </option>
  );
  return (
    <Field {...props}>
      <span class="select" data-width={props.width ?? 'full'}>
        <select
          class="input select__control"
          id={fieldId(props.name)}
          name={props.name}
          {...controlState(props)}
        >
          {props.placeholder === false ? null : (
            <option value="">{props.placeholder ?? props.t('ui.form.choose')}</option>
          )}
          {props.options.map((item) =>
            'group' in item ? (
              <optgroup label={item.group}>{item.options.map(option)}</optgroup>
            ) : (
              option(item)
            ),
          )}
        </select>
        <Icon name="chevron-down" size="s" />
      </span>
    </Field>
  );
};
