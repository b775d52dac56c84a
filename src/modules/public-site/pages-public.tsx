import { isId } from '../../core/id.ts';
import { notFound } from '../../core/refusal.ts';
import { sendFile } from '../../http/download.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { type Locale, translator } from '../../i18n/index.ts';
import { LinkCard, Pagination, PublicDocument, type PublicDocumentProps, Stack } from '../../ui/index.ts';
import { filledSections, SiteBody } from './pages-site-parts.tsx';
import { listPublicSites, organizationsPerPage, readPublicFile, readPublicSite } from './service-public.ts';
import { type PublicSite, paragraphsOf } from './site-item.ts';

const freshFor = 'public, max-age=300';

/**
 * The public section «Mentoring» (R4): plain pages without any script and without a session.
 * They are the same for everybody, so that caches may keep them: the language stands in the address (`?lang=en`),
 * the theme is the visitor's own, and no cookie changes a word.
 */
export function publicSitePages(app: WebApp): void {
  app.get('/s', async (c) => {
    const number = Math.max(1, Number(c.req.query('page') ?? 1) || 1);
    return listPage(c, number, await listPublicSites(c.get('platform'), number));
  });

  app.get('/s/:code', async (c) => sitePage(c, await readPublicSite(c.get('platform'), c.req.param('code'))));

  for (const kind of ['document', 'item'] as const) {
    app.get(`/s/:code/${kind}s/:id`, async (c) => {
      const { code, id } = c.req.param();
      if (code === undefined || id === undefined || !isId(id)) throw notFound();
      const file = await readPublicFile(c.get('platform'), code, kind, id);
      c.header('Cache-Control', freshFor);
      return sendFile(c, file.bytes, file.name, file.mediaType || 'application/octet-stream');
    });
  }
}

function languageOf(c: WebContext): Locale {
  return c.req.query('lang') === 'en' ? 'en' : 'ru';
}

interface Frame extends Pick<PublicDocumentProps, 't' | 'lang' | 'theme' | 'indexed'> {
  readonly other: { readonly href: string; readonly label: string };
}

/** What every page of the section has: one language of the address, the visitor's own theme, no script. */
function frame(c: WebContext, path: string): Frame {
  const lang = languageOf(c);
  const t = translator(lang);
  return {
    t,
    lang,
    theme: 'auto',
    indexed: true,
    other: { href: lang === 'ru' ? `${path}?lang=en` : path, label: t('common.account.otherLanguage') },
  };
}

function sitePage(c: WebContext, site: PublicSite): Response | Promise<Response> {
  const path = `/s/${site.code}`;
  const { other, ...shared } = frame(c, path);
  const { t, lang } = shared;
  c.header('Cache-Control', freshFor);
  return c.html(
    <PublicDocument
      {...shared}
      title={t('site.public.title')}
      siteName={site.shortName}
      organizationName={site.shortName}
      homeHref={path}
      width="text"
      description={(paragraphsOf(site.intro)[0] ?? site.goal).slice(0, 200)}
      links={[
        ...filledSections(site).map((section) => ({
          href: `#${section}`,
          label: section === 'documents' ? t('site.public.documents') : t(`site.section.${section}`),
        })),
        other,
      ]}
      footer={[site.name, site.place].filter((part) => part !== '').join(', ')}
    >
      <SiteBody
        t={t}
        locale={lang}
        site={site}
        hrefs={{ document: (id) => `${path}/documents/${id}`, item: (id) => `${path}/items/${id}` }}
      />
    </PublicDocument>,
  );
}

function listPage(
  c: WebContext,
  number: number,
  { links, organizations }: Awaited<ReturnType<typeof listPublicSites>>,
): Response | Promise<Response> {
  const { other, ...shared } = frame(c, '/s');
  const { t, lang } = shared;
  const suffix = lang === 'en' ? '?lang=en' : '';
  c.header('Cache-Control', freshFor);
  return c.html(
    <PublicDocument
      {...shared}
      title={t('site.list.title')}
      siteName={t('common.productName')}
      homeHref="/s"
      width="text"
      links={[other]}
    >
      <Stack gap="l">
        <Stack gap="s">
          <h1>{t('site.list.title')}</h1>
          <p>{t(links.length > 0 ? 'site.list.context' : 'site.list.empty')}</p>
        </Stack>
        {links.map((link) => (
          <LinkCard
            href={`/s/${link.code}${suffix}`}
            icon="school"
            title={link.name}
            text={link.place === '' ? undefined : link.place}
          />
        ))}
        {organizations > organizationsPerPage ? (
          <Pagination
            t={t}
            page={{
              number,
              size: organizationsPerPage,
              total: organizations,
              href: (next) => `/s?page=${next}${lang === 'en' ? '&lang=en' : ''}`,
            }}
          />
        ) : null}
      </Stack>
    </PublicDocument>,
  );
}
