const maxChars = 120;
/** Controls, marks that turn the direction of writing, lone surrogates. */
const invisible = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** Not allowed in names on Windows, or with a meaning in paths. */
const forbidden = /[<>:"/\\|?*]+/g;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name under which a file may be saved on any system: no path, no invisible characters, not too long;
 * the extension is kept. `fallback` is used when nothing remains.
 */
export function safeFileName(name: string, fallback = 'file'): string {
  const clean = name
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .replace(forbidden, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const safe = reserved.test(clean) ? `_${clean}` : clean;
  if (safe.replace(/[_. ]/g, '') === '') return fallback;
  if (safe.length <= maxChars) return safe;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(safe)?.[0] ?? '';
  const stem = safe.slice(0, maxChars - extension.length).replace(/[\ud800-\udbff]$/, '');
  return `${stem.trimEnd()}${extension}`;
}

function asciiName(name: string): string {
  const plain = name.replace(/[^\u0020-\u007e]+/g, '_').replace(/["\\%;]/g, '_');
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - extension.length);
  return stem.replace(/[_ .-]/g, '') === '' ? `file${extension}` : plain;
}

function extendedValue(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Value of the header Content-Disposition for a name in any alphabet: a plain ASCII one for old programs
 * and the real one in UTF-8 (RFC 6266, RFC 8187). The name is made safe first.
 */
export function contentDisposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const safe = safeFileName(name);
  const ascii = asciiName(safe);
  const plain = `${kind}; filename="${ascii}"`;
  return ascii === safe ? plain : `${plain}; filename*=UTF-8''${extendedValue(safe)}`;
}
