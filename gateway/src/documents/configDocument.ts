import { configHash, RESULT, type SettingName } from '@lidwatch/protocol';
import { formatSetting } from '../config/nodeSettings.ts';
import { type ConfigState, type Configured, configState, type Desired } from '../orders/configuration.ts';
import { SETTING_NAMES, settingName, wholeSettings } from '../orders/settings.ts';
import { iso, nameOfCode } from './words.ts';

interface SettingDocument {
  /** as it is wanted; null while nothing is wanted of the node */
  readonly wanted: string | null;
  readonly from: 'set' | 'default';
  /** on the node; null where that is not known for certain */
  readonly inForce: string | null;
}

/** What is wanted of a node's settings and what it has, as everybody outside sees it. Times are RFC 3339, UTC. */
export interface ConfigDocument {
  readonly cover: string;
  /** null while it has none */
  readonly node: number | null;
  readonly state: ConfigState;
  readonly settings: Readonly<Record<SettingName, SettingDocument>>;
  /** null while nothing is wanted */
  readonly desired: { readonly hash: number; readonly changedAt: string } | null;
  /** what the node has said last; null before it has */
  readonly reported: {
    readonly hash: number | null;
    readonly version: number | null;
    readonly at: string | null;
  } | null;
  /** null where one of the two hashes is not there */
  readonly hashMatches: boolean | null;
  /** under way */
  readonly sent: { readonly version: number; readonly sendings: number; readonly at: string } | null;
  readonly appliedAt: string | null;
  readonly refused: {
    readonly version: number;
    readonly result: string;
    readonly setting: string | null;
    readonly at: string;
  } | null;
}

export interface ConfigSources {
  readonly cover: string;
  readonly node: number | undefined;
  readonly desired: Desired | undefined;
  readonly configured: Configured;
}

function settingsOf(desired: Desired | undefined, { known, doubted }: Configured): ConfigDocument['settings'] {
  const wanted = wholeSettings(desired?.settings ?? {});
  const rows = SETTING_NAMES.map((name): [SettingName, SettingDocument] => {
    const value = known[name];
    const isCertain = value !== undefined && !doubted.includes(name);
    return [
      name,
      {
        wanted: desired ? formatSetting(name, wanted[name]) : null,
        from: desired?.settings[name] === undefined ? 'default' : 'set',
        inForce: isCertain ? formatSetting(name, value) : null,
      },
    ];
  });
  // one row for each of the names
  return Object.fromEntries(rows) as Record<SettingName, SettingDocument>;
}

export function configDocument({ cover, node, desired, configured }: ConfigSources): ConfigDocument {
  const state = configState(desired, configured);
  const { reported, frame, refused, appliedAt } = configured;
  const hash = desired ? configHash(wholeSettings(desired.settings)) : undefined;
  const isRefused = refused !== undefined && state === 'refused';
  return {
    cover,
    node: node ?? null,
    state,
    settings: settingsOf(desired, configured),
    desired: desired && hash !== undefined ? { hash, changedAt: iso(desired.at) } : null,
    reported: reported
      ? {
          hash: reported.hash ?? null,
          version: reported.version ?? null,
          at: reported.at > 0 ? iso(reported.at) : null,
        }
      : null,
    hashMatches: hash === undefined || reported?.hash === undefined ? null : hash === reported.hash,
    sent:
      frame && state === 'sent' ? { version: frame.version, sendings: frame.sendings, at: iso(frame.sentAt) } : null,
    appliedAt: state === 'applied' && appliedAt !== undefined ? iso(appliedAt) : null,
    refused: isRefused
      ? {
          version: refused.version,
          result: nameOfCode(RESULT, refused.result),
          setting: settingName(refused.badSetting) ?? refused.badSetting?.toString() ?? null,
          at: iso(refused.at),
        }
      : null,
  };
}
