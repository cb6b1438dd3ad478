import { expect, it } from 'vitest';
import { auditDetail } from '../../../gateway/src/accounts/auditDetail.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { beside, openBrowser } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly $ref?: string;
}
type Bodied = Readonly<Record<string, { requestBody?: { content: Readonly<Record<string, { schema: Schema }>> } }>>;
interface Document {
  readonly paths: Readonly<Record<string, Bodied>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Changes nothing, so leaves no entry. */
const UNAUDITED = 'POST /api/rules/dry-run ';
/** What the audit hides although it is no secret; a name that comes anew is either here or among the requests below. */
const HARMLESS = new Set([
  ...['POST /api/incidents key', 'POST /api/incidents photos'],
  ...['POST /api/incidents/{incident}/acts key', 'POST /api/incidents/{incident}/acts photos'],
]);

function namesIn(schema: Schema, all: Document['components']['schemas']): readonly string[] {
  const { properties = {}, anyOf = [], oneOf = [], items, $ref } = schema;
  const referred = $ref === undefined ? undefined : all[$ref.split('/').at(-1) ?? ''];
  const below = [
    ...Object.values(properties),
    ...anyOf,
    ...oneOf,
    ...(items ? [items] : []),
    ...(referred ? [referred] : []),
  ];
  return [...Object.keys(properties), ...below.flatMap((one) => namesIn(one, all))];
}

/** `PUT /api/session/password old`: each name that a body may hold and the audit does not tell. */
function hiddenIn({ paths, components }: Document): readonly string[] {
  const found = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody }]) =>
      Object.values(requestBody?.content ?? {})
        .flatMap(({ schema }) => namesIn(schema, components.schemas))
        .filter((name) => !auditDetail({ [name]: 'told' }).includes('told'))
        .map((name) => `${method.toUpperCase()} ${path} ${name}`),
    ),
  );
  return [...new Set(found)].sort();
}

const NODE_KEY = '000102030405060708090a0b0c0d0eff';
const FIRST = 'first words nobody else would say';
const SECOND = 'second words nobody else would say';
const THIRD = 'third words nobody else would say';

const SECRETS: readonly (readonly [string, string, string, Readonly<Record<string, unknown>>, readonly string[]])[] = [
  ['POST', '/api/session/first', '', { name: 'root', password: FIRST }, ['password']],
  ['POST', '/api/session', '', { name: 'root', password: FIRST }, ['password']],
  ['PUT', '/api/session/password', '', { old: FIRST, password: SECOND }, ['old', 'password']],
  ['POST', '/api/users', '', { name: 'ann', password: THIRD, role: 'crew' }, ['password']],
  ['PATCH', '/api/users/{user}', 'ann', { password: `${THIRD} again` }, ['password']],
  [
    ...(['PUT', '/api/covers/{cover}/node', 'C-1'] as const),
    { lidwatch: 1, cover: 'C-1', node: 7, key: NODE_KEY, profile: 'sealed', board: 'test' },
    ['key'],
  ],
];

it('no password and no key that was sent is in it, whatever the route', async () => {
  const data = temporaryFolder();
  const rig = await startGateway({ data });
  const root = openBrowser(rig.info.api);
  for (const [method, path, subject, body] of SECRETS) {
    const { status } = await root.visit(method, path.replace(/\{\w+\}/, subject), body);
    expect([method, path, status]).toEqual([method, path, expect.toSatisfy((code) => code < 300)]);
  }
  const entries = beside(data).audit.list({ limit: 100 });
  // each left its entry, so each could have told
  const routes = SECRETS.map(([method, path]) => `${method} ${path.replace(/\{(\w+)\}/, ':$1')}`);
  expect(entries.map(({ what }) => what).reverse()).toEqual(routes);
  const told = JSON.stringify(entries);
  for (const secret of [FIRST, SECOND, THIRD, NODE_KEY]) expect(told).not.toContain(secret);
  // and no route takes another one
  const document = (await root.visit('GET', '/api/openapi.json')).body as never as Document;
  const sent = SECRETS.flatMap(([method, path, , , names]) => names.map((name) => `${method} ${path} ${name}`));
  expect(hiddenIn(document).filter((name) => !name.startsWith(UNAUDITED) && !HARMLESS.has(name))).toEqual(sent.sort());
});
