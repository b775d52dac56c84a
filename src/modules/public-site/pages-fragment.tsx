import type { FC } from 'hono/jsx';
import { type Locale, longDate, type Translate } from '../../i18n/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { PlainText } from './pages-site-parts.tsx';
import { formKey, sizeWords } from './pages-words.ts';
import { archivePath, type PublicFile, type PublicSite, siteSections } from './site-item.ts';

const FileLink: FC<{ t: Translate; site: PublicSite; file: PublicFile; title: string }> = (props) => (
  <a href={archivePath(props.site, props.file)} download>
    {props.title} ({sizeWords(props.t, props.file)})
  </a>
);

const Fragment: FC<{ t: Translate; locale: Locale; site: PublicSite }> = ({ t, locale, site }) => (
  <section id="nastavnichestvo" lang={locale}>
    <h2>{t('site.public.title')}</h2>
    <PlainText text={site.intro} links={false} />
    <h3>{t('site.public.goal')}</h3>
    <PlainText text={site.goal} links={false} />
    <h3>{t('site.public.forms')}</h3>
    <ul>
      {site.formCodes.map((code) => {
        const about = formKey(code);
        return (
          <li>
            {mentoringFormTitle(code)}
            {about === undefined ? null : ` — ${t(about)}`}
          </li>
        );
      })}
    </ul>
    {siteSections.map((section) => {
      const items = site.items.filter((item) => item.section === section);
      if (items.length === 0 && section !== 'legal') return null;
      return (
        <section>
          <h3>{t(`site.section.${section}`)}</h3>
          {section === 'legal' ? <p>{t('site.public.legalBasis', { basis: site.legalBasis })}</p> : null}
          {items.map((item) => {
            const day = item.section === 'events' ? item.eventOn : item.publishedOn;
            return (
              <article>
                <h4>{item.title}</h4>
                {day === undefined ? null : (
                  <p>
                    <time datetime={day}>{longDate(locale, day)}</time>
                  </p>
                )}
                <PlainText text={item.body} links={false} />
                {item.file ? (
                  <p>
                    <FileLink t={t} site={site} file={item.file} title={item.file.name} />
                  </p>
                ) : null}
              </article>
            );
          })}
        </section>
      );
    })}
    {site.documents.length > 0 ? (
      <section>
        <h3>{t('site.public.documents')}</h3>
        <ul>
          {site.documents.map((document) => (
            <li>
              <FileLink t={t} site={site} file={document.file} title={document.title} />
            </li>
          ))}
        </ul>
      </section>
    ) : null}
    {site.curatorOffice === '' ? null : (
      <section>
        <h3>{t('site.public.contacts')}</h3>
        <PlainText text={site.curatorOffice} links={false} />
      </section>
    )}
  </section>
);

/**
 * The page as a piece of plain semantic HTML for the school's own site (rule 55 of the domain reference): no script,
 * no style, no address of another host. Files lie beside it in the folder `files`.
 */
export function fragmentHtml(t: Translate, locale: Locale, site: PublicSite): string {
  return `${String(<Fragment t={t} locale={locale} site={site} />)}\n`;
}
