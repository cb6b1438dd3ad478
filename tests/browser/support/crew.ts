import type { Role } from '../../../gateway/src/accounts/roles.ts';
import type { Config } from '../../../gateway/src/config/config.ts';
import { DEFAULT_SETTINGS } from '../../../gateway/src/incidents/defaults.ts';
import type { IncidentSettings } from '../../../gateway/src/incidents/settings.ts';
import type { FakeNode } from '../../support/fakeNode.ts';
import { pause, until } from '../../support/until.ts';
import { type City, coverAt, startCity } from './city.ts';

/** Kim's crew is of the unit that owns the first cover; dora sits at a desk. */
const PEOPLE: readonly { readonly name: string; readonly role: Role; readonly unit?: string }[] = [
  { name: 'kim', role: 'crew', unit: 'water' },
  { name: 'dora', role: 'dispatcher' },
  { name: 'sam', role: 'supervisor' },
  { name: 'ada', role: 'admin' },
];

export interface CrewCity extends City {
  readonly node: FakeNode;
  readonly cover: string;
  /** As a program on the gateway's machine; the body of the answer. */
  ask(method: string, path: string, body?: unknown): Promise<Record<string, never>>;
  /** the incident that the cover's event has opened */
  opened(): Promise<string>;
  /** The node says again and again that the cover lies well, until that is over. */
  lieWell(isOver: () => Promise<boolean>): Promise<void>;
}

/** A city in which work is the water unit's, and a sensor is believed sooner than in a street. */
export async function startCrewCity(
  incidents: Partial<IncidentSettings> = {},
  more: Partial<Config> = {},
): Promise<CrewCity> {
  const settings: IncidentSettings = {
    ...DEFAULT_SETTINGS,
    verify: { ...DEFAULT_SETTINGS.verify, stillMs: 2_000 },
    assign: [{ to: 'water' }],
    ...incidents,
  };
  const rules = { defaults: { 'cover.tilted': { clearHold: { samples: 1 } } }, groups: {}, covers: {} };
  const city = await startCity({ withNode: 1, people: PEOPLE, more: { incidents: settings, rules, ...more } });
  const cover = coverAt(0);
  const node = city.nodes.get(cover);
  if (!node) throw new Error('no node');

  async function ask(method: string, path: string, body?: unknown): Promise<Record<string, never>> {
    const isBytes = body instanceof Buffer;
    const response = await fetch(`${city.api}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': isBytes ? 'image/jpeg' : 'application/json' } }),
      ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Record<string, never>;
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }

  return {
    ...city,
    ...{ node, cover, ask },
    async opened() {
      let id: string | undefined;
      await until('an incident is open', 20_000, async () => {
        const { incidents: some } = (await ask('GET', '/api/incidents?open=true')) as unknown as {
          incidents: { id: string }[];
        };
        id = some[0]?.id;
        return id !== undefined;
      });
      return id ?? '';
    },
    async lieWell(isOver) {
      await until('the sensor is believed', 40_000, async () => {
        city.send(node.status());
        await pause(500);
        return isOver();
      });
    },
  };
}
