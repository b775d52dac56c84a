import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Icon } from './icon.tsx';
import { type Tone, toneIcon } from './tone.ts';

export interface Flash {
  text: string;
  tone?: Tone | undefined;
  /** Takes the action back: posts to `action`. A message with it stays until it is closed. */
  undo?: { action: string; label: string; hidden?: Record<string, string> | undefined } | undefined;
}

/**
 * A message about what has just been done. It leaves by itself (style only), waits while it is pointed at or
 * holds the focus, and stays when it offers an undo, when motion is reduced, or when something went wrong.
 */
export const Toast: FC<{ t: Translate; flash: Flash }> = ({ t, flash }) => {
  const tone = flash.tone ?? 'good';
  const stays = flash.undo !== undefined || tone === 'bad' || tone === 'warn';
  return (
    <details class="toast" open data-tone={tone} data-stays={stays ? 'true' : undefined}>
      <summary class="toast__close">
        <Icon name="x" />
        <span class="visually-hidden">{t('ui.toast.close')}</span>
      </summary>
      <div class="toast__body" role="status">
        <Icon name={toneIcon[tone]} />
        <p class="toast__text">{flash.text}</p>
        {flash.undo ? (
          <form method="post" action={flash.undo.action}>
            {Object.entries(flash.undo.hidden ?? {}).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <button type="submit" class="toast__undo">
              {flash.undo.label}
            </button>
          </form>
        ) : null}
      </div>
    </details>
  );
};
