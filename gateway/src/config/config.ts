import type { RuleLayers } from '../detect/ruleSettings.ts';
import type { IncidentSettings } from '../incidents/settings.ts';
import type { Secret, SecretPlace } from '../parts/secret.ts';
import type { RiskSettings } from '../risk/types.ts';
import type { SupervisionSettings } from '../supervision/types.ts';
import type { BrokerTls } from './brokerTls.ts';
import type { LinkConfig } from './links/link.ts';
import type { ResidentsConfig } from './residents.ts';
import type { WebhookConfig } from './webhookSchema.ts';

/** Where something listens, or is reached. Port 0: any free one. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

interface MqttConfig {
  /** absent: the embedded broker */
  readonly url?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: Secret | undefined;
  readonly tls?: BrokerTls | undefined;
  /** first level of every topic */
  readonly topic: string;
  /** is what is shelved sent, too? */
  readonly shelved: boolean;
}

export interface ApiConfig extends Endpoint {
  /** required: of programs on this machine, too */
  readonly tokens: 'outside' | 'required';
  /** requests that one address may make in a minute */
  readonly perMinute: number;
  /** PEM files */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
}

/** How the console looks. */
export interface ConsoleConfig {
  readonly title?: string | undefined;
  /** what the map lies on */
  readonly basemap?: { readonly kind: 'pmtiles' | 'geojson'; readonly path: string } | undefined;
  /** where the map begins; absent: where the covers are */
  readonly center?: { readonly lat: number; readonly lon: number } | undefined;
  readonly zoom?: number | undefined;
}

/** What the database may keep: ages in ms, size in bytes. */
export interface HistoryConfig {
  readonly readingsAge: number;
  readonly minuteAge: number;
  readonly hourAge: number;
  readonly dayAge: number;
  readonly size: number;
}

/** One row of the key file. */
export interface KeyRow {
  readonly cover: string;
  /** uint32 */
  readonly node: number;
  /** 16 bytes; never to be logged */
  readonly key: Uint8Array;
  readonly name?: string | undefined;
  readonly group?: string | undefined;
}

/** gateway.yaml, checked, with every default filled in; times in ms, paths absolute. */
export interface Config {
  /** the file that it came from */
  readonly file: string;
  readonly name: string;
  /** folder of the database */
  readonly data: string;
  /** what keyFile held; empty without one */
  readonly covers: readonly KeyRow[];
  /** where the secret is under which keys are kept; absent: they are kept in clear */
  readonly storeSecret?: SecretPlace | undefined;
  readonly links: readonly LinkConfig[];
  readonly mqtt: MqttConfig;
  /** receivers of events over HTTP */
  readonly webhooks: readonly WebhookConfig[];
  /** the embedded broker; used when `mqtt.url` is absent */
  readonly broker: Endpoint;
  readonly api: ApiConfig;
  readonly console: ConsoleConfig;
  /** frames that are taken of one node: at once, and in the long run */
  readonly perNode: { readonly burst: number; readonly perSecond: number };
  /** time between two status messages of a node that has not said its own */
  readonly heartbeatMs: number;
  readonly history: HistoryConfig;
  /** the doors for residents, and photos */
  readonly residents: ResidentsConfig;
  readonly supervision: SupervisionSettings;
  readonly risk: RiskSettings;
  readonly incidents: IncidentSettings;
  readonly rules: RuleLayers;
}
