import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  kind?: ButtonKind | undefined;
  icon?: IconName | undefined;
  /** `l` for phones of children and for the one thing of a page. */
  size?: 's' | 'm' | 'l' | undefined;
  /** Fills the width of its place. */
  wide?: boolean | undefined;
}

export interface ButtonProps extends Look {
  type?: 'submit' | 'button' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  /** Sends the form elsewhere. */
  formAction?: string | undefined;
  /** Identifier of a form that does not surround the button. */
  form?: string | undefined;
  /** Leaves the browser's own checks out: for going back or saving a draft. */
  skipChecks?: boolean | undefined;
  /** A longer name for screen readers, when the words alone do not name the thing. */
  label?: string | undefined;
}

export const Button: FC<PropsWithChildren<ButtonProps>> = (props) => (
  <button
    type={props.type ?? 'submit'}
    class="button"
    id={props.id}
    name={props.name}
    value={props.value}
    form={props.form}
    formaction={props.formAction}
    formnovalidate={props.skipChecks ?? false}
    disabled={props.disabled ?? false}
    data-kind={props.kind ?? 'primary'}
    data-size={props.size}
    data-wide={props.wide ? 'true' : undefined}
    aria-label={props.label}
  >
    {props.icon ? <Icon name={props.icon} /> : null}
    {props.children}
  </button>
);

export interface ButtonLinkProps extends Look {
  href: string;
  id?: string | undefined;
  download?: boolean | undefined;
  label?: string | undefined;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export const ButtonLink: FC<PropsWithChildren<ButtonLinkProps>> = (props) => (
  <a
    class="button"
    href={props.href}
    id={props.id}
    download={props.download}
    data-kind={props.kind ?? 'secondary'}
    data-size={props.size}
    data-wide={props.wide ? 'true' : undefined}
    aria-label={props.label}
  >
    {props.icon ? <Icon name={props.icon} /> : null}
    {props.children}
  </a>
);

/** Buttons of one decision, the main one first. `sticky` keeps them in sight on a phone. */
export const ButtonRow: FC<{ children?: Child | undefined; sticky?: boolean | undefined }> = (props) => (
  <div class="button-row" data-sticky={props.sticky ? 'true' : undefined}>
    {props.children}
  </div>
);

export interface PostButtonProps extends ButtonProps {
  action: string;
  /** Fields sent along. */
  hidden?: Record<string, string> | undefined;
}

/** A one-tap action: a form that is only its button. */
export const PostButton: FC<PropsWithChildren<PostButtonProps>> = ({ action, hidden, ...button }) => (
  <form class="post-button" method="post" action={action}>
    {Object.entries(hidden ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <Button kind="secondary" {...button} />
  </form>
);
