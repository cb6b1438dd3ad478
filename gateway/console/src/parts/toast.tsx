import { type ReadonlySignal, signal } from '@preact/signals';
import './toast.css';

interface Said {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

/** What was said lately: shown at the edge, and read aloud. */
export interface Toasts {
  readonly said: ReadonlySignal<readonly Said[]>;
  say(text: string, tone?: 'good' | 'bad'): void;
}

const SHOWN_MS = 6_000;
/** More than these at once nobody reads. */
const AT_ONCE = 3;

export function createToasts(after: (ms: number, run: () => void) => void): Toasts {
  const said = signal<readonly Said[]>([]);
  let last = 0;
  return {
    said,
    say(text, tone = 'good') {
      last += 1;
      const one = { id: last, text, tone };
      said.value = [...said.value, one].slice(-AT_ONCE);
      after(SHOWN_MS, () => {
        said.value = said.value.filter((other) => other !== one);
      });
    },
  };
}

export function ToastRegion({ toasts }: { readonly toasts: Toasts }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.said.value.map(({ id, text, tone }) => (
        <p key={id} class={`toast is-${tone}`}>
          {text}
        </p>
      ))}
    </div>
  );
}
