import type { WebContext } from './env.ts';

/** Sends bytes as a file; the name may be Russian (RFC 6266 with RFC 5987 encoding). */
export function sendFile(c: WebContext, bytes: Uint8Array, name: string, mediaType: string): Response {
  const ascii = name.replaceAll(/[^\w.-]+/g, '_');
  c.header('Content-Type', mediaType);
  c.header(
    'Content-Disposition',
    `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  c.header('X-Content-Type-Options', 'nosniff');
  return c.body(bytes as Uint8Array<ArrayBuffer>);
}

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
