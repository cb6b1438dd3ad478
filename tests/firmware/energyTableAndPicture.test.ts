import { describe, expect, it } from 'vitest';
import { cases, HEARTBEATS, WATERS } from '../../firmware/energy/cases.ts';
import { picture } from '../../firmware/energy/picture.ts';
import { fails, type Projection, TRAFFIC } from '../../firmware/energy/project.ts';
import { MARK, table } from '../../firmware/energy/table.ts';
import { caseName, placeName } from '../../firmware/energy/words.ts';

const DAY = { radio: 1, sensor: 1, core: 1, sleep: 1, cell: 1 };

/** Every case, with the life that a test wants it to have: nothing is run. */
function withYears(years: (index: number) => number): Projection[] {
  return cases().map((one, i) => ({
    ...one,
    years: years(i),
    fails: fails(years(i)),
    day: DAY,
    frames: 1,
    opening: 0,
  }));
}

/** The end tags close the start tags, and no text holds what XML would take for markup. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml[^?]*\?>/, '');
  for (const [, text = '', closing, name = '', rest = ''] of body.matchAll(/([^<]*)<(\/?)([a-z]+)([^>]*)>/g)) {
    if (/&(?!amp;|lt;|gt;)/.test(text + rest) || text.includes('>')) return false;
    if (closing === '/') {
      if (open.pop() !== name) return false;
    } else if (!rest.endsWith('/')) {
      open.push(name);
    }
    const attributes = rest.replace(/\/$/, '').trim();
    if (!/^([a-zA-Z][a-zA-Z0-9-]*="[^"<]*"\s*)*$/.test(attributes)) return false;
  }
  return open.length === 0;
}

describe('the mark', () => {
  it('stands below three years, and not at three', () => {
    expect([2.999, 3, 3.001].map(fails)).toEqual([true, false, false]);
  });
});

describe('the table', () => {
  it('has a line for each place and water sensor, and a life for each heartbeat', () => {
    const text = table(
      withYears((i) => 4 + i / 1000),
      TRAFFIC,
    );
    const names = new Set(cases().map(({ place }) => placeName(place)));
    for (const name of names) expect(text.split(name).length - 1, name).toBeGreaterThanOrEqual(WATERS.length);
    for (const { name } of WATERS) expect(text).toContain(`${name}: years`);
    expect(text.split(/\d\.\d(?= |$)/m).length - 1).toBeGreaterThanOrEqual(cases().length);
  });

  it('marks the cases that fail, and no other line', () => {
    const none = table(
      withYears(() => 3),
      TRAFFIC,
    );
    expect(none.split('\n').filter((line) => line.includes(MARK) && line.startsWith('  '))).toEqual([]);
    const some = table(
      withYears((i) => (i === 1 ? 2.9 : 3)),
      TRAFFIC,
      (line) => `red${line}`,
    );
    const marked = some.split('\n').filter((line) => line.startsWith('red'));
    expect(marked).toHaveLength(1);
    expect(marked[0]).toContain('2.9 !');
    expect(marked[0]?.endsWith(`${MARK}: ${HEARTBEATS[1]} h`)).toBe(true);
  });
});

describe('the picture', () => {
  const all = withYears((i) => [0.01, 2.9, 3, 50][i % 4] as number);
  const svg = picture(all, TRAFFIC);

  it('is well-formed', () => {
    expect(isWellFormed(svg)).toBe(true);
    // the check itself can fail
    for (const broken of ['<g><p></g>', '<g a=1></g>', '<g>&</g>', '<g>']) expect(isWellFormed(broken)).toBe(false);
  });

  it('has a mark for every case, hollow where it fails', () => {
    for (const one of all) expect(svg).toContain(`<title>${caseName(one)}: `);
    const hollow = svg.match(/fill="#ffffff" stroke="[^"]*" stroke-width="1.8"><title>/g) ?? [];
    expect(hollow).toHaveLength(all.filter((one) => one.fails).length);
  });

  it('draws the three years in each panel', () => {
    expect(svg.match(/>3 years</g)).toHaveLength(WATERS.length);
  });

  it('keeps what is very short or very long within it', () => {
    const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
    for (const [, x] of svg.matchAll(/translate\(([-\d.]+) /g)) {
      expect(Number(x)).toBeGreaterThan(0);
      expect(Number(x)).toBeLessThan(width);
    }
    expect(svg).not.toContain('NaN');
  });
});
