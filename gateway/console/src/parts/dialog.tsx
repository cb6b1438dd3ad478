import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useCommon } from '../shell/console.ts';
import { Button } from './button.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** buttons at its foot */
  readonly foot?: ComponentChildren;
  /** from the edge of the screen, for lists of what to choose from */
  readonly sheet?: boolean;
}

/** The browser's own: it keeps the focus inside, gives it back, and closes with Escape. Shown while it is rendered. */
export function Dialog({ title, onClose, children, foot, sheet = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  const t = useCommon();
  useEffect(() => {
    const { current } = element;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, by the browser; a click beside it does the same
    <dialog
      ref={element}
      class={sheet ? 'dialog is-sheet' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div class="dialog-inner">
        <header class="dialog-head">
          <h2 id={id}>{title}</h2>
          <Button kind="quiet" icon="close" aria-label={t.act.close} onClick={onClose} />
        </header>
        <div class="dialog-body stack">{children}</div>
        {foot && <footer class="dialog-foot">{foot}</footer>}
      </div>
    </dialog>
  );
}
