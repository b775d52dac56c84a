import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Icon } from './icon.tsx';

export interface Step {
  label: string;
  /** A link when the step can be gone to. */
  href?: string | undefined;
}

export interface StepperProps {
  t: Translate;
  steps: readonly Step[];
  /** Number of the step that is open now, from 1. Steps before it count as done. */
  current: number;
  label: string;
}

/** Where one is in a form of several steps; on a phone only «step 2 of 5» and its name. */
export const Stepper: FC<StepperProps> = ({ t, steps, current, label }) => (
  <nav class="stepper" aria-label={label}>
    <p class="stepper__short">
      {t('ui.step.number', { number: current, total: steps.length })}
      <strong>{steps[current - 1]?.label}</strong>
    </p>
    <ol class="stepper__list">
      {steps.map((step, index) => {
        const state = index + 1 < current ? 'done' : index + 1 === current ? 'current' : 'ahead';
        const words = (
          <>
            <span class="stepper__number" aria-hidden="true">
              {state === 'done' ? <Icon name="check" size="s" /> : index + 1}
            </span>
            <span class="stepper__label">{step.label}</span>
            <span class="visually-hidden">{t(`ui.step.${state}`)}</span>
          </>
        );
        return (
          <li
            class="stepper__step"
            data-state={state}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            {step.href && state !== 'current' ? <a href={step.href}>{words}</a> : <span>{words}</span>}
          </li>
        );
      })}
    </ol>
  </nav>
);
