import PizZip from 'pizzip';

const bodyPart = 'word/document.xml';

function read(zip: PizZip, part: string): string {
  return zip.file(part)?.asText() ?? '';
}

/** The body without the properties of its last section, and those properties with all that follows. */
function bodyOf(
  xml: string,
): { readonly head: string; readonly content: string; readonly tail: string } | undefined {
  const from = xml.indexOf('<w:body>') + '<w:body>'.length;
  const to = xml.lastIndexOf('<w:sectPr');
  if (from < '<w:body>'.length || to < from) return undefined;
  return { head: xml.slice(0, from), content: xml.slice(from, to), tail: xml.slice(to) };
}

/**
 * One .docx of two whose sheets begin pages of their own: the paragraphs of the second follow those of the first.
 * Undefined when they cannot share a package: different styles, or a second body that points to other parts
 * (pictures, links, numbering), as a school's own template may.
 */
export function joinDocx(first: Uint8Array, second: Uint8Array): Uint8Array | undefined {
  const zip = new PizZip(first);
  const other = new PizZip(second);
  const same = read(zip, 'word/styles.xml') === read(other, 'word/styles.xml');
  const own = bodyOf(read(zip, bodyPart));
  const added = bodyOf(read(other, bodyPart));
  if (!same || !own || !added || /\sr:(?:id|embed|link)="|<w:numPr>/u.test(added.content)) return undefined;
  zip.file(bodyPart, own.head + own.content + added.content + own.tail);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
