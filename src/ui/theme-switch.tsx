import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import type { Theme } from './document.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface ThemeSwitchProps {
  t: Translate;
  theme: Theme;
  /** Where the choice is posted: fields `theme` (auto, light, dark) and `back`. */
  action: string;
  /** Path to return to. */
  back?: string | undefined;
}

const choices: {
  value: Theme;
  icon: IconName;
  label: 'ui.theme.auto' | 'ui.theme.light' | 'ui.theme.dark';
}[] = [
  { value: 'auto', icon: 'device-desktop', label: 'ui.theme.auto' },
  { value: 'light', icon: 'sun', label: 'ui.theme.light' },
  { value: 'dark', icon: 'moon', label: 'ui.theme.dark' },
];

/** Light, dark or as the system: a plain form, made instant by the `theme` island. */
export const ThemeSwitch: FC<ThemeSwitchProps> = ({ t, theme, action, back }) => (
  <form class="theme-switch" method="post" action={action} data-island="theme">
    <fieldset class="theme-switch__set">
      <legend class="theme-switch__legend">{t('ui.theme.label')}</legend>
      {back ? <input type="hidden" name="back" value={back} /> : null}
      {choices.map((choice) => (
        <button
          type="submit"
          class="theme-switch__choice"
          name="theme"
          value={choice.value}
          aria-pressed={choice.value === theme ? 'true' : 'false'}
        >
          <Icon name={choice.icon} size="s" />
          {t(choice.label)}
        </button>
      ))}
    </fieldset>
  </form>
);
