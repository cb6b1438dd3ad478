import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { gatewayJsonSchema } from '../../../gateway/src/config/jsonSchema.ts';
import { loadConfig } from '../../../gateway/src/config/loadConfig.ts';
import { DEFAULT_RULES, rulesFor } from '../../../gateway/src/detect/ruleSettings.ts';
import { createAuthority } from '../../support/certificates.ts';
import { createScratch } from '../../support/scratch.ts';

const path = fileURLToPath(new URL('../../../gateway/examples/gateway.yaml', import.meta.url));

it('the example is right as it stands', () => {
  const result = loadConfig(path);
  expect(result).toMatchObject({ ok: true, warnings: [] });
});

const CELLS = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'harbour' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [113, 23],
            [113.1, 23],
            [113.1, 23.1],
            [113, 23],
          ],
        ],
      },
    },
  ],
};

/** Every key that stands anywhere in a JSON Schema. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as { readonly properties?: object };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(keysOf)];
}

it('the example shows every key', () => {
  const shown = new Set(readFileSync(path, 'utf8').match(/[\w.]+(?=:)/g));
  const keys = new Set(keysOf(gatewayJsonSchema()));
  expect(keys.size).toBeGreaterThan(60);
  expect([...keys].filter((key) => !shown.has(key))).toEqual([]);
});

it('the rules of the example are those that are built in', () => {
  const result = loadConfig(path);
  const layers = result.ok ? result.config.rules : expect.unreachable();
  expect(rulesFor(layers, 'C-1')).toEqual(DEFAULT_RULES);
});

it('the example is right with everything in it switched on', () => {
  const { write, path: at } = createScratch();
  write('nodes.csv', 'cover,node,key,name,group\nC-0007,0x2a,000102030405060708090a0b0c0d0e0f,Main St,tunnel\n');
  write('store.secret', 'five words that nobody would guess\n');
  write('mqtt.password', 'secret\n');
  write('things.key', 'NNSXS.KEY\n');
  write('control-room.secret', 'new\nold\n');
  write('control-room.token', 'token\n');
  write('cells.geojson', JSON.stringify(CELLS));
  write('city.pmtiles', `PMTiles\x03${'\0'.repeat(119)}`);
  const authority = createAuthority();
  write('ca.pem', readFileSync(authority.ca));
  for (const name of ['gateway', 'client']) {
    const { cert, key } = authority.issue(name);
    write(`${name}.pem`, readFileSync(cert));
    write(`${name}.key`, readFileSync(key));
  }
  // a comment that holds a key (or an item) is one that a reader is meant to try
  const text = readFileSync(path, 'utf8').replace(/^( *)# ( *(?:- )?[a-zA-Z]+:|- \{)/gm, '$1$2');
  const result = loadConfig(write('gateway.yaml', text));
  expect(result).toMatchObject({
    ok: true,
    warnings: [],
    config: {
      storeSecret: { file: at('store.secret') },
      covers: [{ cover: 'C-0007', node: 42, name: 'Main St', group: 'tunnel' }],
      links: [
        { name: 'field', kind: 'udp', port: 7700 },
        { name: 'roof', kind: 'rylr998', silenceMs: 3_600_000 },
        { name: 'yard', kind: 'rak3172', usb: { vendor: '0403', product: '6001', serial: 'A50285BI' }, sf: 9 },
        { name: 'constrained', kind: 'coap', port: 5683, resource: 'f', holdMs: 1_000 },
        { name: 'topics', kind: 'mqtt', trusted: false },
        { name: 'chirp', kind: 'chirpstack', port: 10 },
        { name: 'things', kind: 'things-stack', application: 'covers@ttn', password: { file: at('things.key') } },
      ],
      mqtt: {
        url: 'mqtts://broker.example:8883',
        username: 'depot-1',
        password: { file: at('mqtt.password') },
        tls: { ca: at('ca.pem'), cert: at('client.pem'), key: at('client.key') },
        topic: 'lidwatch',
      },
      api: { tls: { cert: at('gateway.pem'), key: at('gateway.key') } },
      webhooks: [
        {
          ...{ name: 'control-room', mode: 'structured', timeoutMs: 10_000 },
          ...{ secret: { file: at('control-room.secret') }, token: { file: at('control-room.token') } },
        },
      ],
      heartbeatMs: 43_200_000,
      risk: { cells: { kind: 'shapes', shapes: [{ cell: 'harbour' }] } },
      rules: { groups: { tunnel: { 'water.high': { raise: 200, hold: { samples: 3 } } } } },
    },
  });
});
