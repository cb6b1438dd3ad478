import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Standing } from '../../api/session.ts';
import { Lid } from '../../parts/brand.tsx';
import { Button } from '../../parts/button.tsx';
import { Preferences } from '../../parts/preferences.tsx';
import { useCommon, useConsole, useWords } from '../../shell/console.ts';
import { FirstStart } from './firstStart.tsx';
import { Login } from './login.tsx';
import { words } from './words.ts';
import './arriving.css';

/** In front of the pages: who are you, or be the first. The address stays, so that one arrives where one wanted to. */
export function Arriving({ standing }: { readonly standing: Standing }) {
  const { session } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  if (standing === 'first-start') {
    return (
      <Gate title={t.first.title}>
        <FirstStart />
      </Gate>
    );
  }
  if (standing === 'away') {
    return (
      <Gate title={t.away.title}>
        <p>{t.away.text}</p>
        <Button kind="main" onClick={() => void session.ask()}>
          {common.act.retry}
        </Button>
      </Gate>
    );
  }
  return (
    <Gate title={t.login.title}>
      <Login />
    </Gate>
  );
}

function Gate({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const { api, session } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const [place, setPlace] = useState<string>();
  const gateway = session.gateway.value?.name;
  useEffect(() => {
    document.title = [title, gateway, common.product].filter(Boolean).join(' · ');
  }, [title, gateway, common]);
  useEffect(() => {
    // what the place is called is a nicety: the way in works without it
    api.get<{ title: string }>('/api/console').then(
      (told) => setPlace(told.title),
      () => undefined,
    );
  }, [api]);
  return (
    <div class="gate">
      <div class="gate-art" aria-hidden="true">
        <Lid size={420} />
      </div>
      <main class="gate-card stack">
        <div class="row">
          <Lid size={40} />
          <div>
            <p class="gate-place">{place || common.product}</p>
            <p class="muted small">{gateway ?? t.motto}</p>
          </div>
        </div>
        <h1>{title}</h1>
        {children}
        <details class="gate-more">
          <summary>
            {common.language} · {common.theme.title}
          </summary>
          <div class="stack">
            <Preferences />
          </div>
        </details>
      </main>
    </div>
  );
}
