import type { CoverSpec } from '../../scenario/types.ts';
import type { TruthLevels } from '../levels.ts';
import type { TruthEntry, TruthKind } from '../truth.ts';
import type { Part } from './part.ts';
import { createTracker, REASON, type Reason } from './tracker.ts';

const MOTIONS: ReadonlySet<TruthKind> = new Set<TruthKind>(['lift', 'putBack', 'tilt', 'straighten', 'slide', 'carry']);
/** by which a lid leaves its frame */
const OUT: ReadonlySet<TruthKind> = new Set<TruthKind>(['slide', 'carry']);

interface Lie {
  readonly angle: number;
  readonly seated: boolean;
  /** it was lifted, pushed or put back, and not only its frame has given way */
  readonly moved: boolean;
  readonly kind: string;
}

/**
 * Opened, tilted and displaced.
 *
 * - Opened: beyond its angle, or out of its seat where there is a hall switch; a lid that was carried away stays opened
 *   until one is put back. One that was pushed off and has no switch may be called opened.
 * - Tilted: between its angle and that of opened; while it is opened it may be.
 * - Displaced: moved, and at rest askew or out of its frame below both; while it is opened or tilted it may be.
 * - While the node is in maintenance nothing may be raised. Where maintenance was ordered but has not reached the node,
 *   an alarm is neither missed nor false.
 *
 * A motion counts from its beginning towards where it leads, and to its end for what it leaves.
 */
export function createLidTruth({ cover, hall }: CoverSpec, levels: TruthLevels): Part {
  const opened = createTracker(cover, 'cover.opened');
  const tilted = createTracker(cover, 'cover.tilted');
  const displaced = createTracker(cover, 'cover.displaced');
  let lie: Lie = { angle: 0, seated: true, moved: false, kind: '' };
  let target: Lie | undefined;
  let ordered = false;
  let orderedUntil = 0;
  let obeying = false;

  function openedBy({ angle, seated, kind }: Lie): Reason {
    if (kind === 'carry' || (hall && !seated)) return REASON.certain;
    return max(beyond(angle, levels.opened), kind === 'slide' && !seated ? REASON.perhaps : REASON.none);
  }

  function reasonsOf(at: Lie): readonly [Reason, Reason, Reason] {
    const open = openedBy(at);
    const tilt = min(beyond(at.angle, levels.tilted), open === REASON.certain ? REASON.perhaps : REASON.certain);
    const askew = beyond(at.angle, levels.displaced);
    // a frame that gives way slowly may look like a lid that was moved
    const moved = !at.moved ? min(askew, REASON.perhaps) : at.kind === 'slide' ? REASON.certain : askew;
    const hidden = open === REASON.certain || tilt !== REASON.none || openedByAngle(at);
    return [open, tilt, hidden ? REASON.perhaps : moved];
  }

  function openedByAngle({ angle }: Lie): boolean {
    return beyond(angle, levels.opened) !== REASON.none;
  }

  function apply(at: number): void {
    const here = reasonsOf(lie);
    const there = target ? reasonsOf(target) : here;
    const most = obeying ? REASON.none : ordered && at < orderedUntil ? REASON.perhaps : REASON.certain;
    const kind = (target ?? lie).kind;
    const reason = (i: 0 | 1 | 2) => min(max(here[i], there[i]), most);
    opened.set(at, reason(0), kind, levels.opened.hold);
    tilted.set(at, reason(1), kind, levels.tilted.hold);
    // where it comes to rest askew is known when it has come to rest; out of its frame it is at once
    const coming = target && target.kind !== 'slide' ? min(there[2], REASON.perhaps) : there[2];
    displaced.set(at, min(max(here[2], coming), most), kind);
  }

  function moving(entry: TruthEntry): void {
    const before = target ?? lie;
    const kind = entry.what;
    const tilting = kind === 'tilt' || kind === 'straighten';
    const angle = entry.angle ?? 0;
    // what is said of the seat when it rests decides; until then a lifted or pushed lid is out of it
    const seated = tilting ? before.seated : kind === 'putBack';
    const same = tilting && !before.seated;
    target = { angle, seated, moved: tilting ? before.moved : true, kind: same ? before.kind : kind };
  }

  return {
    trackers: [opened, tilted, displaced],
    take(entry) {
      if (MOTIONS.has(entry.what)) moving(entry);
      else if (entry.what === 'rest' && target) {
        const angle = entry.angle ?? 0;
        lie = { ...target, angle, seated: entry.seated ?? target.seated, moved: target.moved && !level(angle, target) };
        target = undefined;
      } else if (entry.what === 'maintenance') {
        ordered = true;
        orderedUntil = entry.at + (entry.for ?? 0);
      } else if (entry.what === 'maintenanceEnd') ordered = false;
      else if (entry.what === 'obeys') obeying = entry.maintenance === true;
      else return;
      apply(entry.at);
    },
  };

  /** Back in its frame and straight: whatever was done to it is undone. */
  function level(angle: number, { kind }: Lie): boolean {
    return !OUT.has(kind as TruthKind) && angle < levels.displaced.raise - levels.displaced.margin;
  }
}

function beyond(angle: number, { raise, margin }: { readonly raise: number; readonly margin: number }): Reason {
  if (angle >= raise + margin) return REASON.certain;
  return angle >= raise - margin ? REASON.perhaps : REASON.none;
}

function max(a: Reason, b: Reason): Reason {
  return a > b ? a : b;
}

function min(a: Reason, b: Reason): Reason {
  return a < b ? a : b;
}
