import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireYear } from '../../http/viewer.ts';
import { PageHead } from '../../ui/index.ts';
import type { freshLinks } from './service.ts';

/**
 * Slips with a personal link and its QR code, for those who have not answered yet: printed and cut out, or the link
 * copied into a message.
 */
export function linksPage(c: WebContext, links: Awaited<ReturnType<typeof freshLinks>>) {
  const t = c.get('t');
  const { publicUrl } = c.get('platform').config;
  const list = `/years/${c.req.param('startYear')}/surveys`;
  return page(
    c,
    { title: t('questionnaires.links.title'), year: requireYear(c) },
    <>
      <PageHead
        t={t}
        title={t('questionnaires.links.title')}
        context={t('questionnaires.links.context', { count: links.length })}
        crumbs={[{ label: t('questionnaires.list.title'), href: `${list}/${c.req.param('roundId')}` }]}
      />
      <ul class="code-cards">
        {links.map(({ card, key }) => {
          const address = `${publicUrl}/q/${key}`;
          return (
            <li class="code-card">
              <div class="code-card__qr" aria-hidden="true">
                {raw(renderSVG(address, { border: 1 }))}
              </div>
              <div class="code-card__words">
                <p class="code-card__name">
                  {[card.person.lastName, card.person.firstName, card.person.classLabel]
                    .filter((part) => part)
                    .join(' ')}
                </p>
                <p class="code-card__hint">{t('questionnaires.links.hint')}</p>
                <a class="code-card__link" href={address}>
                  {address.replace(/^https?:\/\//, '')}
                </a>
              </div>
            </li>
          );
        })}
      </ul>
    </>,
  );
}
