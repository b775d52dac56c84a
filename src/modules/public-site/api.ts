import { z } from 'zod';
import type { Api } from '../../http/api.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { publicSite } from './schema.ts';
import { readPublicSite } from './service-public.ts';
import type { PublicFile } from './site-item.ts';

export function publicSiteApi(api: Api): void {
  api.route({
    method: 'get',
    path: '/organizations/{code}/site',
    summary: 'Public page of an organisation; open to anybody while it is switched on',
    tag: 'site',
    params: z.object({ code: z.string().max(64) }),
    response: publicSite,
    open: true,
    handle: async (c, { params }) => {
      const site = await readPublicSite(c.get('platform'), params.code);
      const { documents, items, formCodes, enabled: _open, ...texts } = site;
      const file = (kind: 'documents' | 'items', id: string, { name, sizeBytes }: PublicFile) => ({
        name,
        sizeBytes,
        href: `/s/${site.code}/${kind}/${id}`,
      });
      return {
        ...texts,
        forms: formCodes.map((code) => ({ code, title: mentoringFormTitle(code) })),
        documents: documents.map((document) => ({
          title: document.title,
          number: document.number,
          datedOn: document.datedOn,
          file: file('documents', document.id, document.file),
        })),
        items: items.flatMap((item) =>
          item.publishedOn === undefined
            ? []
            : [
                {
                  section: item.section,
                  title: item.title,
                  body: item.body,
                  eventOn: item.eventOn,
                  publishedOn: item.publishedOn,
                  file: item.file && file('items', item.id, item.file),
                },
              ],
        ),
      };
    },
  });
}
