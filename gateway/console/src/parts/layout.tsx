import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { PATHS } from '../paths.ts';
import { useCommon, useConsole } from '../shell/console.ts';
import type { NavGroup, Route } from '../shell/route.ts';
import { Brand } from './brand.tsx';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';
import { LiveBanner, LiveState } from './liveState.tsx';
import { PersonMenu } from './personMenu.tsx';
import './layout.css';

type InMenu = Route & { readonly nav: NonNullable<Route['nav']> };

const GROUPS: readonly NavGroup[] = ['watch', 'work', 'gateway', 'house'];

function isWithin(location: string, path: string): boolean {
  return path === PATHS.map ? location === path : location === path || location.startsWith(`${path}/`);
}

/** The frame around every page: a menu at the side, on a phone at the foot, and how live it is. */
export function Layout({
  routes,
  children,
}: {
  readonly routes: readonly Route[];
  readonly children: ComponentChildren;
}) {
  const { session } = useConsole();
  const t = useCommon();
  const [open, setOpen] = useState<'menu' | 'person'>();
  const menu = routes.filter((route): route is InMenu => route.nav !== undefined && session.may(route.least));
  const close = () => setOpen(undefined);
  return (
    <div class="layout">
      <a class="skip" href="#main">
        {t.nav.skip}
      </a>
      <header class="side">
        <Brand />
        <nav aria-label={t.nav.main} class="side-nav">
          <Groups menu={menu} />
        </nav>
        <div class="side-foot">
          <LiveState />
          <Button kind="quiet" icon="user" onClick={() => setOpen('person')}>
            {session.user.value?.name}
          </Button>
        </div>
      </header>
      <header class="top">
        <Brand />
        <div class="row" style={{ '--gap': 'var(--s1)' }}>
          <LiveState small />
          <Button kind="quiet" icon="user" aria-label={session.user.value?.name} onClick={() => setOpen('person')} />
        </div>
      </header>
      <div class="main-frame">
        <LiveBanner />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav class="bar" aria-label={t.nav.main}>
        {menu
          .filter(({ nav }) => nav.inBar)
          .slice(0, 4)
          .map((route) => (
            <NavLink key={route.path} route={route} />
          ))}
        <button type="button" class="nav-link" aria-haspopup="dialog" onClick={() => setOpen('menu')}>
          <Icon name="more" size={22} />
          <span>{t.nav.more}</span>
        </button>
      </nav>
      {open && <PersonMenu onClose={close}>{open === 'menu' && <Groups menu={menu} onGo={close} />}</PersonMenu>}
    </div>
  );
}

function Groups({ menu, onGo }: { readonly menu: readonly InMenu[]; readonly onGo?: () => void }) {
  const t = useCommon();
  return (
    <div class="nav-groups">
      {GROUPS.map((group) => {
        const some = menu.filter(({ nav }) => nav.group === group);
        if (some.length === 0) return null;
        return (
          <section key={group}>
            <p class="nav-group">{t.group[group]}</p>
            <ul>
              {some.map((route) => (
                <li key={route.path}>
                  <NavLink route={route} onGo={onGo} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function NavLink({ route, onGo }: { readonly route: InMenu; readonly onGo?: (() => void) | undefined }) {
  const [location] = useLocation();
  const t = useCommon();
  const isHere = isWithin(location, route.path);
  return (
    <Link href={route.path} class="nav-link" aria-current={isHere ? 'page' : undefined} onClick={onGo}>
      <Icon name={route.nav.icon} size={20} />
      <span>{t.nav[route.nav.name]}</span>
    </Link>
  );
}
