import type { FC } from 'hono/jsx';
import { FieldGroup, type FieldProps } from './field.tsx';
import { fieldId, fieldValue } from './form-state.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface ScaleInputProps extends FieldProps {
  /** 1 unless given. */
  min?: number | undefined;
  /** 10 unless given. */
  max?: number | undefined;
  /** Words at the two ends: "not at all" and "fully". */
  lowLabel: string;
  highLabel: string;
}

/** One number of a row, with big targets and words at both ends. */
export const ScaleInput: FC<ScaleInputProps> = (props) => {
  const min = props.min ?? 1;
  const max = props.max ?? 10;
  const chosen = fieldValue(props.form, props.name);
  const numbers = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return (
    <FieldGroup {...props}>
      <div class="scale" data-count={String(numbers.length)}>
        {numbers.map((number, index) => {
          const id = index === 0 ? fieldId(props.name) : `${fieldId(props.name)}-${number}`;
          const end =
            index === 0 ? props.lowLabel : index === numbers.length - 1 ? props.highLabel : undefined;
          return (
            <label class="scale__mark" for={id}>
              <input
                class="scale__input"
                type="radio"
                id={id}
                name={props.name}
                value={String(number)}
                checked={String(number) === chosen}
              />
              <span class="scale__number">{number}</span>
              {end ? <span class="visually-hidden"> ({end})</span> : null}
            </label>
          );
        })}
      </div>
      <p class="scale__ends" aria-hidden="true">
        <span>{props.lowLabel}</span>
        <span>{props.highLabel}</span>
      </p>
    </FieldGroup>
  );
};

const faces: { value: '1' | '2' | '3' | '4' | '5'; icon: IconName }[] = [
  { value: '1', icon: 'mood-cry' },
  { value: '2', icon: 'mood-sad' },
  { value: '3', icon: 'mood-empty' },
  { value: '4', icon: 'mood-smile' },
  { value: '5', icon: 'mood-happy' },
];

/** Five faces with their words; sends 1 (worst) to 5 (best). */
export const MoodInput: FC<FieldProps> = (props) => {
  const chosen = fieldValue(props.form, props.name);
  return (
    <FieldGroup {...props}>
      <div class="mood">
        {faces.map(({ value, icon }, index) => {
          const id = index === 0 ? fieldId(props.name) : `${fieldId(props.name)}-${value}`;
          return (
            <label class="mood__face" for={id}>
              <input
                class="mood__input"
                type="radio"
                id={id}
                name={props.name}
                value={value}
                checked={value === chosen}
              />
              <span class="mood__box">
                <Icon name={icon} size="l" />
                <span class="mood__word">{props.t(`ui.mood.${value}`)}</span>
              </span>
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
};
