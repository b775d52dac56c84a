import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Avatar } from './avatar.tsx';
import { Document, type DocumentProps } from './document.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import { Mark } from './mark.tsx';
import { type MenuItem, MenuList } from './menu.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { type Flash, Toast } from './toast.tsx';

/** A place of the first-level navigation. */
export interface Place {
  href: string;
  label: string;
  icon: IconName;
  current?: boolean | undefined;
  /** A number of things that wait there, said with `countLabel` to screen readers. */
  count?: number | undefined;
  countLabel?: string | undefined;
}

export interface YearLink {
  label: string;
  href: string;
  current?: boolean | undefined;
}

export interface ShellProps extends Omit<DocumentProps, 'siteName'> {
  t: Translate;
  organizationName: string;
  /** Programme years, newest first; two may run at once. The current one is always named. */
  years: readonly YearLink[];
  places: readonly Place[];
  viewerName: string;
  viewerRole: string;
  signOutAction: string;
  themeAction: string;
  /** Path of this page, to come back to after a change of the theme. */
  path?: string | undefined;
  /** More lines of the account menu: other roles of the viewer, profile, settings. */
  accountItems?: readonly MenuItem[] | undefined;
  /** What has just been done. */
  notice?: Flash | undefined;
}

const PlaceLink: FC<{ place: Place }> = ({ place }) => (
  <a class="place" href={place.href} aria-current={place.current ? 'page' : undefined}>
    <Icon name={place.icon} />
    <span class="place__word">{place.label}</span>
    {place.count ? (
      <span class="place__count">
        {place.count}
        {place.countLabel ? <span class="visually-hidden"> {place.countLabel}</span> : null}
      </span>
    ) : null}
  </a>
);

const YearSwitch: FC<{ t: Translate; organizationName: string; years: readonly YearLink[] }> = (props) => {
  const current = props.years.find((year) => year.current) ?? props.years[0];
  const words = (
    <span class="year-switch__words">
      <span class="year-switch__organization">{props.organizationName}</span>
      {current ? <span class="year-switch__year">{current.label}</span> : null}
    </span>
  );
  if (props.years.length < 2) return <div class="year-switch year-switch--single">{words}</div>;
  return (
    <details class="year-switch" data-menu="true">
      <summary class="year-switch__summary">
        {words}
        <Icon name="chevron-down" size="s" />
        <span class="visually-hidden">{props.t('ui.year.switch')}</span>
      </summary>
      <div class="menu__sheet year-switch__sheet">
        <MenuList items={props.years} />
      </div>
    </details>
  );
};

const AccountSheet: FC<ShellProps> = (props) => (
  <>
    {props.accountItems?.length ? <MenuList items={props.accountItems} /> : null}
    <ThemeSwitch t={props.t} theme={props.theme ?? 'auto'} action={props.themeAction} back={props.path} />
    <MenuList
      items={[{ label: props.t('ui.account.signOut'), action: props.signOutAction, icon: 'logout' }]}
    />
  </>
);

const ViewerLine: FC<{ name: string; role: string }> = ({ name, role }) => (
  <>
    <Avatar name={name} />
    <span class="account__words">
      <span class="account__name">{name}</span>
      <span class="account__role">{role}</span>
    </span>
  </>
);

/** Islands that the one script of the shell already brings. */
const inShell: ReadonlySet<string> = new Set(['dialog', 'focus-error-summary', 'menus', 'shell', 'theme']);

/** Number of places that the phone's bottom bar shows before the rest goes under one button. */
const barPlaces = 4;

/** A page for a signed-in person: rail on a wide screen, top and bottom bars on a phone, then the content. */
export const Shell: FC<PropsWithChildren<ShellProps>> = (props) => {
  const { t, places } = props;
  const rest = places.slice(barPlaces);
  const own = (props.scripts ?? []).filter((name) => !inShell.has(name));
  return (
    <Document {...props} siteName={props.organizationName} scripts={['shell', ...own]}>
      <a class="skip-link" href="#main">
        {t('ui.skip')}
      </a>
      <div class="shell">
        <header class="shell__head">
          <a class="brand" href="/">
            <Mark />
            <span class="brand__word">{t('ui.product')}</span>
          </a>
          <YearSwitch t={t} organizationName={props.organizationName} years={props.years} />
          <nav class="shell__places" aria-label={t('ui.nav.label')}>
            <ul class="places">
              {places.map((place) => (
                <li>
                  <PlaceLink place={place} />
                </li>
              ))}
            </ul>
          </nav>
          <details class="account" data-menu="true">
            <summary class="account__summary">
              <ViewerLine name={props.viewerName} role={props.viewerRole} />
              <Icon name="dots" size="s" />
              <span class="visually-hidden">{t('ui.account.menu')}</span>
            </summary>
            <div class="menu__sheet account__sheet">
              <AccountSheet {...props} />
            </div>
          </details>
        </header>
        <main class="shell__main" id="main" tabindex={-1}>
          {props.notice ? <Toast t={t} flash={props.notice} /> : null}
          {props.children}
        </main>
        <nav class="bottom-bar" aria-label={t('ui.nav.label')}>
          <ul class="bottom-bar__places">
            {places.slice(0, barPlaces).map((place) => (
              <li>
                <PlaceLink place={place} />
              </li>
            ))}
            <li>
              <details class="bottom-bar__more" data-menu="true">
                <summary class="place">
                  <Icon name="dots" />
                  <span class="place__word">{t('ui.nav.more')}</span>
                </summary>
                <div class="menu__sheet bottom-bar__sheet">
                  <p class="account__line">
                    <ViewerLine name={props.viewerName} role={props.viewerRole} />
                  </p>
                  {rest.length > 0 ? <MenuList items={rest} /> : null}
                  <AccountSheet {...props} />
                </div>
              </details>
            </li>
          </ul>
        </nav>
      </div>
    </Document>
  );
};
