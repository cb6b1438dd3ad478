import { eventId } from '../detect/eventId.ts';
import { isRaised } from '../detect/machine.ts';
import { RULE_NAMES, type RuleName, type Rules } from '../detect/types.ts';
import { type CoverRecord, type Latest, READINGS } from '../store/types.ts';
import { iso } from './words.ts';

/** How a cover stands, as everybody outside sees it: broker, API, command line. Times are RFC 3339, UTC. */
export interface CoverDocument {
  readonly cover: string;
  readonly name?: string;
  readonly group?: string;
  /** id of its node; null while it has none */
  readonly node: number | null;
  /** open: something is raised */
  readonly condition: 'unknown' | 'normal' | 'open';
  /** the most severe first */
  readonly events: readonly {
    readonly event: string;
    readonly rule: RuleName;
    readonly severity: string;
    readonly onset: string;
    /** until then somebody wants to hear nothing of this rule of this cover; absent where it stands on no shelf */
    readonly shelvedUntil?: string;
  }[];
  readonly maintenance: boolean;
  /** the newest value of each reading: deg, mm, mV, degC, mg, mAh, bits of the protocol's `flags` */
  readonly readings: Readonly<Record<string, number>>;
  /** event time of the newest sample; null before the first */
  readonly at: string | null;
}

const SEVERITIES = ['critical', 'major', 'minor', 'info'];

/** Until when a rule of a cover is shelved, ms; undefined where it is not. */
type ShelvedUntil = (cover: string, rule: RuleName) => number | undefined;

const NOT_SHELVED: ShelvedUntil = () => undefined;

/** The same record gives the same document, so that a sink can publish on change only. */
export function coverDocument(record: CoverRecord, rules: Rules, shelvedUntil = NOT_SHELVED): CoverDocument {
  const { cover, name, group, node, state, latest } = record;
  const events = RULE_NAMES.flatMap((rule) => {
    const stands = state.rules[rule];
    if (!isRaised(stands)) return [];
    const onset = iso(stands.onset);
    const until = shelvedUntil(cover, rule);
    const shelved = until === undefined ? {} : { shelvedUntil: iso(until) };
    return [{ event: eventId(cover, rule, stands.onset), rule, severity: rules[rule].severity, onset, ...shelved }];
  });
  events.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return {
    cover,
    ...(name === undefined ? {} : { name }),
    ...(group === undefined ? {} : { group }),
    node: node ?? null,
    condition: state.heard === 0 ? 'unknown' : events.length > 0 ? 'open' : 'normal',
    events,
    maintenance: state.maintenance,
    readings: readingsOf(latest),
    at: latest ? iso(latest.at) : null,
  };
}

/** The same for whoever asks: with when its node was heard, which a sink that publishes on change only must not see. */
export function heardCoverDocument(
  record: CoverRecord,
  rules: Rules,
  shelvedUntil = NOT_SHELVED,
): CoverDocument & { readonly heard: string | null } {
  const { heard } = record.state;
  return { ...coverDocument(record, rules, shelvedUntil), heard: heard === 0 ? null : iso(heard) };
}

/** In one order, whichever reading came first. */
function readingsOf(latest: Latest | undefined): Readonly<Record<string, number>> {
  const readings: Record<string, number> = {};
  for (const name of READINGS) {
    const value = latest?.[name];
    if (value !== undefined) readings[name] = value;
  }
  return readings;
}
