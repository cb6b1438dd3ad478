import type { LinkConfig } from '../config/links/link.ts';
import type { PartState } from '../parts/state.ts';
import { createLink, type Link, type LinkContext } from '../transports/createLink.ts';
import { createNamedSet, type NamedSet } from './namedSet.ts';

export interface LinkSetOptions extends Omit<LinkContext, 'onState' | 'gateway'> {
  /** its name, as long as a link is not begun anew */
  readonly gateway: () => string;
  readonly settings: readonly LinkConfig[];
  readonly onState: (part: string, link: string) => (state: PartState) => void;
}

/** The links of a gateway. */
export function createLinkSet({ settings, gateway, onState, ...context }: LinkSetOptions): NamedSet<LinkConfig, Link> {
  return createNamedSet(settings, (row) =>
    createLink(row, { ...context, gateway: gateway(), onState: onState(`link ${row.name}`, row.name) }),
  );
}
