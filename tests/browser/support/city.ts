import type { Role } from '../../../gateway/src/accounts/roles.ts';
import type { Config } from '../../../gateway/src/config/config.ts';
import type { Store } from '../../../gateway/src/store/store.ts';
import { createFakeNode, type FakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { addPeople, beside } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';

export interface City {
  readonly rig: GatewayRig;
  /** the database, beside the gateway */
  readonly store: Store;
  /** `http://127.0.0.1:PORT` */
  readonly api: string;
  /** by cover, those that have one */
  readonly nodes: ReadonlyMap<string, FakeNode>;
  /** Frames of nodes, as they come by radio. */
  send(...frames: readonly Uint8Array[]): void;
}

interface CityOptions {
  /** covers in all, K-00001 onwards, on a net of streets */
  readonly covers?: number;
  /** of which so many have a node */
  readonly withNode?: number;
  readonly people?: readonly { readonly name: string; readonly role: Role; readonly unit?: string }[];
  readonly more?: Partial<Config>;
}

const CENTER = { lat: 31.2304, lon: 121.4737 };
const UNITS = ['water', 'power', 'telecom', 'road'];
/** degrees between two covers, some 45 m */
const APART = 0.000_42;

export const coverAt = (i: number): string => `K-${String(i + 1).padStart(5, '0')}`;

/** A cover each some metres along streets that cross; never two at one place. */
function placeOf(i: number, count: number): { readonly lat: number; readonly lon: number } {
  const side = Math.ceil(Math.sqrt(count));
  const [row, column] = [Math.floor(i / side), i % side];
  // a net would look like no city: each a little beside it, always the same
  const wobble = (n: number): number => (((n * 2654435761) % 1000) / 1000 - 0.5) * APART * 0.7;
  return {
    lat: CENTER.lat + (row - side / 2) * APART + wobble(i + 7),
    lon: CENTER.lon + (column - side / 2) * APART * 1.17 + wobble(i * 3 + 1),
  };
}

/** A gateway with covers at places, and people who may sign in with PASSWORD. */
export async function startCity({ covers = 24, withNode = 12, people, more = {} }: CityOptions = {}): Promise<City> {
  const data = temporaryFolder();
  const store = beside(data);
  await addPeople(store, ...(people ?? [{ name: 'ada', role: 'admin' as const }]));
  const nodes = new Map(Array.from({ length: withNode }, (_, i) => [coverAt(i), createFakeNode(i + 1)]));
  const rig = await startGateway({
    data,
    covers: [...nodes].map(([cover, { node, key }]) => ({ cover, node, key })),
    ...more,
  });
  const rows = Array.from({ length: covers }, (_, i) => {
    const { lat, lon } = placeOf(i, covers);
    return [coverAt(i), lat.toFixed(6), lon.toFixed(6), UNITS[i % UNITS.length], `N${Math.floor(i / 100)}`].join(',');
  });
  const body = `cover,lat,lon,unit,cell\n${rows.join('\n')}\n`;
  const told = await fetch(`${rig.info.api}/api/inventory`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body,
  });
  if (!told.ok) throw new Error(`the covers could not be told: ${await told.text()}`);
  const peer = createUdpPeer(rig.info.links[0]?.address);
  return { rig, store, api: rig.info.api ?? '', nodes, send: (...frames) => peer.send(...frames) };
}
