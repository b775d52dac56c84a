import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { type ButtonKind, ButtonLink } from './button.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface DialogProps {
  t: Translate;
  /** Its address on the page: `#id` opens it. */
  id: string;
  title: string;
  /** Buttons at the bottom. */
  foot?: Child | undefined;
}

/**
 * A question over the page. A link to `#id` opens it as the target of the address, so it works without script;
 * the `dialog` island makes it a true modal one (focus kept inside, Escape closes, focus returns).
 */
export const Dialog: FC<PropsWithChildren<DialogProps>> = (props) => (
  <dialog class="dialog" id={props.id} aria-labelledby={`${props.id}-title`} data-dialog="true">
    <div class="dialog__box">
      <div class="dialog__head">
        <h2 class="dialog__title" id={`${props.id}-title`}>
          {props.title}
        </h2>
        <a class="dialog__close" href={`#${props.id}-open`} data-dialog-close="true">
          <Icon name="x" />
          <span class="visually-hidden">{props.t('ui.dialog.close')}</span>
        </a>
      </div>
      <div class="dialog__body">{props.children}</div>
      {props.foot ? <div class="dialog__foot">{props.foot}</div> : null}
    </div>
  </dialog>
);

export interface DialogLinkProps {
  /** Identifier of the dialog. */
  dialog: string;
  kind?: ButtonKind | undefined;
  icon?: IconName | undefined;
  size?: 's' | 'm' | 'l' | undefined;
}

/** Opens a dialog that is on the page; closing returns to it. */
export const DialogLink: FC<PropsWithChildren<DialogLinkProps>> = ({ dialog, children, ...look }) => (
  <ButtonLink href={`#${dialog}`} id={`${dialog}-open`} {...look}>
    {children}
  </ButtonLink>
);
