import { expect, it } from 'vitest';
import { startGateway } from '../../support/gatewayRig.ts';
import { addPeople, beside, openBrowser, PASSWORD } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const OTHER = 'some other words in a row';

async function withRoot() {
  const data = temporaryFolder();
  const store = beside(data);
  await addPeople(store, { name: 'root', role: 'admin' });
  const rig = await startGateway({ data });
  const root = openBrowser(rig.info.api);
  await root.logIn('root');
  return { rig, store, root, open: () => openBrowser(rig.info.api) };
}

it('adds users, and shows them without their passwords', async () => {
  const { rig, root } = await withRoot();
  const added = await root.visit('POST', '/api/users', {
    name: 'Crew-3',
    password: PASSWORD,
    role: 'crew',
    unit: 'water',
  });
  expect(added).toMatchObject({ status: 201, body: { name: 'crew-3', role: 'crew', unit: 'water', disabled: false } });
  const { body, text } = await rig.get('/api/users');
  expect(body).toMatchObject({
    users: [
      { name: 'crew-3', seenAt: null },
      { name: 'root', seenAt: expect.any(String) },
    ],
  });
  expect(text).not.toMatch(/argon2|scrypt|password/i);
  const again = { name: 'CREW-3', password: PASSWORD, role: 'viewer' };
  expect((await root.visit('POST', '/api/users', again)).status).toBe(409);
  for (const wrong of [
    { role: 'king' },
    { name: 'a b' },
    { password: 'short' },
    { unit: 'a\nb' },
    { language: 'x y' },
    { more: 1 },
  ]) {
    const body = { name: 'dan', password: PASSWORD, role: 'viewer', ...wrong };
    expect([wrong, (await root.visit('POST', '/api/users', body)).status]).toEqual([wrong, 400]);
  }
});

it('another role counts from the next request on, and whoever is disabled is out at once', async () => {
  const { root, open, store } = await withRoot();
  await addPeople(store, { name: 'ann', role: 'viewer' });
  const ann = open();
  await ann.logIn('ann');
  expect((await ann.visit('GET', '/api/quarantine')).status).toBe(403);
  await root.visit('PATCH', '/api/users/ann', { role: 'dispatcher', unit: 'road' });
  expect((await ann.visit('GET', '/api/quarantine')).status).toBe(200);
  expect((await root.visit('PATCH', '/api/users/ANN', { disabled: true })).body).toMatchObject({ disabled: true });
  expect((await ann.visit('GET', '/api/covers')).status).toBe(401);
  expect((await ann.logIn('ann')).status).toBe(401);
  await root.visit('PATCH', '/api/users/ann', { disabled: false });
  // the old cookie stays dead
  expect((await ann.visit('GET', '/api/covers')).status).toBe(401);
  expect((await ann.logIn('ann')).status).toBe(200);
  expect((await root.visit('PATCH', '/api/users/nobody-here', { disabled: true })).status).toBe(404);
});

it('leaves the last administrator what they are', async () => {
  const { root, store } = await withRoot();
  for (const change of [{ disabled: true }, { role: 'supervisor' }]) {
    expect([change, (await root.visit('PATCH', '/api/users/root', change)).status]).toEqual([change, 409]);
  }
  await addPeople(store, { name: 'second', role: 'admin' });
  expect((await root.visit('PATCH', '/api/users/root', { role: 'supervisor' })).status).toBe(200);
  expect((await root.visit('PATCH', '/api/users/second', { disabled: true })).status).toBe(403);
  expect(store.users.change('second', { disabled: true }, Date.now())).toBe('last-admin');
});

it('another password ends all sessions, and the own one needs the old one', async () => {
  const { root, open, store } = await withRoot();
  await addPeople(store, { name: 'ann', role: 'viewer' });
  const [desk, phone] = [open(), open()];
  await desk.logIn('ann');
  await phone.logIn('ann');
  expect((await desk.visit('PUT', '/api/session/password', { old: 'wrong', password: OTHER })).status).toBe(400);
  expect((await desk.visit('PUT', '/api/session/password', { old: PASSWORD, password: 'short' })).status).toBe(400);
  const before = desk.cookie();
  expect((await desk.visit('PUT', '/api/session/password', { old: PASSWORD, password: OTHER })).status).toBe(200);
  expect(desk.cookie()).not.toBe(before);
  expect((await desk.visit('GET', '/api/covers')).status).toBe(200);
  expect((await phone.visit('GET', '/api/covers')).status).toBe(401);
  expect([(await phone.logIn('ann')).status, (await phone.logIn('ann', OTHER)).status]).toEqual([401, 200]);
  expect((await root.visit('PATCH', '/api/users/ann', { password: PASSWORD })).status).toBe(200);
  expect([(await phone.visit('GET', '/api/covers')).status, (await desk.visit('GET', '/api/covers')).status]).toEqual([
    401, 401,
  ]);
  // a stolen cookie of an administrator is not good for the account itself
  expect((await root.visit('PATCH', '/api/users/root', { password: OTHER })).status).toBe(409);
});

it('lets a program on the machine manage users, and gives it no session', async () => {
  const { rig } = await withRoot();
  const added = await rig.ask('POST', '/api/users', { body: { name: 'ann', password: PASSWORD, role: 'viewer' } });
  expect(added.status).toBe(201);
  for (const [method, path, body] of [
    ['DELETE', '/api/session', undefined],
    ['PATCH', '/api/session', { language: 'en' }],
    ['PUT', '/api/session/password', { old: PASSWORD, password: OTHER }],
  ] as const) {
    expect([method, (await rig.ask(method, path, { body })).status]).toEqual([method, 409]);
  }
});
