import type { FC } from 'hono/jsx';
import words from '../../content/style-page.json' with { type: 'json' };
import { type Translate, translator } from '../i18n/index.ts';
import { ButtonLink } from './button.tsx';
import type { Theme } from './document.tsx';
import type { IconName } from './icon-names.ts';
import { PageHead } from './page-head.tsx';
import { Section } from './section.tsx';
import { Shell } from './shell.tsx';
import { Buttons, Foundations, States } from './style-page-basics.tsx';
import { Charts } from './style-page-charts.tsx';
import { Forms } from './style-page-forms.tsx';
import { Details, LongWork, People, Year } from './style-page-lists.tsx';
import { Tabs } from './tabs.tsx';

export interface StylePageProps {
  t?: Translate | undefined;
  theme?: Theme | undefined;
  /** Leaves the flash message out, so that pictures of the page do not depend on time. */
  still?: boolean | undefined;
}

const icons: Record<Exclude<keyof typeof words.places, 'waiting'>, IconName> = {
  today: 'home',
  year: 'calendar-event',
  people: 'users',
  questionnaires: 'clipboard-list',
  pairs: 'heart-handshake',
  monitoring: 'chart-bar',
  documents: 'files',
  site: 'world',
};

const parts = [
  ['foundations', Foundations],
  ['buttons', Buttons],
  ['states', States],
  ['year', Year],
  ['people', People],
  ['forms', Forms],
  ['charts', Charts],
  ['long', LongWork],
  ['detail', Details],
] as const;

/** Every component in every state, with words from a school's life. Shown at /ui in development. */
export const StylePage: FC<StylePageProps> = ({ t = translator('ru'), theme, still }) => (
  <Shell
    t={t}
    lang="ru"
    title={words.title}
    theme={theme}
    organizationName={words.organization}
    years={words.years.map((label, index) => ({ label, href: '#main', current: index === 0 }))}
    places={(Object.keys(icons) as (keyof typeof icons)[]).map((key) => ({
      href: '#main',
      label: words.places[key],
      icon: icons[key],
      current: key === 'people',
      count: key === 'questionnaires' ? 4 : undefined,
      countLabel: words.places.waiting,
    }))}
    viewerName={words.viewer}
    viewerRole={words.viewerRole}
    signOutAction="/sign-out"
    themeAction="/theme"
    path="/ui"
    accountItems={[
      { label: words.account.profile, href: '#main', icon: 'user-circle' },
      { label: words.account.codes, href: '#main', icon: 'qrcode' },
      { label: words.account.otherRole, href: '#main', icon: 'user' },
    ]}
    notice={still ? undefined : { text: words.flash, undo: { action: '/undo', label: words.undo } }}
    scripts={['bulk-select', 'focus-error-summary', 'confirm-leave']}
  >
    <PageHead
      t={t}
      title={words.title}
      context={words.context}
      crumbs={words.crumbs.map((label) => ({ label, href: '#main' }))}
      action={
        <ButtonLink href="#forms" kind="primary" icon="plus">
          {words.buttons.primary}
        </ButtonLink>
      }
      menu={[
        { label: words.print, href: '#main', icon: 'printer' },
        { label: words.export, href: '#main', icon: 'download' },
        { label: words.remove, action: '/remove', icon: 'trash', tone: 'danger' },
      ]}
    />
    <Tabs
      t={t}
      items={parts.map(([id], index) => ({
        label: words.sections[id],
        href: `#${id}`,
        current: index === 0,
      }))}
    />
    {parts.map(([id, Part]) => (
      <Section title={words.sections[id]} id={id}>
        <Part t={t} />
      </Section>
    ))}
  </Shell>
);
