import type { Child, FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { controlState, FieldGroup, type FieldProps } from './field.tsx';
import { type FormState, fieldId, fieldValue, fieldValues } from './form-state.ts';

export interface Choice {
  value: string;
  label: string;
  /** One line under the answer. */
  hint?: string | undefined;
  disabled?: boolean | undefined;
}

export interface ChoiceGroupProps extends FieldProps {
  options: readonly Choice[];
  /** `row` sets short answers beside one another. */
  layout?: 'column' | 'row' | 'cards' | undefined;
}

const ChoiceLine: FC<{
  type: 'radio' | 'checkbox';
  id: string;
  name: string;
  choice: Choice;
  checked: boolean;
  state?: Record<string, string | undefined> | undefined;
}> = ({ type, id, name, choice, checked, state }) => (
  <div class="choice">
    <input
      class="choice__input"
      type={type}
      id={id}
      name={name}
      value={choice.value}
      checked={checked}
      disabled={choice.disabled ?? false}
      aria-describedby={choice.hint ? `${id}-choice-hint` : undefined}
      {...state}
    />
    <label class="choice__label" for={id}>
      {choice.label}
    </label>
    {choice.hint ? (
      <p class="choice__hint" id={`${id}-choice-hint`}>
        {choice.hint}
      </p>
    ) : null}
  </div>
);

/** The first choice carries the field's own id, so that the error summary leads to it. */
function choiceId(name: string, index: number): string {
  return index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`;
}

/** One answer of a few. */
export const RadioGroup: FC<ChoiceGroupProps> = (props) => {
  const chosen = fieldValue(props.form, props.name);
  return (
    <FieldGroup {...props}>
      <div class="choices" data-layout={props.layout ?? 'column'}>
        {props.options.map((choice, index) => (
          <ChoiceLine
            type="radio"
            id={choiceId(props.name, index)}
            name={props.name}
            choice={choice}
            checked={choice.value === chosen}
          />
        ))}
      </div>
    </FieldGroup>
  );
};

/** Several answers of a few; all are sent under one name. */
export const CheckboxGroup: FC<ChoiceGroupProps> = (props) => {
  const chosen = new Set(fieldValues(props.form, props.name));
  return (
    <FieldGroup {...props}>
      <div class="choices" data-layout={props.layout ?? 'column'}>
        {props.options.map((choice, index) => (
          <ChoiceLine
            type="checkbox"
            id={choiceId(props.name, index)}
            name={props.name}
            choice={choice}
            checked={chosen.has(choice.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
};

export interface CheckboxProps {
  t: Translate;
  name: string;
  label: string;
  form?: FormState | undefined;
  hint?: Child | undefined;
  /** What is sent when it is ticked; `yes` unless given. */
  value?: string | undefined;
}

/** A single yes. */
export const Checkbox: FC<CheckboxProps> = (props) => {
  const id = fieldId(props.name);
  const value = props.value ?? 'yes';
  const error = props.form?.errors[props.name];
  return (
    <div class="field" data-invalid={error ? 'true' : undefined}>
      {error ? (
        <p class="field__error" id={`${id}-error`}>
          <span class="visually-hidden">{props.t('ui.form.error')} </span>
          {error}
        </p>
      ) : null}
      <div class="choice">
        <input
          class="choice__input"
          type="checkbox"
          id={id}
          name={props.name}
          value={value}
          checked={fieldValues(props.form, props.name).includes(value)}
          {...controlState({ ...props, optional: true })}
        />
        <label class="choice__label" for={id}>
          {props.label}
        </label>
        {props.hint ? (
          <p class="choice__hint" id={`${id}-hint`}>
            {props.hint}
          </p>
        ) : null}
      </div>
    </div>
  );
};
