import { useEffect } from 'preact/hooks';
import { Arriving } from './pages/arriving/arriving.tsx';
import { Layout } from './parts/layout.tsx';
import { Loading } from './parts/states.tsx';
import { ToastRegion, type Toasts } from './parts/toast.tsx';
import { ROUTES } from './routes.ts';
import { useConsole } from './shell/console.ts';
import { Outlet } from './shell/outlet.tsx';
import { useKeeping } from './shell/useKeeping.ts';

/** What is shown: the way in, or the pages. */
export function App({ toasts }: { readonly toasts: Toasts }) {
  return (
    <>
      <Inside />
      <ToastRegion toasts={toasts} />
    </>
  );
}

function Inside() {
  const { session, live } = useConsole();
  const standing = session.standing.value;
  const isIn = standing === 'signed-in';
  const name = session.user.value?.name;
  // the stream of one is not heard by another
  useEffect(() => {
    if (!isIn || name === undefined) return undefined;
    live.start();
    return live.stop;
  }, [isIn, name, live]);
  if (standing === 'asking') return <Loading />;
  if (!isIn) return <Arriving standing={standing} />;
  // another tab may have signed in somebody else: nothing that one has looked at or entered is left to the other
  return <Pages key={name} />;
}

function Pages() {
  useKeeping();
  return (
    <Layout routes={ROUTES}>
      <Outlet routes={ROUTES} />
    </Layout>
  );
}
