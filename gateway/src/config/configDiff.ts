import type { Config } from './config.ts';

/** One thing that differs between two configurations. Values are not told: some of them are secrets. */
export interface ConfigChange {
  /** `link roof`, `webhook room`, `rules`, `covers`, `api` */
  readonly what: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** it counts from the next start on */
  readonly needsRestart: boolean;
}

/** What a gateway that runs does not take over: where the database is, and what opens it. */
const AT_START = ['data', 'storeSecret'] as const;
const LIVE = [
  'name',
  'mqtt',
  'broker',
  'api',
  'console',
  'heartbeatMs',
  'perNode',
  'history',
  'incidents',
  'residents',
  'supervision',
  'risk',
] as const;
const WORDS: Readonly<Record<string, string>> = { heartbeatMs: 'heartbeat', storeSecret: 'keys', perNode: 'limits' };

/** Keys are bytes, of which JSON would make a map. */
function same(a: unknown, b: unknown): boolean {
  const text = (value: unknown): string =>
    JSON.stringify(value, (_key, inner: unknown) => (inner instanceof Uint8Array ? [...inner] : inner)) ?? '';
  return text(a) === text(b);
}

function named(
  kind: string,
  before: readonly { readonly name: string }[],
  after: readonly { readonly name: string }[],
): ConfigChange[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  return names.flatMap((name): ConfigChange[] => {
    const [old, now] = [before, after].map((all) => all.find((one) => one.name === name));
    const change = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return same(old, now) ? [] : [{ what: `${kind} ${name}`, change, needsRestart: false }];
  });
}

/** What `after` has otherwise than `before`. */
export function configDiff(before: Config, after: Config): readonly ConfigChange[] {
  const whole = (key: keyof Config, needsRestart: boolean): ConfigChange[] =>
    same(before[key], after[key]) ? [] : [{ what: WORDS[key] ?? key, change: 'changed', needsRestart }];
  return [
    ...AT_START.flatMap((key) => whole(key, true)),
    ...LIVE.flatMap((key) => whole(key, false)),
    ...named('link', before.links, after.links),
    ...named('webhook', before.webhooks, after.webhooks),
    ...whole('rules', false),
    ...whole('covers', false),
  ];
}

/** `after`, as a gateway that runs with `before` can have it: what needs a new start stays. */
export function applicable(before: Config, after: Config): Config {
  const kept = Object.fromEntries(AT_START.map((key) => [key, before[key]]));
  return { ...after, ...kept };
}
