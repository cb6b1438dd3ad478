import { COLD } from '../physics/battery.ts';
import { subBand } from '../radio/band.ts';
import type { PathFault } from './document.ts';
import { type Amount, middle } from './draw.ts';
import { shareOf } from './eventSchema.ts';
import type { CoverFile, ScenarioFile } from './schema.ts';
import { type Chance, type CoverSpec, type Scenario, type ScenarioEvent, VARIED, type Varied } from './types.ts';

const DAY = 86_400_000;

function coverNumber(index: number): string {
  return `C-${String(index + 1).padStart(4, '0')}`;
}

/** Merges defaults, looks covers up and works out what the file leaves open. Faults are by path into the file. */
export function resolve(
  file: ScenarioFile,
  covers = file.covers.count,
): { readonly scenario: Scenario; readonly faults: readonly PathFault[] } {
  const faults: PathFault[] = [];
  const named = Array.from({ length: Math.max(covers, file.covers.count) }, (_, index) => coverNumber(index));
  const numbers = named.slice(0, covers);
  const indexOf = new Map(numbers.map((number, index) => [number, index]));

  function find(number: string, path: readonly PropertyKey[]): number[] {
    const index = indexOf.get(number);
    if (index !== undefined) return [index];
    if (named.includes(number)) return [];
    faults.push({ path, message: `there is no cover ${number} among ${numbers[0]} to ${numbers.at(-1)}` });
    return [];
  }

  function findAll(cover: string | readonly string[], path: readonly PropertyKey[]): number[] {
    if (cover === 'all') return numbers.map((_, index) => index);
    if (typeof cover === 'string') return find(cover, path);
    return cover.flatMap((number, i) => find(number, [...path, i]));
  }

  for (const number of Object.keys(file.covers.some)) find(number, ['covers', 'some', number]);
  const events = file.events.map(
    (event, i): ScenarioEvent => ({
      at: event.at,
      covers: findAll(event.cover, ['events', i, 'cover']),
      action: event.action,
    }),
  );
  const chances = file.chances.map(({ cover, chance, between, within, together, do: steps }, i): Chance => {
    const part = shareOf(cover);
    return {
      covers: together ? [] : findAll(part === undefined ? cover : 'all', ['chances', i, 'cover']),
      share: part ?? 1,
      together,
      chance,
      between: between ?? [0, DAY],
      within,
      steps,
    };
  });
  const late = file.repeat ? events.findIndex((event) => event.at >= (file.repeat?.every ?? 0)) : -1;
  if (late >= 0) faults.push({ path: ['events', late, 'at'], message: 'is not before the repetition (repeat.every)' });
  const band = subBand(file.radio.frequency);
  if (!band && file.radio.dutyCycle === undefined) {
    faults.push({ path: ['radio', 'frequency'], message: 'is in no EU868 sub-band: give a dutyCycle (100% for none)' });
  }

  return {
    faults,
    scenario: {
      name: file.name,
      about: file.about,
      seed: file.seed,
      duration: file.duration ?? Infinity,
      boot: file.boot,
      climate: {
        mean: file.weather.mean,
        swing: file.weather.swing,
        trend: file.weather.trend,
        unsettled: file.weather.unsettled,
        spells: file.weather.spells.map((one) => ({ start: one.at, end: one.at + one.for, by: one.by })),
      },
      rhythm: file.rhythm,
      showers: file.weather.rain.map((one) => ({
        start: one.at,
        end: one.at + one.for,
        intensity: one.intensity,
      })),
      radio: { ...file.radio, dutyCycle: file.radio.dutyCycle ?? band?.dutyCycle ?? 1 },
      covers: numbers.map((number, index) =>
        coverSpec(number, file.covers.firstNode + index, file.covers.each, file.covers.some[number]),
      ),
      events,
      chances,
      repeat: file.repeat,
    },
  };
}

/** What a cover has where the file says nothing. */
const ORDINARY: Readonly<Record<Varied, number>> = {
  traffic: 0,
  water: 0,
  rainGain: 4,
  rainLag: 15 * 60_000,
  tide: 0,
  battery: 3600,
  cold: COLD,
  drift: 0,
};

function coverSpec(cover: string, node: number, each: CoverFile, own: CoverFile = {}): CoverSpec {
  const merged = { ...each, ...own };
  const settings = Object.entries({ ...each.settings, ...own.settings }).filter(([, value]) => value !== undefined);
  const { hall = false } = merged;
  const figure = (name: Varied) => middle(merged[name] ?? ORDINARY[name]);
  const varies = VARIED.map((name): [Varied, Amount | undefined] => [name, merged[name]]);
  return {
    cover,
    node,
    name: merged.name ?? '',
    group: merged.group ?? '',
    street: merged.street ?? 'smooth',
    traffic: figure('traffic'),
    rattling: merged.rattling ?? false,
    water: figure('water'),
    rainGain: figure('rainGain'),
    rainLag: figure('rainLag'),
    tide: figure('tide'),
    battery: figure('battery'),
    cold: figure('cold'),
    drift: figure('drift'),
    hall: hall === true,
    hallShare: typeof hall === 'number' ? hall : undefined,
    float: merged.float,
    settings: Object.fromEntries(settings),
    varies: Object.fromEntries(varies.filter(([, value]) => typeof value === 'object')),
  };
}
