import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../parts/clock.ts';
import { createKept } from '../parts/kept.ts';
import { type Cells, createCells } from './cells.ts';
import { type CoverCells, surveyOf } from './survey.ts';
import type { RiskMap, RiskSettings, RiskSource } from './types.ts';

export interface RiskOptions {
  readonly source: () => RiskSource;
  readonly clock: Clock;
  readonly settings: () => RiskSettings;
}

/** The risk of the cells of a city, computed at most every few seconds, however many look at it. */
export interface Risk {
  map(): Promise<RiskMap>;
}

const KEPT_MS = 5_000;
/** Covers that are read at a time, with frames in between. */
const PAGE = 2_000;

/** Everything that follows from where covers and cells are. */
interface Ground {
  readonly stamp: string;
  readonly setting: RiskSettings['cells'];
  readonly cells: Cells;
  readonly covers: CoverCells;
}

async function readCovers(source: RiskSource, cells: Cells): Promise<CoverCells> {
  const byCover = new Map<string, string>();
  const perCell = new Map<string, number>();
  let unplaced = 0;
  let after = '';
  for (;;) {
    const page = source.covers(after, PAGE);
    for (const cover of page) {
      const cell = cells.cellOf(cover);
      if (cell === undefined) unplaced += 1;
      else {
        byCover.set(cover.cover, cell);
        perCell.set(cell, (perCell.get(cell) ?? 0) + 1);
      }
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { cellOf: (cover) => byCover.get(cover), perCell, unplaced };
    after = last.cover;
    await setImmediate();
  }
}

export function createRisk({ source: find, clock, settings }: RiskOptions): Risk {
  const kept = createKept<RiskMap>({ clock, most: 1 });
  let ground: Ground | undefined;

  async function groundOf(source: RiskSource): Promise<Ground> {
    const { cells: setting } = settings();
    // before they are read: who is added meanwhile is seen the next time
    const stamp = source.stamp();
    if (ground?.stamp === stamp && ground.setting === setting) return ground;
    const cells = ground?.setting === setting ? ground.cells : createCells(setting);
    ground = { stamp, setting, cells, covers: await readCovers(source, cells) };
    return ground;
  }

  async function make(): Promise<RiskMap> {
    const source = find();
    const { covers, cells } = await groundOf(source);
    const now = settings();
    const at = clock.now();
    const facts = {
      at,
      open: source.openEvents(at),
      water: source.waterSince(at - now.waterFor),
      carded: source.carded(),
    };
    return surveyOf(facts, covers, cells, now);
  }

  return { map: () => kept.get('', KEPT_MS, make) };
}
