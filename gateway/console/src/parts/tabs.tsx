import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import './tabs.css';

interface Tab<N extends string> {
  readonly name: N;
  readonly label: ComponentChildren;
}

interface TabsProps<N extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<N>[];
  readonly shown: N;
  readonly onShow: (name: N) => void;
  /** what the chosen tab shows */
  readonly children: ComponentChildren;
}

/** WAI-ARIA tabs: the arrow keys move, and what they move to is shown. */
export function Tabs<N extends string>({ label, tabs, shown, onShow, children }: TabsProps<N>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  function move(by: number): void {
    const at = tabs.findIndex(({ name }) => name === shown);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    onShow(next.name);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  }

  return (
    <div class="stack">
      <div
        ref={list}
        class="tabs"
        role="tablist"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') move(1);
          else if (event.key === 'ArrowLeft') move(-1);
        }}
      >
        {tabs.map(({ name, label: text }) => (
          <button
            key={name}
            type="button"
            role="tab"
            class="tab"
            data-tab={name}
            id={`${id}-${name}`}
            aria-controls={`${id}-panel`}
            aria-selected={name === shown}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => onShow(name)}
          >
            {text}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`}>
        {children}
      </div>
    </div>
  );
}
