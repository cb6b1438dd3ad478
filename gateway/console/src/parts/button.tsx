import type { ComponentChildren, JSX } from 'preact';
import { Link } from 'wouter-preact';
import { Icon, type IconName } from './icons.tsx';
import './button.css';

type Kind = 'plain' | 'main' | 'danger' | 'quiet';

interface Looks {
  readonly kind?: Kind;
  readonly icon?: IconName;
  readonly large?: boolean;
  readonly children?: ComponentChildren;
}

function classOf({ kind = 'plain', large, children }: Looks): string {
  return `button is-${kind}${large ? ' is-large' : ''}${children === undefined ? ' is-icon' : ''}`;
}

type ButtonProps = Looks & { readonly busy?: boolean } & Omit<
    JSX.HTMLAttributes<HTMLButtonElement>,
    'icon' | 'size'
  > & {
    readonly type?: 'button' | 'submit';
    readonly disabled?: boolean;
  };

/** One without children needs an aria-label. `busy`: what it does is under way; it keeps its place and its focus. */
export function Button({ kind, icon, large, busy = false, disabled, children, onClick, ...rest }: ButtonProps) {
  const looks = { ...(kind && { kind }), ...(large && { large }), ...(children !== undefined && { children }) };
  return (
    <button
      type="button"
      {...rest}
      class={classOf(looks)}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon name={icon} size={large ? 22 : 18} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

/** Goes to another page, and looks like a button. */
export function LinkButton({ href, ...looks }: Looks & { readonly href: string }) {
  return (
    <Link href={href} class={classOf(looks)}>
      {looks.icon && <Icon name={looks.icon} size={looks.large ? 22 : 18} />}
      {looks.children !== undefined && <span>{looks.children}</span>}
    </Link>
  );
}
