import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Icon } from './icon.tsx';

interface Headed {
  title?: string | undefined;
  /** Heading level; 2 unless the block stands inside another. */
  level?: 2 | 3 | 4 | undefined;
  /** One line under the title. */
  context?: Child | undefined;
  /** A link or a small button at the far end of the title. */
  action?: Child | undefined;
  id?: string | undefined;
}

const Heading: FC<Headed & { block: string }> = ({ title, level = 2, context, action, id, block }) => {
  if (!title) return null;
  const Tag = `h${level}` as 'h2' | 'h3' | 'h4';
  return (
    <div class={`${block}__head`}>
      <div>
        <Tag class={`${block}__title`} id={id ? `${id}-title` : undefined}>
          {title}
        </Tag>
        {context ? <p class={`${block}__context`}>{context}</p> : null}
      </div>
      {action ? <div class={`${block}__action`}>{action}</div> : null}
    </div>
  );
};

/** A titled part of a page, without a frame. */
export const Section: FC<PropsWithChildren<Headed>> = ({ children, ...head }) => (
  <section
    class="section"
    id={head.id}
    aria-labelledby={head.title && head.id ? `${head.id}-title` : undefined}
  >
    <Heading {...head} block="section" />
    {children}
  </section>
);

export interface CardProps extends Headed {
  /** `quiet` has no ground of its own; `tint` stands out for the one next thing. */
  look?: 'plain' | 'quiet' | 'tint' | undefined;
  /** A line of actions or a note at the bottom. */
  foot?: Child | undefined;
}

/** A framed piece of one subject. */
export const Card: FC<PropsWithChildren<CardProps>> = ({ children, look = 'plain', foot, ...head }) => (
  <section
    class="card"
    id={head.id}
    data-look={look}
    aria-labelledby={head.title && head.id ? `${head.id}-title` : undefined}
  >
    <Heading {...head} block="card" />
    {children === undefined ? null : <div class="card__body">{children}</div>}
    {foot ? <div class="card__foot">{foot}</div> : null}
  </section>
);

export interface PanelProps {
  t: Translate;
  title: string;
  context?: Child | undefined;
  /** The list without the panel. */
  closeHref: string;
  foot?: Child | undefined;
}

/** Details of the selected row. Stands to the right of the list in `Split`; fills a phone. */
export const Panel: FC<PropsWithChildren<PanelProps>> = (props) => (
  <aside class="panel" aria-labelledby="panel-title" id="panel">
    <div class="panel__head">
      <div>
        <h2 class="panel__title" id="panel-title">
          {props.title}
        </h2>
        {props.context ? <p class="panel__context">{props.context}</p> : null}
      </div>
      <a class="panel__close" href={props.closeHref}>
        <Icon name="x" />
        <span class="visually-hidden">{props.t('ui.panel.close')}</span>
      </a>
    </div>
    <div class="panel__body">{props.children}</div>
    {props.foot ? <div class="panel__foot">{props.foot}</div> : null}
  </aside>
);

/** A list with the details of its selected row beside it; without `panel` the list has the whole width. */
export const Split: FC<PropsWithChildren<{ panel?: Child | undefined }>> = ({ panel, children }) => (
  <div class="split" data-open={panel ? 'true' : undefined}>
    <div class="split__main">{children}</div>
    {panel}
  </div>
);
