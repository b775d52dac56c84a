import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { renderSVG } from 'uqr';
import { sendFile } from '../../http/download.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { shortDate } from '../../i18n/index.ts';
import {
  Badge,
  ButtonLink,
  Card,
  Cluster,
  DataTable,
  Menu,
  type MenuItem,
  Notice,
  PageHead,
  PostButton,
  PublicDocument,
  Section,
  Stack,
  Status,
} from '../../ui/index.ts';
import { fragmentHtml } from './pages-fragment.tsx';
import { SiteBody } from './pages-site-parts.tsx';
import { readEditorsFile, readSite, setSiteEnabled } from './service.ts';
import { fragmentName, readOpenSite, siteArchive } from './service-archive.ts';
import { type PublicSite, placesOf, type SiteItem, siteSections } from './site-item.ts';

/** Filling the public page: what stands on it, switching it on, a look at it, taking it to the school's own site. */
export function siteAdministrationPages(app: WebApp): void {
  app.get('/site', async (c) => overviewPage(c, await readSite(c.get('platform'), requireScope(c))));

  app.get('/site/preview', async (c) => previewPage(c, await readSite(c.get('platform'), requireScope(c))));

  app.get('/site/:kind{documents|items}/:id/file', async (c) => {
    const kind = c.req.param('kind') === 'documents' ? 'documents' : 'items';
    const file = await readEditorsFile(c.get('platform'), requireScope(c), kind, c.req.param('id'));
    return sendFile(c, file.bytes, file.name, file.mediaType || 'application/octet-stream');
  });

  app.post('/site/switch', async (c) => {
    const enabled = (await c.req.parseBody()).enabled === 'yes';
    await setSiteEnabled(c.get('platform'), requireScope(c), enabled);
    return redirectWithNotice(c, '/site', enabled ? 'site.notice.on' : 'site.notice.off');
  });

  app.get('/site/fragment.html', async (c) => {
    const site = await readOpenSite(c.get('platform'), requireScope(c));
    const bytes = Buffer.from(fragmentHtml(c.get('t'), c.get('locale'), site));
    return sendFile(c, bytes, fragmentName, 'text/html; charset=utf-8');
  });

  app.get('/site/fragment.zip', async (c) => {
    const site = await readOpenSite(c.get('platform'), requireScope(c));
    const bytes = await siteArchive(c.get('platform'), site, fragmentHtml(c.get('t'), c.get('locale'), site));
    return sendFile(c, bytes, 'nastavnichestvo.zip', 'application/zip');
  });
}

function addressOf(c: WebContext, site: PublicSite): string {
  return `${c.get('platform').config.publicUrl}/s/${site.code}`;
}

function overviewPage(c: WebContext, site: PublicSite) {
  const t = c.get('t');
  const drafts = site.items.filter((item) => item.publishedOn === undefined).length;
  return page(
    c,
    { title: t('site.admin.title') },
    <>
      <PageHead
        t={t}
        title={t('site.admin.title')}
        context={t('site.admin.context')}
        action={
          <ButtonLink href="/site/items/new?section=news" kind="primary" icon="plus">
            {t('site.action.addNews')}
          </ButtonLink>
        }
        menu={[
          { label: t('site.action.preview'), href: '/site/preview', icon: 'eye' },
          { label: t('site.action.editProfile'), href: '/organization', icon: 'edit' },
          { label: t('site.action.fragment'), href: '/site/fragment.html', icon: 'download', download: true },
          { label: t('site.action.archive'), href: '/site/fragment.zip', icon: 'folder', download: true },
        ]}
      />
      <Stack gap="l">
        <AddressCard c={c} site={site} />
        {site.curatorOffice === '' ? (
          <Notice
            tone="warn"
            title={t('site.admin.noOffice')}
            action={<a href="/organization">{t('site.action.editProfile')}</a>}
          >
            {t('site.admin.noOfficeText')}
          </Notice>
        ) : null}
        {drafts > 0 ? <Notice tone="info">{t('site.admin.drafts', { count: drafts })}</Notice> : null}
        {siteSections.map((section) => (
          <SectionTable c={c} site={site} section={section} />
        ))}
        <Section id="documents" title={t('site.public.documents')} context={t('site.admin.documentsContext')}>
          {site.documents.length === 0 ? (
            <p>{t('site.admin.noDocuments')}</p>
          ) : (
            <ul>
              {site.documents.map((document) => (
                <li>
                  <a href={`/documents/${document.id}`}>{document.title}</a>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Card title={t('site.admin.own')} context={t('site.admin.ownText')}>
          <Cluster>
            <ButtonLink href="/site/fragment.html" icon="download" download>
              {t('site.action.fragment')}
            </ButtonLink>
            <ButtonLink href="/site/fragment.zip" icon="folder" download>
              {t('site.action.archive')}
            </ButtonLink>
          </Cluster>
        </Card>
      </Stack>
    </>,
  );
}

const AddressCard: FC<{ c: WebContext; site: PublicSite }> = ({ c, site }) => {
  const t = c.get('t');
  const href = addressOf(c, site);
  return (
    <Card
      look={site.enabled ? 'plain' : 'tint'}
      title={t('site.admin.address')}
      action={
        site.enabled ? (
          <Badge tone="good">{t('site.state.on')}</Badge>
        ) : (
          <Badge tone="warn">{t('site.state.off')}</Badge>
        )
      }
    >
      <div class="site-address">
        {site.enabled ? (
          <div class="site-address__qr" role="img" aria-label={t('site.admin.qr')}>
            {raw(renderSVG(href, { border: 1 }))}
          </div>
        ) : null}
        <Stack gap="s">
          {site.enabled ? (
            <p>
              <a class="site-address__link" href={`/s/${site.code}`}>
                {href}
              </a>
            </p>
          ) : (
            <p>{t('site.admin.offText')}</p>
          )}
          <Cluster>
            <ButtonLink href="/site/preview" icon="eye">
              {t('site.action.preview')}
            </ButtonLink>
            <PostButton
              action="/site/switch"
              hidden={{ enabled: site.enabled ? 'no' : 'yes' }}
              kind={site.enabled ? 'quiet' : 'primary'}
              icon={site.enabled ? 'eye-off' : 'world'}
            >
              {t(site.enabled ? 'site.action.off' : 'site.action.on')}
            </PostButton>
          </Cluster>
        </Stack>
      </div>
    </Card>
  );
};

const SectionTable: FC<{ c: WebContext; site: PublicSite; section: SiteItem['section'] }> = (props) => {
  const { c, site, section } = props;
  const t = c.get('t');
  const locale = c.get('locale');
  const items = site.items.filter((item) => item.section === section);
  const add = (
    <ButtonLink href={`/site/items/new?section=${section}`} size="s" icon="plus">
      {t('site.action.add')}
    </ButtonLink>
  );
  return (
    <Section
      id={section}
      title={t(`site.section.${section}`)}
      context={t(`site.sectionHint.${section}`)}
      action={add}
    >
      {items.length === 0 ? null : (
        <DataTable
          t={t}
          caption={t(`site.section.${section}`)}
          rows={items}
          rowKey={(item) => item.id}
          rowHref={(item) => `/site/items/${item.id}`}
          columns={[
            { key: 'title', header: t('site.column.title'), cell: (item) => item.title, primary: true },
            {
              key: 'state',
              header: t('site.column.state'),
              secondary: true,
              nowrap: true,
              cell: (item) =>
                item.publishedOn === undefined ? (
                  <Status tone="warn">{t('site.state.draft')}</Status>
                ) : (
                  <Status tone="good">
                    {t('site.state.publishedOn', { date: shortDate(locale, item.publishedOn) })}
                  </Status>
                ),
            },
            {
              key: 'file',
              header: t('site.column.file'),
              from: 'm',
              cell: (item) => item.file?.name ?? '',
            },
            {
              key: 'action',
              header: t('site.column.action'),
              cell: (item) => <ItemActions c={c} items={items} item={item} />,
            },
          ]}
          empty={{ title: '' }}
        />
      )}
    </Section>
  );
};

const ItemActions: FC<{ c: WebContext; items: readonly SiteItem[]; item: SiteItem }> = (props) => {
  const { c, items, item } = props;
  const t = c.get('t');
  const self = `/site/items/${item.id}`;
  const { up, down } = placesOf(items, item);
  const menu: MenuItem[] = [
    ...(up ? [{ label: t('site.action.up'), action: `${self}/up`, icon: 'arrow-up' as const }] : []),
    ...(down ? [{ label: t('site.action.down'), action: `${self}/down`, icon: 'arrow-down' as const }] : []),
    ...(item.publishedOn === undefined
      ? []
      : [{ label: t('site.action.withdraw'), action: `${self}/withdraw`, icon: 'eye-off' as const }]),
    { label: t('site.action.edit'), href: self, icon: 'edit' },
  ];
  return (
    <Cluster gap="xs">
      {item.publishedOn === undefined ? (
        <PostButton action={`${self}/publish`} size="s" icon="world">
          {t('site.action.publish')}
        </PostButton>
      ) : null}
      <Menu label={t('site.admin.itemMenu', { title: item.title })} icon="dots" iconOnly items={menu} />
    </Cluster>
  );
};

/** The page as visitors will see it, drafts marked. */
function previewPage(c: WebContext, site: PublicSite): Response | Promise<Response> {
  const t = c.get('t');
  return c.html(
    <PublicDocument
      t={t}
      lang={c.get('locale')}
      theme={c.get('theme')}
      title={t('site.public.title')}
      siteName={requireViewer(c).organization.shortName}
      organizationName={site.shortName}
      homeHref="/site"
      width="text"
      links={[{ href: '/site', label: t('site.preview.back') }]}
    >
      <Notice tone={site.enabled ? 'info' : 'warn'} title={t('site.preview.title')}>
        {t(site.enabled ? 'site.preview.on' : 'site.preview.off')}
      </Notice>
      <SiteBody
        t={t}
        locale={c.get('locale')}
        site={site}
        hrefs={{
          document: (id) => `/site/documents/${id}/file`,
          item: (id) => `/site/items/${id}/file`,
        }}
      />
    </PublicDocument>,
  );
}
