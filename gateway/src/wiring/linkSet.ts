import type { LinkConfig } from '../config/links/link.ts';
import type { PartState } from '../parts/state.ts';
import { createLink, type Link, type LinkContext } from '../transports/createLink.ts';

/** The links of a gateway, which come and go with its configuration. */
export interface LinkSet {
  all(): readonly Link[];
  find(name: string): Link | undefined;
  /** Resolves when each has made its first attempt. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Ends those that are gone or differ, then begins those that are new; what has not changed goes on. */
  change(wanted: readonly LinkConfig[]): Promise<void>;
}

export interface LinkSetOptions extends Omit<LinkContext, 'onState'> {
  readonly settings: readonly LinkConfig[];
  readonly onState: (part: string, link: string) => (state: PartState) => void;
}

export function createLinkSet({ settings, onState, ...context }: LinkSetOptions): LinkSet {
  const links = new Map<string, { readonly link: Link; readonly text: string }>();
  let isStarted = false;

  function add(one: LinkConfig): Link {
    const link = createLink(one, { ...context, onState: onState(`link ${one.name}`, one.name) });
    links.set(one.name, { link, text: JSON.stringify(one) });
    return link;
  }

  for (const one of settings) add(one);

  return {
    all: () => [...links.values()].map(({ link }) => link),
    find: (name) => links.get(name)?.link,
    async start() {
      isStarted = true;
      await Promise.all([...links.values()].map(({ link }) => link.start()));
    },
    async stop() {
      isStarted = false;
      await Promise.all([...links.values()].map(({ link }) => link.stop()));
    },
    async change(wanted) {
      const texts = new Map(wanted.map((one) => [one.name, JSON.stringify(one)]));
      const gone = [...links].filter(([name, { text }]) => texts.get(name) !== text);
      // first off, then on: a new one may want the port of an old one
      await Promise.all(gone.map(([, { link }]) => link.stop()));
      for (const [name] of gone) links.delete(name);
      const fresh = wanted.filter(({ name }) => !links.has(name)).map(add);
      if (isStarted) await Promise.all(fresh.map((link) => link.start()));
    },
  };
}
