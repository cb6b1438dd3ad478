import { describe, expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';

/** A folder with a configuration whose data lie beside it. */
function createSite(more = '') {
  const { write, path, folder } = createScratch();
  const config = write('gateway.yaml', `name: a\nlinks: [{ name: f, kind: udp, port: 0 }]\ndata: ./db\n${more}`);
  return { write, path, folder, config, data: path('db') };
}

describe('cover add', () => {
  it('puts the cover and the key of its node into the database', async () => {
    const { config, data, write } = createSite();
    const keyFile = write('c-7.key', `${KEY}\n`);
    const args = [
      'cover',
      'add',
      'C-7',
      '--node',
      '0x2a',
      '--key-file',
      keyFile,
      '--name',
      'Main St',
      '--group',
      'tunnel',
    ];
    expect(await lidwatch(...args, '--config', config)).toEqual({
      code: 0,
      out: 'added C-7 with node 0x0000002a\n',
      err: '',
    });
    const store = openStore({ folder: data, access: 'tool' });
    store.registry.refresh();
    expect(store.covers.get('C-7')).toMatchObject({ node: 42, name: 'Main St', group: 'tunnel' });
    expect(Buffer.from(store.registry.node(42)?.keptKey ?? []).toString('hex')).toBe(KEY);
    store.close();
  });

  it('makes a different key each time, and shows one only when asked', async () => {
    const { config } = createSite();
    const add = (cover: string, node: string, ...more: readonly string[]) =>
      lidwatch('cover', 'add', cover, '--node', node, '--generate-key', '--config', config, ...more);
    const quiet = await add('C-1', '1');
    expect(quiet.out + quiet.err).not.toMatch(/[0-9a-f]{32}/);
    const loud = await add('C-2', '2', '--show-key');
    const show = await lidwatchJson<{ key: string }>('cover', 'show', 'C-1', '--show-key', '--config', config);
    expect(show.key).toMatch(/^[0-9a-f]{32}$/);
    expect(loud.out).toMatch(/^key [0-9a-f]{32}$/m);
    expect(loud.out).not.toContain(show.key);
  });

  it('refuses a second node for a cover, and a second cover for a node', async () => {
    const { config } = createSite();
    const add = (cover: string, node: string) =>
      lidwatch('cover', 'add', cover, '--node', node, '--generate-key', '--config', config);
    expect((await add('C-1', '1')).code).toBe(0);
    expect((await add('C-1', '2')).code).toBe(4);
    expect((await add('C-2', '1')).code).toBe(4);
  });

  it.each([
    ['no key', [], 'give --key-file FILE, --generate-key or --key HEX'],
    ['two keys', ['--generate-key', '--key', KEY], 'cannot be used with'],
    ['half a key', ['--key', KEY.slice(0, 30)], 'a key is 32 hex digits; this has 30 characters'],
    ['a key file that is none', ['--key-file', '/nowhere/key'], 'does not exist'],
  ])('refuses %s, and quotes none', async (_, more, message) => {
    const { config } = createSite();
    const { code, err } = await lidwatch('cover', 'add', 'C-1', '--node', '1', '--config', config, ...more);
    expect([1, 2]).toContain(code);
    expect(err).toContain(message);
    expect(err).not.toContain(KEY.slice(0, 30));
  });

  it('works while the configuration is not right yet', async () => {
    const { config } = createSite('keyFile: gone.csv\nheartbaet: 3\n');
    expect((await lidwatch('config', 'check', config)).code).toBe(2);
    const args = ['cover', 'add', 'C-1', '--node', '1', '--generate-key', '--config', config];
    expect((await lidwatch(...args)).code).toBe(0);
  });
});

describe('cover list and cover show', () => {
  async function createListed() {
    const site = createSite(
      'rules: { covers: { C-7: { water.high: { raise: 400mm } } }, groups: { tunnel: { cover.tilted: { raise: 20deg } } } }\n',
    );
    for (const [cover, node, group] of [
      ['C-7', '7', 'tunnel'],
      ['C-8', '8', 'street'],
    ] as const) {
      await lidwatch(
        'cover',
        'add',
        cover,
        '--node',
        node,
        '--group',
        group,
        '--generate-key',
        '--config',
        site.config,
      );
    }
    return site;
  }

  it('list the covers, of one group if asked', async () => {
    const { config } = await createListed();
    const { covers } = await lidwatchJson<{ covers: { cover: string; node: number; condition: string }[] }>(
      'cover',
      'list',
      '--config',
      config,
    );
    expect(covers).toMatchObject([
      { cover: 'C-7', node: 7, condition: 'unknown' },
      { cover: 'C-8', node: 8 },
    ]);
    const { out } = await lidwatch('cover', 'list', '--group', 'street', '--config', config);
    expect(out).toMatch(/^C-8 .*0x00000008 +never/m);
    expect(out).not.toContain('C-7');
  });

  it('show each value of the rules with its origin', async () => {
    const { config } = await createListed();
    const { out } = await lidwatch('cover', 'show', 'C-7', '--config', config);
    expect(out).toMatch(/^water\.high +raise +400mm +cover C-7$/m);
    expect(out).toMatch(/^cover\.tilted +raise +20deg +group tunnel$/m);
    expect(out).toMatch(/^cover\.opened +hold +3s +built in$/m);
    expect(out).not.toMatch(/[0-9a-f]{32}/);
  });

  it('do not find a cover that is not there, and name the nearest', async () => {
    const { config } = await createListed();
    const { code, err } = await lidwatch('cover', 'show', 'C-9', '--config', config);
    expect(code).toBe(3);
    expect(err).toMatch(/there is no cover C-9; did you mean "C-[78]"\?/);
  });

  it('say what to do where there is no database yet', async () => {
    const { code, err } = await lidwatch('cover', 'list', '--data', createSite().data);
    expect(code).toBe(1);
    expect(err).toContain('Add a cover, or start the gateway once');
  });
});
