import type { TruthEntry, TruthKind } from './truth.ts';

type Describe = (entry: TruthEntry) => string;

function seconds(ms = 0): string {
  if (ms < 120_000) return `${Math.round(ms / 100) / 10} s`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 360_000) / 10} h`;
}

const passes = (up: boolean | undefined) => (up ? 'rises over' : 'falls below');

const WORDS: Readonly<Record<TruthKind, Describe>> = {
  boot: () => 'its node starts',
  lift: ({ angle, for: ms }) => `lifted off its frame, to ${angle} deg in ${seconds(ms)}`,
  putBack: ({ angle, for: ms }) =>
    angle ? `put back askew, to ${angle} deg` : `put back in its frame in ${seconds(ms)}`,
  tilt: ({ angle, for: ms }) => `gives way with its frame, to ${angle} deg in ${seconds(ms)}`,
  straighten: ({ for: ms }) => `straightened in ${seconds(ms)}`,
  slide: ({ angle, for: ms }) => `pushed off sideways, to ${angle} deg in ${seconds(ms)}`,
  park: ({ for: ms }) => `a lorry parks on it for ${seconds(ms)}`,
  rest: ({ angle, seated }) =>
    seated ? `lies in its frame, at ${angle} deg` : `rests at ${angle} deg, out of its seat`,
  flood: ({ rise }) => `the water begins to rise, by ${rise} mm`,
  crest: ({ water }) => `the water stands highest, at ${water} mm`,
  drained: ({ water }) => `the water has drained, to ${water} mm`,
  wet: ({ water }) => `the water passes the warning level, at ${water} mm`,
  dry: ({ water }) => `the water has fallen below the clear level, at ${water} mm`,
  level: ({ mark, up }) => `the water ${passes(up)} ${mark} mm`,
  outlook: ({ mark, up }) => `the water in half an hour ${passes(up)} ${mark} mm`,
  sampled: ({ water }) => `its node samples the water at ${water} mm`,
  rain: ({ intensity, for: ms }) => `rain, ${Math.round(intensity ?? 0)} mm/h for ${seconds(ms)}`,
  pass: ({ peak }) => `a vehicle passes, ${peak} mg`,
  traffic: ({ traffic }) => `${Math.round(traffic ?? 0)} vehicles a day from now on`,
  rattle: ({ rattling }) => (rattling ? 'begins to rattle' : 'rattles no more'),
  rattles: ({ blows }) => `takes ${Math.round(blows ?? 0)} blows a day, far more than it used to`,
  loosen: ({ for: ms }) => `works loose in ${seconds(ms)}`,
  battery: ({ battery, for: ms }) =>
    ms ? `its cell fades to ${battery} mV in ${seconds(ms)}` : `its cell is down to ${battery} mV`,
  charge: ({ mark, up }) => `its cell ${passes(up)} ${mark} mV`,
  fail: ({ as, for: ms }) => `its water sensor fails (${as}) for ${seconds(ms)}`,
  mended: () => 'its water sensor sees the water again',
  carry: ({ for: ms }) => `is carried away in ${seconds(ms)}`,
  away: ({ for: ms }) => `its node is out of reach for ${seconds(ms)}`,
  jam: ({ for: ms }) => `a jammer drowns its cell for ${seconds(ms)}`,
  outage: ({ for: ms }) => `the gateway does not run for ${seconds(ms)}`,
  silent: ({ for: ms }) => `has not been heard for ${seconds(ms)}`,
  heard: ({ for: ms }) => `is heard again, after ${seconds(ms)}`,
  maintenance: ({ for: ms }) => `maintenance is ordered for ${seconds(ms)}`,
  maintenanceEnd: () => 'the end of maintenance is ordered',
  obeys: ({ maintenance }) => (maintenance ? 'its node is in maintenance' : 'its node watches again'),
  obstruct: ({ for: ms }) => `something lies under its water sensor for ${seconds(ms)}`,
  reset: ({ for: ms }) => `its node loses its power for ${seconds(ms)}`,
};

/** One entry of the truth in words, without time and cover. */
export function describeTruth(entry: TruthEntry): string {
  return WORDS[entry.what](entry);
}
