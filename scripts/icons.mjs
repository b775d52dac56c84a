import { readFileSync } from 'node:fs';

const folder = new URL('../node_modules/@tabler/icons/icons/outline/', import.meta.url);

/**
 * The drawing inside one icon's file, without the frame that only reserves its place.
 * @param {string} name
 */
function drawing(name) {
  let source;
  try {
    source = readFileSync(new URL(`${name}.svg`, folder), 'utf8');
  } catch {
    throw new Error(`There is no outline icon called "${name}".`);
  }
  const inside = source.slice(source.indexOf('>', source.indexOf('<svg')) + 1, source.lastIndexOf('</svg>'));
  return inside
    .replace(/<path stroke="none"[^>]*\/>/g, '')
    .replace(/\s+/g, ' ')
    .replaceAll('> <', '><')
    .replaceAll(' />', '/>')
    .trim();
}

/**
 * One SVG file with a symbol for each name, for `<use href="icons.svg#name">`. Lines take the colour and the
 * width of the place where they are used.
 * @param {readonly string[]} names
 * @returns {string}
 */
export function buildSprite(names) {
  const symbols = [...new Set(names)]
    .sort()
    .map(
      (name) =>
        `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${drawing(name)}</symbol>`,
    );
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}
