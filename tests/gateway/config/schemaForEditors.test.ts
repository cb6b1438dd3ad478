import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { gatewayJsonSchema } from '../../../gateway/src/config/jsonSchema.ts';
import { lidwatch } from '../../support/cli.ts';

const example = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../gateway/examples/${name}`, import.meta.url)), 'utf8');

const holds = new Ajv2020.default({ strict: false, allErrors: true }).compile(gatewayJsonSchema());

it('the copy beside the example is what the program prints', async () => {
  const { out } = await lidwatch('config', 'schema');
  expect(JSON.parse(example('gateway.schema.json'))).toEqual(JSON.parse(out));
});

it('takes the example, as it stands and with everything in it switched on', () => {
  const text = example('gateway.yaml');
  for (const one of [text, text.replace(/^( *)# ( *(?:- )?[a-zA-Z]+:|- \{)/gm, '$1$2')]) {
    holds(parse(one));
    expect(holds.errors).toBeNull();
  }
});

it.each([
  ['a key that is none', 'name: a\nlnks: []\n'],
  ['a link of no kind', 'name: a\nlinks: [{ name: f, kind: smoke }]\n'],
  ['a time without a unit', 'name: a\nheartbeat: 12\n'],
  ['a length where a time is meant', 'name: a\nheartbeat: 12mm\n'],
  ['a port that is none', 'name: a\napi: { port: 70000 }\n'],
  ['no name', 'links: []\n'],
])('underlines %s', (_, text) => {
  expect(holds(parse(text))).toBe(false);
});
