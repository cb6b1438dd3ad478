import { Link } from 'wouter-preact';
import { PATHS } from '../paths.ts';
import { useCommon, useConsole } from '../shell/console.ts';

/** The lid, seen from above. */
export function Lid({ size = 30 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="15" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" stroke-width="1.6" stroke-linecap="round">
        <circle cx="16" cy="16" r="11" opacity=".6" />
        <path d="M16 8.5v15M8.5 16h15M10.7 10.7l10.6 10.6M21.3 10.7 10.7 21.3" opacity=".6" />
      </g>
      <circle cx="16" cy="16" r="4" fill="var(--on-accent)" />
    </svg>
  );
}

export function Brand() {
  const { session } = useConsole();
  const t = useCommon();
  return (
    <Link href={PATHS.map} class="brand">
      <Lid />
      <span>
        <strong>{t.product}</strong>
        <span class="brand-gateway">{session.gateway.value?.name}</span>
      </span>
    </Link>
  );
}
