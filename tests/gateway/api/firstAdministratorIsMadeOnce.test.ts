import { expect, it } from 'vitest';
import { startGateway, testApi } from '../../support/gatewayRig.ts';
import { addPeople, beside, openBrowser, PASSWORD } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const first = (name: string) => ['POST', '/api/session/first', { name, password: PASSWORD }] as const;

it('is asked for while there is none, and made by a page on the same machine', async () => {
  const rig = await startGateway();
  const browser = openBrowser(rig.info.api);
  expect((await browser.visit('GET', '/api/session')).body).toMatchObject({ state: 'first-start', user: null });
  const made = await browser.visit(...first('Ann'));
  expect(made).toMatchObject({ status: 201, body: { state: 'signed-in', user: { name: 'ann', role: 'admin' } } });
  expect((await browser.visit('GET', '/api/users')).status).toBe(200);
  expect((await openBrowser(rig.info.api).visit('GET', '/api/session')).body).toMatchObject({ state: 'anonymous' });
});

it('of many who try at once, one becomes it', async () => {
  const data = temporaryFolder();
  const rig = await startGateway({ data });
  const names = ['ann', 'bob', 'cid', 'ann', 'dan', 'eve'];
  const answers = await Promise.all(names.map((name) => openBrowser(rig.info.api).visit(...first(name))));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  expect(beside(data).users.list()).toHaveLength(1);
  expect((await openBrowser(rig.info.api).visit(...first('late'))).status).toBe(409);
});

it('is made by nobody from elsewhere, nor by a page of somebody else', async () => {
  const data = temporaryFolder();
  const rig = await startGateway({ data });
  const elsewhere: readonly Record<string, string>[] = [
    { 'x-forwarded-for': '192.0.2.1' },
    { forwarded: 'for=192.0.2.1' },
    // the name of a page that has it resolve to 127.0.0.1
    { host: 'evil.example', origin: 'http://evil.example' },
    { host: 'evil.example:8080', origin: 'http://evil.example:8080' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of elsewhere) {
    const { status } = await openBrowser(rig.info.api).visit(...first('eve'), headers);
    expect([headers, status]).toEqual([headers, 403]);
  }
  expect(beside(data).users.list()).toEqual([]);
});

it('is not made over HTTP where programs on the machine are not trusted either', async () => {
  const rig = await startGateway({ api: testApi({ tokens: 'required' }) });
  const { status, body } = await openBrowser(rig.info.api).visit(...first('eve'));
  expect([status, body]).toEqual([
    403,
    expect.objectContaining({ detail: expect.stringContaining('lidwatch user add') }),
  ]);
});

it('has a name and a password that will do', async () => {
  const data = temporaryFolder();
  const rig = await startGateway({ data });
  const browser = openBrowser(rig.info.api);
  const bad = [
    { name: 'ann', password: 'short' },
    { name: 'ann\r\nset-cookie: a=b', password: PASSWORD },
    { name: 'local', password: PASSWORD },
    { name: 'аnn', password: PASSWORD },
    { name: 'ann', password: PASSWORD, role: 'viewer' },
  ];
  for (const body of bad) {
    expect([body, (await browser.visit('POST', '/api/session/first', body)).status]).toEqual([body, 400]);
  }
  expect(beside(data).users.list()).toEqual([]);
});

it('is asked for where there are users, but none who may do everything', async () => {
  const data = temporaryFolder();
  await addPeople(beside(data), { name: 'crew', role: 'crew' });
  const rig = await startGateway({ data });
  expect((await openBrowser(rig.info.api).visit(...first('crew'))).status).toBe(409);
  expect((await openBrowser(rig.info.api).visit(...first('ann'))).status).toBe(201);
});
