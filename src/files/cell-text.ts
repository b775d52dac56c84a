/** Anything but tab, line feed and visible characters. */
const oddity = /[^\t\n\u0020-\ufffd]/;
const oddities = /[^\t\n\u0020-\ufffd]/g;
/** Word leaves vertical tabs and form feeds where it breaks lines and pages. */
const lineEnds = /\r\n?|[\v\f]/g;
const escapes = /_x([0-9A-Fa-f]{4})_/g;

/**
 * Line ends become `\n` and characters that no text needs go: PostgreSQL refuses NUL, XML the others.
 * Spaces stay as they are: rules decide what they mean.
 */
export function cleanText(text: string): string {
  if (!oddity.test(text)) return text;
  return text.replace(lineEnds, '\n').replace(oddities, '');
}

/** Undoes the `_x000D_` escapes of spreadsheet texts (ECMA-376 part 1, 22.9.2.19), then cleans. */
export function cleanSpreadsheetText(text: string): string {
  if (!text.includes('_x')) return cleanText(text);
  const plain = text.replace(escapes, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code >= 0xd800 && code <= 0xdfff ? whole : String.fromCharCode(code);
  });
  return cleanText(plain);
}
