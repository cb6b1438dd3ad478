import { useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';
import { matchRoute, useRouter } from 'wouter-preact';
import { usePathname } from 'wouter-preact/use-browser-location';
import { Problem } from '../api/problem.ts';
import { LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import { PATHS } from '../paths.ts';
import { useCommon, useConsole } from './console.ts';
import type { PageModule, PageProps, Route } from './route.ts';

interface Found {
  readonly route: Route;
  readonly params: PageProps['params'];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function useFound(routes: readonly Route[], path: string): Found | undefined {
  const { parser } = useRouter();
  for (const route of routes) {
    const [isMatch, params] = matchRoute(parser, route.path, path);
    if (!isMatch) continue;
    const entries = Object.entries(params ?? {}).map(([name, text]) => [name, decoded(text ?? '')]);
    return { route, params: Object.fromEntries(entries) as PageProps['params'] };
  }
  return undefined;
}

/** The page at the present address. */
export function Outlet({ routes }: { readonly routes: readonly Route[] }) {
  const path = usePathname();
  const { session } = useConsole();
  const first = useRef<string | undefined>(path);
  if (path !== first.current) first.current = undefined;
  const found = useFound(routes, path);
  if (!found) return <NotFound />;
  if (!session.may(found.route.least)) {
    return (
      <div class="page">
        <ProblemNote problem={new Problem({ name: 'forbidden', status: 403, title: '' })} />
      </div>
    );
  }
  return <Loaded key={path} {...found} isFirst={path === first.current} />;
}

function NotFound() {
  const t = useCommon();
  return (
    <Page title={t.notFound.title}>
      <Empty title={t.notFound.text}>
        <LinkButton href={PATHS.map}>{t.notFound.home}</LinkButton>
      </Empty>
    </Page>
  );
}

type Got = { readonly module: PageModule } | { readonly error: unknown };

/** The first page leaves the focus where the browser has it; each one after that takes it, as a page load would. */
function Loaded({ route, params, isFirst }: Found & { readonly isFirst: boolean }) {
  const { tongue } = useConsole();
  const [got, setGot] = useState<Got>();
  const [error] = useErrorBoundary();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let isGone = false;
    void (async () => {
      try {
        const module = await route.load();
        await tongue.ready(...(module.catalogues ?? []));
        if (!isGone) setGot({ module });
      } catch (cause) {
        if (!isGone && !startsAnew()) setGot({ error: cause });
      }
    })();
    return () => {
      isGone = true;
    };
  }, [route, tongue]);

  useEffect(() => {
    if (!got) return;
    sessionStorage.removeItem(RELOADED);
    if (!isFirst) place.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [got, isFirst]);

  if (error !== undefined) return <Crashed error={error} />;
  if (!got) return <Loading />;
  if ('error' in got) return <Crashed error={got.error} />;
  const { default: Shown } = got.module;
  return (
    <div ref={place} class="outlet">
      <Shown params={params} />
    </div>
  );
}

function Crashed({ error }: { readonly error: unknown }) {
  const t = useCommon();
  return (
    <Page title={t.crashed.title}>
      <p>{t.crashed.text}</p>
      <pre class="small">{error instanceof Error ? error.message : String(error)}</pre>
    </Page>
  );
}

const RELOADED = 'lidwatch.reloaded';

/**
 * A page that is not there any more is of the console of yesterday: the gateway has a newer one. Loaded anew once; if that does
 * not help, the reason is shown.
 */
function startsAnew(): boolean {
  if (!navigator.onLine || sessionStorage.getItem(RELOADED) !== null) return false;
  sessionStorage.setItem(RELOADED, 'yes');
  location.reload();
  return true;
}
