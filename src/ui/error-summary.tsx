import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { type FormState, fieldId } from './form-state.ts';
import { Icon } from './icon.tsx';

export interface ErrorSummaryProps {
  t: Translate;
  form: FormState;
  /** Errors that belong to no field are kept under this name and are not links. */
  general?: string | undefined;
}

/** Everything that has to be mended, as links to the fields. Takes the focus when the page opens. */
export const ErrorSummary: FC<ErrorSummaryProps> = ({ t, form, general = 'form' }) => {
  const errors = Object.entries(form.errors);
  if (errors.length === 0) return null;
  return (
    <div
      class="error-summary"
      id="error-summary"
      role="alert"
      tabindex={-1}
      data-island="focus-error-summary"
    >
      <p class="error-summary__title">
        <Icon name="alert-octagon" />
        {t('ui.form.errors', { count: errors.length })}
      </p>
      <ul class="error-summary__list">
        {errors.map(([name, error]) => (
          <li>{name === general ? error : <a href={`#${fieldId(name)}`}>{error}</a>}</li>
        ))}
      </ul>
    </div>
  );
};
