import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Rgb = readonly [number, number, number];
type Mode = 'light' | 'dark';

const source = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');

/** sRGB 0..1 of an oklch colour (Ottosson's published matrices). */
function fromOklch(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const encode = (value: number) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
  return [
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function fromHex(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** WCAG 2.2 relative luminance and contrast ratio. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(one: Rgb, other: Rgb): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const hexes = new Map(
  [...source.matchAll(/--([a-z]+-\d+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
);
const oklchs = new Map(
  [...source.matchAll(/--([a-z]+-\d+): oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\);/g)].map((m) => [
    m[1] ?? '',
    fromOklch(Number(m[2]) / 100, Number(m[3]), Number(m[4])),
  ]),
);
const roles = new Map(
  [
    ...source.matchAll(
      /--([a-z-]+): var\(--light, var\(--([a-z]+-\d+)\)\) var\(--dark, var\(--([a-z]+-\d+)\)\);/g,
    ),
  ].map((m) => [m[1] ?? '', { light: m[2] ?? '', dark: m[3] ?? '' }]),
);

function colour(role: string, mode: Mode): Rgb {
  const hex = hexes.get(roles.get(role)?.[mode] ?? '');
  if (!hex) throw new Error(`No colour for the role ${role} in ${mode}.`);
  return fromHex(hex);
}

const grounds = [
  'ground',
  'rail',
  'surface',
  'raised',
  'sunken',
  'hover',
  'accent-tint',
  'accent-tint-strong',
];
const tones = ['good', 'warn', 'bad', 'info'];

const texts: [text: string, ground: string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-soft', ground],
    ['accent', ground],
    ['accent-hover', ground],
  ]),
  ...tones.flatMap((tone): [string, string][] => [
    [`${tone}-ink`, 'surface'],
    [`${tone}-ink`, 'ground'],
    [`${tone}-ink`, `${tone}-tint`],
    ['ink', `${tone}-tint`],
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-inverse', 'inverse'],
  ['on-inverse-accent', 'inverse'],
  ['on-bad', 'bad-ink'],
];

const edges: [edge: string, ground: string][] = [
  ...['ground', 'surface', 'raised', 'rail'].flatMap((ground): [string, string][] => [
    ['edge', ground],
    ['focus', ground],
    ['accent', ground],
  ]),
  ['focus', 'accent-tint'],
  ...tones.flatMap((tone): [string, string][] => [
    [`${tone}-mark`, 'surface'],
    [`${tone}-mark`, 'ground'],
  ]),
];

describe('palette', () => {
  test('has the same colours in sRGB and in oklch', () => {
    expect(hexes.size).toBeGreaterThan(40);
    expect([...oklchs.keys()]).toEqual([...hexes.keys()]);
    for (const [name, hex] of hexes) {
      const bytes = (rgb: Rgb) => rgb.map((value) => Math.round(value * 255));
      expect(bytes(oklchs.get(name) ?? [0, 0, 0]), name).toEqual(bytes(fromHex(hex)));
    }
  });

  test('measures contrast as WCAG does', () => {
    expect(contrast(fromHex('#000000'), fromHex('#ffffff'))).toBeCloseTo(21, 5);
    expect(contrast(fromHex('#777777'), fromHex('#ffffff'))).toBeCloseTo(4.48, 2);
  });
});

describe.each<Mode>(['light', 'dark'])('%s', (mode) => {
  test.each(texts)('%s is readable on %s (4.5:1)', (text, ground) => {
    expect(contrast(colour(text, mode), colour(ground, mode))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edges)('%s is seen on %s (3:1)', (edge, ground) => {
    expect(contrast(colour(edge, mode), colour(ground, mode))).toBeGreaterThanOrEqual(3);
  });
});

test('every role that a style uses is defined', () => {
  const used = new Set<string>();
  const styles = ['base', 'print', 'utilities'].map((name) => `../../styles/${name}.css`);
  const index = readFileSync(new URL('../../styles/index.css', import.meta.url), 'utf8');
  for (const [, name] of index.matchAll(/"\.\/(components\/[a-z-]+)\.css"/g))
    styles.push(`../../styles/${name}.css`);
  const all = styles.map((path) => readFileSync(new URL(path, import.meta.url), 'utf8')).join('\n');
  for (const [, name] of all.matchAll(/var\(--([a-z0-9-]+)/g)) if (name) used.add(name);
  const defined = new Set([...`${source}\n${all}`.matchAll(/--([a-z0-9-]+):/g)].map((m) => m[1]));
  expect(styles.length).toBeGreaterThan(12);
  expect([...used].filter((name) => !defined.has(name))).toEqual([]);
});
