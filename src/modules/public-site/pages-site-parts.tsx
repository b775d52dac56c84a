import type { FC } from 'hono/jsx';
import { type Locale, longDate, type Translate } from '../../i18n/index.ts';
import { Badge, Card, Cluster, Icon, Prose, Section, Stack, VisuallyHidden } from '../../ui/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { formKey, sizeWords } from './pages-words.ts';
import {
  type PublicFile,
  type PublicSite,
  paragraphsOf,
  type SiteItem,
  siteSections,
  textPieces,
} from './site-item.ts';

/** Where the files of the page lie. */
export interface SiteHrefs {
  readonly document: (id: string) => string;
  readonly item: (id: string) => string;
}

interface Props {
  readonly t: Translate;
  readonly locale: Locale;
  readonly site: PublicSite;
  readonly hrefs: SiteHrefs;
}

/** Paragraphs of a plain text; addresses of other sites become links that tell those sites nothing. */
export const PlainText: FC<{ text: string; links?: boolean }> = ({ text, links = true }) => (
  <>
    {paragraphsOf(text).map((paragraph) => (
      <p>
        {links
          ? textPieces(paragraph).map((piece) =>
              piece.href === undefined ? (
                piece.text
              ) : (
                <a href={piece.href} rel="nofollow noopener noreferrer">
                  {piece.text}
                </a>
              ),
            )
          : paragraph}
      </p>
    ))}
  </>
);

/** Items before the documents and the law: what happens, then what helps. */
const liveSections = siteSections.filter((section) => section !== 'legal');

/** Parts of the page that have something to show, in their order, for the links at its top. */
export function filledSections(site: PublicSite): ('documents' | SiteItem['section'])[] {
  const live = liveSections.filter((section) => site.items.some((item) => item.section === section));
  return [...live, ...(site.documents.length > 0 ? (['documents'] as const) : []), 'legal'];
}

/** A file to take, with its kind and size and, for a document, its number under the name. */
const FileLink: FC<{ t: Translate; href: string; file: PublicFile; title: string; note?: string }> = (
  props,
) => (
  <div class="file-link">
    <Icon name="download" size="s" />
    <div>
      <a href={props.href} download>
        {props.title}
      </a>
      <p class="file-link__note">
        {[sizeWords(props.t, props.file), props.note].filter((part) => part !== undefined).join(' · ')}
      </p>
    </div>
  </div>
);

const Item: FC<Props & { item: SiteItem }> = ({ t, locale, item, hrefs }) => {
  const day = item.section === 'events' ? item.eventOn : item.publishedOn;
  return (
    <article class="site-item">
      <h3 class="site-item__title">{item.title}</h3>
      {day === undefined && item.publishedOn !== undefined ? null : (
        <p class="site-item__day">
          {day === undefined ? null : <time datetime={day}>{longDate(locale, day)}</time>}
          {item.publishedOn === undefined ? <Badge tone="warn">{t('site.state.draft')}</Badge> : null}
        </p>
      )}
      {item.body === '' ? null : (
        <Prose>
          <PlainText text={item.body} />
        </Prose>
      )}
      {item.file ? (
        <FileLink t={t} href={hrefs.item(item.id)} file={item.file} title={item.file.name} />
      ) : null}
    </article>
  );
};

const Forms: FC<Props> = ({ t, site }) => (
  <Section id="forms" title={t('site.public.forms')} context={t('site.public.formsContext')}>
    <ul class="site-forms">
      {site.formCodes.map((code) => {
        const about = formKey(code);
        return (
          <li class="site-forms__form">
            <strong>{mentoringFormTitle(code)}</strong>
            {about === undefined ? null : <span>{t(about)}</span>}
          </li>
        );
      })}
    </ul>
  </Section>
);

/** The public page below its head: the same for visitors and for the preview. */
export const SiteBody: FC<Props> = (props) => {
  const { t, locale, site, hrefs } = props;
  const live = liveSections.filter((section) => site.items.some((item) => item.section === section));
  return (
    <div class="site-page">
      <header class="site-head">
        <p class="site-head__school">{site.name}</p>
        <h1 class="site-head__title">{t('site.public.title')}</h1>
        {site.intro === '' ? null : (
          <div class="site-head__intro">
            <PlainText text={site.intro} />
          </div>
        )}
      </header>
      {site.goal === '' ? null : (
        <Card look="tint" id="goal" title={t('site.public.goal')}>
          <Prose>
            <PlainText text={site.goal} />
          </Prose>
        </Card>
      )}
      {site.formCodes.length > 0 ? <Forms {...props} /> : null}
      {live.map((section) => (
        <Section id={section} title={t(`site.section.${section}`)}>
          <div class="site-items">
            {site.items
              .filter((item) => item.section === section)
              .map((item) => (
                <Item {...props} item={item} />
              ))}
          </div>
        </Section>
      ))}
      {site.documents.length > 0 ? (
        <Section id="documents" title={t('site.public.documents')}>
          <ul class="site-files">
            {site.documents.map((document) => (
              <li>
                <FileLink
                  t={t}
                  href={hrefs.document(document.id)}
                  file={document.file}
                  title={document.title}
                  {...(document.number === '' || document.datedOn === undefined
                    ? {}
                    : {
                        note: t('site.public.documentNumber', {
                          number: document.number,
                          date: longDate(locale, document.datedOn),
                        }),
                      })}
                />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section id="legal" title={t('site.section.legal')}>
        <Prose>
          <p>{t('site.public.legalBasis', { basis: site.legalBasis })}</p>
        </Prose>
        <div class="site-items">
          {site.items
            .filter((item) => item.section === 'legal')
            .map((item) => (
              <Item {...props} item={item} />
            ))}
        </div>
      </Section>
      {site.curatorOffice === '' && site.address === '' ? null : (
        <Card id="contacts" title={t('site.public.contacts')}>
          <Stack gap="s">
            {site.curatorOffice === '' ? null : <PlainText text={site.curatorOffice} />}
            {site.address === '' ? null : (
              <Cluster gap="xs">
                <Icon name="map-pin" size="s" />
                <VisuallyHidden>{t('site.public.address')}: </VisuallyHidden>
                <address>{site.address}</address>
              </Cluster>
            )}
          </Stack>
        </Card>
      )}
    </div>
  );
};
