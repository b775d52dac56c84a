import { afterEach, describe, expect, test } from 'vitest';
import { translator } from '../i18n/index.ts';
import { asset, Icon, PublicDocument, Shell, type ShellProps, setAssetManifest, Toast } from './index.ts';

const t = translator('ru');
const html = (node: unknown) => String(node);

const props: ShellProps = {
  t,
  lang: 'ru',
  title: 'Люди',
  organizationName: 'МАОУ СОШ № 50',
  years: [
    { label: '2026–2027', href: '/years/2', current: true },
    { label: '2025–2026', href: '/years/1' },
  ],
  places: ['Сегодня', 'Год', 'Люди', 'Анкеты', 'Пары', 'Сайт'].map((label, index) => ({
    href: `/p${index}`,
    label,
    icon: 'home' as const,
    current: label === 'Люди',
    count: label === 'Анкеты' ? 4 : undefined,
    countLabel: 'ждут внимания',
  })),
  viewerName: 'Ольга Викторовна Ёлкина',
  viewerRole: 'Куратор',
  signOutAction: '/sign-out',
  themeAction: '/theme',
  path: '/people',
};

afterEach(() => setAssetManifest({}));

describe('assets', () => {
  test('are found by the manifest and are themselves without one', () => {
    expect(asset('icons.svg')).toBe('/assets/icons.svg');
    setAssetManifest({ 'icons.svg': 'icons-1f.svg', 'index.css': '/assets/index-2e.css' });
    expect(asset('icons.svg')).toBe('/assets/icons-1f.svg');
    expect(asset('index.css')).toBe('/assets/index-2e.css');
    expect(html(<Icon name="home" />)).toContain('<use href="/assets/icons-1f.svg#home">');
  });
});

describe('the document', () => {
  const page = html(
    <Shell {...props} scripts={['bulk-select', 'modules/board.js', 'menus']}>
      <p>Тело</p>
    </Shell>,
  );

  test('is whole, in its language, and named', () => {
    expect(page).toMatch(/^<!doctype html><html lang="ru"><head>/);
    expect(page).toContain('<title>Люди · МАОУ СОШ № 50</title>');
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"/>');
    expect(page).toContain('<meta name="robots" content="noindex, nofollow"/>');
    expect(page.match(/<h1|<main/g)).toEqual(['<main']);
  });

  test('loads each script once, as a module', () => {
    const scripts = [...page.matchAll(/<script[^>]*>/g)].map((match) => match[0]);
    expect(scripts.sort()).toEqual(
      ['islands/bulk-select.js', 'islands/shell.js', 'modules/board.js'].map(
        (name) => `<script type="module" src="/assets/${name}">`,
      ),
    );
  });

  test('has nothing inline and nothing foreign (CSP)', () => {
    expect(page).not.toMatch(/ style="| on[a-z]+="|<style|javascript:|https?:\/\//);
    expect(page).not.toMatch(/<script[^>]*>[^<]/);
  });

  test('takes a chosen theme and refreshes only without script', () => {
    const dark = html(<Shell {...props} theme="dark" refreshSeconds={5} />);
    expect(dark).toContain('<html lang="ru" data-theme="dark">');
    expect(dark).toContain('<meta name="color-scheme" content="dark"/>');
    expect(dark).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>');
    expect(page).not.toContain('http-equiv');
    expect(page).not.toContain('data-theme');
  });
});

describe('the shell', () => {
  const page = html(
    <Shell
      {...props}
      notice={{ text: 'Собрано 12 согласий', undo: { action: '/undo', label: 'Вернуть' } }}
    />,
  );

  test('starts with a link past the navigation', () => {
    expect(page).toMatch(/<body><a class="skip-link" href="#main">Перейти к содержанию<\/a>/);
    expect(page).toContain('<main class="shell__main" id="main" tabindex="-1">');
  });

  test('marks the current place in both navigations', () => {
    expect(page.match(/<nav[^>]*aria-label="Разделы"/g)).toHaveLength(2);
    expect(page.match(/aria-current="page"/g)).toHaveLength(2);
    expect(page).toContain('4<span class="visually-hidden"> ждут внимания</span>');
  });

  test('keeps four places in the bottom bar and the rest one tap away', () => {
    const bar = page.slice(page.indexOf('class="bottom-bar"'));
    const sheet = bar.slice(bar.indexOf('bottom-bar__sheet'));
    expect(bar.slice(0, bar.indexOf('bottom-bar__sheet')).match(/<a class="place"/g)).toHaveLength(4);
    expect(sheet).toContain('href="/p4"');
    expect(sheet).toContain('href="/p5"');
    expect(sheet).not.toContain('href="/p3"');
    expect(bar).toContain('Ещё');
  });

  test('always names the year, and switches only when there are two', () => {
    expect(page).toContain('<span class="year-switch__year">2026–2027</span>');
    expect(page).toContain('href="/years/1"');
    const single = html(<Shell {...props} years={props.years.slice(0, 1)} />);
    expect(single).toContain('<span class="year-switch__year">2026–2027</span>');
    expect(single).not.toContain('href="/years/');
  });

  test('signs out by a form, not by a link', () => {
    expect(page.match(/<form method="post" action="\/sign-out">/g)).toHaveLength(2);
    expect(page).not.toContain('href="/sign-out"');
  });

  test('offers the theme as a form that comes back here', () => {
    expect(page).toMatch(/<form class="theme-switch" method="post" action="\/theme"/);
    expect(page).toContain('<input type="hidden" name="back" value="/people"/>');
    expect(page).toMatch(/name="theme" value="auto" aria-pressed="true"/);
  });

  test('escapes the names of people and schools', () => {
    const hostile = html(<Shell {...props} viewerName="<b>x</b>" organizationName="<i>y</i>" />);
    expect(hostile).not.toMatch(/<b>|<i>/);
  });
});

describe('a toast', () => {
  test('leaves by itself unless it can be undone or tells of a fault', () => {
    expect(html(<Toast t={t} flash={{ text: 'Готово' }} />)).not.toContain('data-stays');
    expect(html(<Toast t={t} flash={{ text: 'Не вышло', tone: 'bad' }} />)).toContain('data-stays="true"');
    const undo = { action: '/undo', label: 'Вернуть', hidden: { id: '1' } };
    const toast = html(<Toast t={t} flash={{ text: 'Готово', undo }} />);
    expect(toast).toContain('data-stays="true"');
    expect(toast).toContain('role="status"');
    expect(toast).toContain('<input type="hidden" name="id" value="1"/>');
  });
});

test('a public page may be found by search engines only when told so', () => {
  const common = { t, lang: 'ru', title: 'Вход', siteName: 'Плечо' } as const;
  expect(html(<PublicDocument {...common} />)).toContain('noindex');
  expect(html(<PublicDocument {...common} />)).not.toContain('<script');
  const open = html(
    <PublicDocument
      {...common}
      indexed
      description="Наставничество"
      links={[{ href: '/news', label: 'Новости', current: true }]}
    />,
  );
  expect(open).not.toContain('noindex');
  expect(open).toContain('<meta name="description" content="Наставничество"/>');
  expect(open).toContain('<a href="/news" aria-current="page">Новости</a>');
});
