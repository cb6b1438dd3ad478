import type { TruthEntry, TruthKind } from './truth.ts';

type Describe = (entry: TruthEntry) => string;

const seconds = (ms = 0) => (ms < 120_000 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms / 60_000)} min`);

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
  pass: ({ peak }) => `a vehicle passes, ${peak} mg`,
  traffic: ({ traffic }) => `${Math.round(traffic ?? 0)} vehicles a day from now on`,
  rattle: ({ rattling }) => (rattling ? 'begins to rattle' : 'rattles no more'),
  battery: ({ battery }) => `its cell is down to ${battery} mV`,
  obstruct: ({ for: ms }) => `something lies under its water sensor for ${seconds(ms)}`,
  reset: ({ for: ms }) => `its node loses its power for ${seconds(ms)}`,
};

/** One entry of the truth in words, without time and cover. */
export function describeTruth(entry: TruthEntry): string {
  return WORDS[entry.what](entry);
}
