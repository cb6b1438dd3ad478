import type { ComponentChildren } from 'preact';
import './filterBar.css';

/** The fields that narrow a list, beside each other. */
export function FilterBar({ children }: { readonly children: ComponentChildren }) {
  return <div class="filters">{children}</div>;
}
