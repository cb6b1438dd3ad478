import type { Db } from '../database.ts';
import { chooseResolution } from './chooseResolution.ts';
import { LEVELS } from './levels.ts';
import { createMarks } from './marks.ts';
import { createRawPages } from './rawPages.ts';
import { createRollupPages } from './rollupPages.ts';
import { createTail, TAIL_READINGS } from './tail.ts';
import type { History, HistoryQuery } from './types.ts';

/** 8.64e15: further from 1970 there is no date (ECMA-262 section 21.4.1.1), and no bucket. */
const END_OF_TIME = 8.64e15;

const DEFAULT_POINTS = 500;

/** Answers what was asked in one read transaction: the roll-ups and what is not yet in them fit together. */
export function createHistoryQuery(db: Db): (query: HistoryQuery) => History {
  const marks = createMarks(db);
  const tail = createTail(db, marks);
  const raw = createRawPages(db);
  const rolled = createRollupPages(db);

  const answer = db.transaction((asked: HistoryQuery): History => {
    const from = Math.max(-END_OF_TIME, Math.ceil(asked.from));
    const to = Math.min(END_OF_TIME, Math.ceil(asked.to));
    const query = { ...asked, from, to };
    const resolution =
      asked.resolution === 'auto'
        ? chooseResolution({
            from,
            to,
            points: asked.points ?? DEFAULT_POINTS,
            wholeSince: marks.wholeSince,
            countRaw: (most) => raw.count(query, most),
          })
        : asked.resolution;
    const since = marks.wholeSince(resolution);
    const wholeSince = since > from ? since : undefined;
    const level = LEVELS.find(({ name }) => name === resolution);
    if (!level) return { resolution, width: 0, ...raw.page(query), wholeSince, behind: 0 };
    const length = tail.length();
    const isShort = length <= TAIL_READINGS;
    const page = rolled(level, query, isShort ? tail : undefined);
    return { resolution, width: level.width, ...page, wholeSince, behind: isShort ? 0 : length };
  });
  return (query) => answer(query);
}
