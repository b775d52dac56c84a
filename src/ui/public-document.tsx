import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Document, type DocumentProps } from './document.tsx';
import { Mark } from './mark.tsx';
import { type Flash, Toast } from './toast.tsx';

export interface PublicDocumentProps extends DocumentProps {
  t: Translate;
  /** Name at the top: the organisation, or the product before there is one. */
  organizationName?: string | undefined;
  /** Where the name leads. */
  homeHref?: string | undefined;
  links?: readonly { href: string; label: string; current?: boolean | undefined }[] | undefined;
  /** `narrow` for sign-in and single questions, `text` for reading, `wide` for lists. */
  width?: 'narrow' | 'text' | 'wide' | undefined;
  /** A line under everything: address, licence, version. */
  footer?: string | undefined;
  notice?: Flash | undefined;
}

/** A page for anybody: the public section, sign-in, set-up, a parent's page by link. */
export const PublicDocument: FC<PropsWithChildren<PublicDocumentProps>> = (props) => {
  const { t } = props;
  return (
    <Document {...props}>
      <a class="skip-link" href="#main">
        {t('ui.skip')}
      </a>
      <div class="public" data-width={props.width ?? 'text'}>
        <header class="public__head">
          <a class="brand" href={props.homeHref ?? '/'}>
            <Mark />
            <span class="brand__word">{t('ui.product')}</span>
          </a>
          {props.organizationName ? <span class="public__organization">{props.organizationName}</span> : null}
          {props.links?.length ? (
            <nav class="public__links" aria-label={t('ui.nav.label')}>
              {props.links.map((link) => (
                <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                  {link.label}
                </a>
              ))}
            </nav>
          ) : null}
        </header>
        <main class="public__main" id="main" tabindex={-1}>
          {props.notice ? <Toast t={t} flash={props.notice} /> : null}
          {props.children}
        </main>
        {props.footer ? <footer class="public__foot">{props.footer}</footer> : null}
      </div>
    </Document>
  );
};
