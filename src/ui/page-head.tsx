import type { Child, FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx';
import { Menu, type MenuItem } from './menu.tsx';

export interface PageHeadProps {
  t: Translate;
  title: string;
  /** One line that says where this is and what is asked. */
  context?: Child | undefined;
  /** The way down to this page; the page itself is left out. */
  crumbs?: readonly Crumb[] | undefined;
  /** At most one main action: a Button, ButtonLink or PostButton. */
  action?: Child | undefined;
  /** Everything else that can be done, in a menu. */
  menu?: readonly MenuItem[] | undefined;
}

/** Head of a page: title, one line of context, at most one main action, the others in a menu. */
export const PageHead: FC<PageHeadProps> = (props) => (
  <div class="page-head">
    {props.crumbs?.length ? <Breadcrumbs t={props.t} items={props.crumbs} /> : null}
    <div class="page-head__row">
      <div class="page-head__words">
        <h1 class="page-head__title">{props.title}</h1>
        {props.context ? <p class="page-head__context">{props.context}</p> : null}
      </div>
      {props.action || props.menu?.length ? (
        <div class="page-head__actions">
          {props.action}
          {props.menu?.length ? (
            <Menu label={props.t('ui.menu.more')} icon="dots" iconOnly items={props.menu} />
          ) : null}
        </div>
      ) : null}
    </div>
  </div>
);
