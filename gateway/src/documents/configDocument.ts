import { configHash, RESULT, type SettingName } from '@lidwatch/protocol';
import { formatSetting } from '../config/nodeSettings.ts';
import { type ConfigState, type Configured, configState } from '../orders/configuration.ts';
import { mergeLayers, type NamedLayer } from '../orders/layers.ts';
import { SETTING_NAMES, settingName, wholeSettings } from '../orders/settings.ts';
import type { CoverConfig } from '../store/configs.ts';
import { iso, nameOfCode } from './words.ts';

export interface WantedDocument {
  /** as it is wanted; null while nothing is wanted */
  readonly wanted: string | null;
  /** `built in`, `all covers`, `group NAME` or `cover NAME` */
  readonly from: string;
}

interface SettingDocument extends WantedDocument {
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
  readonly desired: { readonly hash: number; readonly changedAt: string | null } | null;
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

/** One row for each setting. */
function bySetting<R>(row: (name: SettingName) => R): Readonly<Record<SettingName, R>> {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, row(name)])) as Record<SettingName, R>;
}

/** What layers, weakest first, come to. `isWanted` false: nobody wants anything of the rest either. */
export function wantedDocument(layers: readonly NamedLayer[], isWanted: boolean): Record<SettingName, WantedDocument> {
  const wanted = wholeSettings(mergeLayers(layers.map(({ layer }) => layer))?.settings ?? {});
  return bySetting((name) => ({
    wanted: isWanted ? formatSetting(name, wanted[name]) : null,
    from: layers.findLast(({ layer }) => layer.settings[name] !== undefined)?.from ?? 'built in',
  }));
}

function inForce({ known, doubted }: Configured, name: SettingName): string | null {
  const value = known[name];
  return value === undefined || doubted.includes(name) ? null : formatSetting(name, value);
}

export function configDocument({ cover, node, layers, desired, configured }: CoverConfig): ConfigDocument {
  const wanted = wantedDocument(layers, desired !== undefined);
  const state = configState(desired, configured);
  const { reported, frame, refused, appliedAt } = configured;
  const hash = desired ? configHash(wholeSettings(desired.settings)) : undefined;
  const isRefused = refused !== undefined && state === 'refused';
  return {
    cover,
    node: node ?? null,
    state,
    settings: bySetting((name) => ({ ...wanted[name], inForce: inForce(configured, name) })),
    desired:
      desired && hash !== undefined ? { hash, changedAt: desired.at === undefined ? null : iso(desired.at) } : null,
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
