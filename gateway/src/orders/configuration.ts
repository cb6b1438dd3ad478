import { CONFIG_SETTINGS, configHash, RESULT, SETTING, type SettingName } from '@lidwatch/protocol';
import type { Config, ConfigReport, Hello } from '@lidwatch/protocol/gateway';
import { isDue } from './pace.ts';
import { isWhole, LEVEL_PAIRS, SETTING_NAMES, type SomeSettings, wholeSettings } from './settings.ts';

/** What operators want of a node. Times are ms since the epoch. */
export interface Desired {
  /** what was set; the rest is wanted as the protocol has it */
  readonly settings: SomeSettings;
  /** grows with every change, when the same is asked for again, and when the node or its cover is moved */
  readonly revision: number;
  /** when something was last set; undefined where nothing is */
  readonly at?: number;
}

/** A `config` that was sent and not answered. */
interface ConfigFrame {
  readonly version: number;
  /** of the desired configuration that it serves */
  readonly revision: number;
  readonly settings: SomeSettings;
  readonly sendings: number;
  /** the last time */
  readonly sentAt: number;
}

interface Refusal {
  readonly version: number;
  readonly revision: number;
  /** value of RESULT */
  readonly result: number;
  readonly badSetting?: number;
  readonly at: number;
}

/** What is known of a node's configuration, and what is under way to it. Plain data: the store keeps it as JSON. */
export interface Configured {
  /** of the last config that was made for this node; 0 before the first */
  readonly version: number;
  /** what the node said last */
  readonly reported?: { readonly hash?: number; readonly version?: number; readonly at: number };
  /** in force on the node, as far as is known */
  readonly known: SomeSettings;
  /** of `known`, those that a config which was never answered may have changed */
  readonly doubted: readonly SettingName[];
  /** so many times the node had applied everything, and its hash was another */
  readonly rounds: number;
  readonly frame?: ConfigFrame;
  readonly refused?: Refusal;
  /** when it became known that the node has what was wanted */
  readonly appliedAt?: number;
}

/** unset: nobody has asked for anything. */
export const CONFIG_STATES = ['unset', 'pending', 'sent', 'applied', 'refused'] as const;
export type ConfigState = (typeof CONFIG_STATES)[number];

export const UNKNOWN: Configured = { version: 0, known: {}, doubted: [], rounds: 0 };

/** The node should answer within this, ms; see pauseMs. */
const PATIENCE_MS = 2_000;
const LAST_VERSION = 65_535;
/** A hash that still differs after the node has applied everything twice is one that this version cannot compute. */
const ROUNDS = 2;

/** Settings of which it is not certain that the node has them as they are wanted. */
function missing(desired: Desired, { known, doubted }: Configured): readonly SettingName[] {
  const wanted = wholeSettings(desired.settings);
  return SETTING_NAMES.filter((name) => known[name] !== wanted[name] || doubted.includes(name));
}

export function configState(desired: Desired | undefined, configured: Configured): ConfigState {
  if (!desired) return 'unset';
  if (configured.refused?.revision === desired.revision) return 'refused';
  if (missing(desired, configured).length === 0) return 'applied';
  return configured.frame?.revision === desired.revision ? 'sent' : 'pending';
}

/**
 * What the next config carries: six of what is missing, the lowest numbers first. Two levels that are judged together
 * travel together: a node that has another one than is believed here would refuse a single one. They are the numbers
 * 1 to 4, so that no six can part them.
 */
function portion(desired: Desired, names: readonly SettingName[]): SomeSettings {
  const wanted = wholeSettings(desired.settings);
  const pairs = LEVEL_PAIRS.filter((pair) => pair.some((name) => names.includes(name))).flat();
  const sent = SETTING_NAMES.filter((name) => names.includes(name) || pairs.includes(name)).slice(0, CONFIG_SETTINGS);
  return Object.fromEntries(sent.map((name) => [name, wanted[name]]));
}

function isSame(a: SomeSettings, b: SomeSettings): boolean {
  return SETTING_NAMES.every((name) => a[name] === b[name]);
}

/** The config that should be sent to a node that listens at `now`, and what stands then; undefined where none. */
export function nextConfig(
  desired: Desired | undefined,
  before: Configured,
  now: number,
): { readonly message: Config; readonly configured: Configured } | undefined {
  if (!desired || before.refused?.revision === desired.revision) return undefined;
  const names = missing(desired, before);
  if (names.length === 0) return undefined;
  const settings = portion(desired, names);
  const { revision } = desired;
  const { frame: open } = before;
  const isAgain = open !== undefined && isSame(open.settings, settings);
  if (isAgain && !isDue(open.sentAt, open.sendings, PATIENCE_MS, now)) return undefined;
  // a version that the node reports is of a database that was lost: go on above it
  const last = Math.max(before.version, before.reported?.version ?? 0);
  const version = isAgain ? open.version : last >= LAST_VERSION ? 1 : last + 1;
  const frame = { version, revision, settings, sendings: isAgain ? open.sendings + 1 : 1, sentAt: now };
  const doubted = SETTING_NAMES.filter((name) => before.doubted.includes(name) || settings[name] !== undefined);
  const numbers = SETTING_NAMES.flatMap((name): [number, number][] => {
    const value = settings[name];
    return value === undefined ? [] : [[SETTING[name], value]];
  });
  return {
    message: { type: 'config', configVersion: version, settings: new Map(numbers) },
    configured: { ...before, version, frame, doubted },
  };
}

/** `hash` of all settings in force names them, if they are any that the node can be expected to have. */
function settingsOf(
  desired: Desired | undefined,
  { known, frame }: Configured,
  hash: number,
): SomeSettings | undefined {
  const expected = [known, { ...known, ...frame?.settings }, wholeSettings(desired?.settings ?? {}), wholeSettings({})];
  return expected.find((settings) => isWhole(settings) && configHash(settings) === hash);
}

/** The node has told its hash; where it told none, nothing is learned. */
function learn(desired: Desired | undefined, before: Configured, hash: number | undefined): Configured {
  if (hash === undefined) return before;
  const found = settingsOf(desired, before, hash);
  if (found) {
    const sent = before.frame?.settings ?? {};
    // a config that is not in force may be on its way still
    const doubted = SETTING_NAMES.filter((name) => sent[name] !== undefined && sent[name] !== found[name]);
    const { frame, ...rest } = before;
    return { ...rest, ...(frame && doubted.length > 0 ? { frame } : {}), known: found, doubted, rounds: 0 };
  }
  if (hash === before.reported?.hash) return before;
  return { ...before, known: {}, doubted: [], rounds: 0 };
}

/** The node has applied `frame`. */
function apply(
  desired: Desired | undefined,
  before: Configured,
  frame: ConfigFrame,
  hash: number | undefined,
): Configured {
  const { frame: _, ...rest } = before;
  const together = { ...before.known, ...frame.settings };
  const doubted = before.doubted.filter((name) => frame.settings[name] === undefined);
  const after: Configured = { ...rest, known: together, doubted };
  if (hash === undefined) return after;
  if (settingsOf(desired, after, hash)) return learn(desired, after, hash);
  const only: Configured = { ...after, known: frame.settings, doubted: [] };
  if (!isWhole(together) || doubted.length > 0) return after;
  // what was believed of the others is not so, or no longer: all of them again, once
  const rounds = before.rounds + 1;
  return rounds < ROUNDS ? { ...only, rounds } : { ...after, rounds };
}

function answered(desired: Desired | undefined, before: Configured, report: ConfigReport, at: number): Configured {
  const { frame } = before;
  const { configVersion: version, configHash: hash, result, badSetting } = report;
  if (frame?.version !== version) return learn(desired, before, hash);
  if (result === RESULT.applied) return apply(desired, before, frame, hash);
  const { frame: _, ...rest } = before;
  const { revision } = frame;
  const refused = { version, revision, result, ...(badSetting === undefined ? {} : { badSetting }), at };
  return learn(desired, { ...rest, refused }, hash);
}

/** A hello or a report has come in. */
export function hearConfig(
  desired: Desired | undefined,
  before: Configured,
  message: Hello | ConfigReport,
  at: number,
): Configured {
  const { configHash: hash = before.reported?.hash, configVersion: version = before.reported?.version } = message;
  const after =
    message.type === 'report' ? answered(desired, before, message, at) : learn(desired, before, message.configHash);
  const reported = { ...(hash === undefined ? {} : { hash }), ...(version === undefined ? {} : { version }), at };
  const isNew = configState(desired, before) !== 'applied' && configState(desired, after) === 'applied';
  return { ...after, reported, ...(isNew ? { appliedAt: at } : {}) };
}
