import { gathered, isOfCloudburst, openedParent, parentOver } from '../incidents/parents.ts';
import type { Fact, Incident } from '../incidents/types.ts';
import { type DeskContext, GATEWAY } from './context.ts';

type Append = (before: Incident | undefined, facts: readonly Fact[], who: string) => Incident;

/** A cloudburst over many covers of a cell becomes one parent, with an incident for each cover below it. */
export function createFamily({ store, clock, settings }: DeskContext, append: Append) {
  const { incidents } = store;

  /** Joins a child to its parent; returns the child. */
  function link(parent: number, child: Incident): Incident {
    append(incidents.get(parent), [{ kind: 'child', incident: child.id }], GATEWAY);
    return append(child, [{ kind: 'parent', incident: parent }], GATEWAY);
  }

  function adopt(child: Incident): Incident {
    const { cell } = child;
    if (cell === undefined || !isOfCloudburst(child)) return child;
    const parent = incidents.parentIn(cell);
    if (parent) return link(parent.id, child);
    const now = clock.now();
    const all = gathered(incidents.floodingIn(cell, now - settings().parents.withinMs), settings(), now);
    if (all.length === 0) return child;
    const { id } = append(undefined, [openedParent(all, cell, settings())], GATEWAY);
    for (const one of all) link(id, one);
    return incidents.get(child.id) ?? child;
  }

  /** A parent stands open as long as one of its incidents does. */
  function follow(before: Incident | undefined, child: Incident): void {
    const wasClosed = before?.closedAt !== undefined;
    const isClosed = child.closedAt !== undefined;
    const parent = child.parent === undefined || wasClosed === isClosed ? undefined : incidents.get(child.parent);
    if (!parent) return;
    if (isClosed) {
      const facts = parentOver(parent, incidents.hasOpenChild(parent.id));
      if (facts.length > 0) append(parent, facts, GATEWAY);
    } else if (parent.closedAt !== undefined) {
      append(parent, [{ kind: 'reopened', reason: 'one of its incidents was reopened' }], GATEWAY);
    }
  }

  return {
    /** What an incident means for its parent, once it has changed; returns it as it stands then. */
    settle(before: Incident | undefined, after: Incident): Incident {
      follow(before, after);
      return adopt(after);
    },
  };
}
