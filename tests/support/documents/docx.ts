import PizZip from 'pizzip';
import { SaxesParser } from 'saxes';

/** A .docx taken apart for a test. */
export interface OpenedDocx {
  /** XML of a part of the package. */
  readonly xml: (part: string) => string;
  /** Text of each paragraph of the body, in order; tabs and breaks as white space. */
  readonly paragraphs: readonly string[];
  /** Text of the body, paragraphs on lines of their own, no-break spaces made plain. */
  readonly text: string;
  /** Rows of every table of the body: texts of the cells. */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

function textOf(xml: string): string {
  return xml
    .replace(/<w:tab\/>/gu, '\t')
    .replace(/<w:br\/>/gu, '\n')
    .replace(/<\/w:p>/gu, '\n')
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ').trim();

function pieces(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<w:${element}[ >].*?</w:${element}>`, 'gsu'))].map((match) => match[0]);
}

/** Opens a .docx and throws unless every XML part of it is well formed. */
export function openDocx(bytes: Uint8Array): OpenedDocx {
  const zip = new PizZip(bytes);
  const xml = (part: string) => zip.file(part)?.asText() ?? '';
  for (const name of Object.keys(zip.files)) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue;
    const parser = new SaxesParser({ xmlns: true, fileName: name });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(xml(name)).close();
  }
  const body = xml('word/document.xml');
  const paragraphs = pieces(body, 'p').map((piece) => plain(textOf(piece)));
  const tables = pieces(body, 'tbl').map((table) =>
    pieces(table, 'tr').map((row) => pieces(row, 'tc').map((cell) => plain(textOf(cell)))),
  );
  return { xml, paragraphs, text: paragraphs.join('\n'), tables };
}

/** The same package with one text of its body changed: what a school does in a word processor. */
export function withBody(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const zip = new PizZip(bytes);
  const part = 'word/document.xml';
  zip.file(part, change(zip.file(part)?.asText() ?? ''));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
