import type { SettingName } from '@lidwatch/protocol';
import type { ConfigState } from '../orders/configuration.ts';
import type { NamedLayer } from '../orders/layers.ts';
import type { Groups, Standing } from '../store/groups.ts';
import { type WantedDocument, wantedDocument } from './configDocument.ts';
import { iso } from './words.ts';

/** A cover whose node has not applied what is wanted. */
interface WaitingDocument {
  readonly cover: string;
  /** null while it has none */
  readonly node: number | null;
  readonly state: ConfigState;
  /** when its node was last heard; null: never */
  readonly heard: string | null;
}

/** How many covers a group has, and how many of those with a node are in which state of configuration. */
export interface GroupDocument {
  /** null: all covers */
  readonly group: string | null;
  readonly covers: number;
  /** of them, how many have no node: they are in no state */
  readonly nodeless: number;
  readonly states: Readonly<Record<ConfigState, number>>;
}

/** The same, with those covers whose settings are not applied. */
export interface GroupWaitingDocument extends GroupDocument {
  /** by number: the first of them */
  readonly waiting: readonly WaitingDocument[];
}

/** What is wanted of covers of a group that have nothing of their own. */
export interface GroupConfigDocument {
  /** null: all covers */
  readonly group: string | null;
  readonly settings: Readonly<Record<SettingName, WantedDocument>>;
}

/** Counts covers, page by page. */
export interface StandingTally {
  add(page: readonly Standing[]): void;
  /** of what was added so far */
  document(): GroupWaitingDocument;
}

/** `listed`: so many of the covers that wait are kept. */
export function createStandingTally(group: string | undefined, listed = 0): StandingTally {
  const states = { unset: 0, pending: 0, sent: 0, applied: 0, refused: 0 };
  const waiting: WaitingDocument[] = [];
  let [covers, nodeless] = [0, 0];
  return {
    add(page) {
      covers += page.length;
      for (const { cover, node, heard, state } of page) {
        if (node === undefined) nodeless += 1;
        else states[state] += 1;
        if (state === 'applied' || state === 'unset' || waiting.length >= listed) continue;
        waiting.push({ cover, node: node ?? null, state, heard: heard === 0 ? null : iso(heard) });
      }
    },
    document: () => ({ group: group ?? null, covers, nodeless, states, waiting }),
  };
}

/** Covers that are looked at in one go: few enough that a gateway may stand still for it. */
const PAGE = 1_000;

/** All covers of a group, by number; undefined: all covers. */
export function* standingPages(groups: Groups, group: string | undefined): Generator<readonly Standing[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: readonly Standing[] = groups.standings(group, after, PAGE);
    yield page;
    after = page[PAGE - 1]?.cover;
  }
}

/** Without the covers that wait. */
export function groupDocument(tally: StandingTally): GroupDocument {
  const { waiting: _, ...document } = tally.document();
  return document;
}

/** `layers`: weakest first */
export function groupConfigDocument(group: string | undefined, layers: readonly NamedLayer[]): GroupConfigDocument {
  return { group: group ?? null, settings: wantedDocument(layers, layers.length > 0) };
}
