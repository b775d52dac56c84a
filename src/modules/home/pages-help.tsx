import type { WebApp, WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { Card, LinkCard, PageHead, Prose, Stack } from '../../ui/index.ts';
import { helpContacts } from './help-contact.ts';
import { isChild } from './pages.tsx';
import { readCuratorOffice } from './service-own.ts';

/** «I need an adult's help»: where the curator is, and whom to call at any hour. Nothing is sent or written down. */
export function helpPages(app: WebApp): void {
  app.get('/help', async (c) => helpPage(c, await readCuratorOffice(c.get('platform'), requireScope(c))));
}

function helpPage(c: WebContext, office: string) {
  const t = c.get('t');
  const child = isChild(c);
  return page(
    c,
    { title: t('home.help.title') },
    <>
      <PageHead
        t={t}
        title={t('home.help.title')}
        context={t(child ? 'home.child.helpContext' : 'home.help.context')}
      />
      <Stack gap="m">
        <Card look="tint" title={t('home.help.school', { name: requireViewer(c).organization.shortName })}>
          <Prose>
            <p>{office === '' ? t('home.help.noOffice') : office}</p>
            <p>{t(child ? 'home.child.helpTell' : 'home.help.tell')}</p>
          </Prose>
        </Card>
        {helpContacts.map((contact) => (
          <LinkCard
            href={`tel:${contact.call}`}
            icon="phone"
            size="l"
            title={contact.phone}
            text={contact.name[c.get('locale')]}
          />
        ))}
      </Stack>
    </>,
  );
}
