import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReadAccess } from '../../../gateway/src/mqtt/access.ts';
import { createBrokerLine } from '../../../gateway/src/mqtt/brokerLine.ts';
import { connectMqtt } from '../../../gateway/src/mqtt/connection.ts';
import { createSubscriber } from '../../../gateway/src/mqtt/subscriber.ts';
import { createBackoff } from '../../../gateway/src/parts/backoff.ts';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { createStateKeeper } from '../../../gateway/src/parts/state.ts';
import { tooWeak } from '../../support/certificates.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { has } from '../../support/programs.ts';

const url = 'mqtts://127.0.0.1:9';

function weakTexts() {
  const { cert, key } = tooWeak('gateway');
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}

/** A line whose access is the test's to say, on a clock that it holds. */
async function startLine(access: () => ReadAccess) {
  const clock = createManualClock();
  const state = createStateKeeper(clock, () => undefined);
  let attempts = 0;
  const line = createBrokerLine({
    access: () => {
      attempts += 1;
      return access();
    },
    identity: { clientId: 'test' },
    ...{ clock, state, backoff: createBackoff({ first: 500, ceiling: 30_000, random: () => 0 }) },
    ...{ onOpen: async () => undefined, onClosed: () => undefined },
  });
  onTestFinished(line.stop);
  await line.start();
  return { clock, state: state.current, attempts: () => attempts };
}

it('an access that fails in an unforeseen way is a state that quotes nothing, and is asked again', async () => {
  const rig = await startLine(() => {
    throw new TypeError('"open sesame" is no password');
  });
  expect(rig.state()).toMatchObject({ status: 'down', nextAttempt: expect.any(Number) });
  expect(rig.state().reason).not.toContain('sesame');
  rig.clock.advance(60_000);
  expect(rig.attempts()).toBe(2);
});

describe.skipIf(!has('openssl'))('a certificate that OpenSSL refuses', () => {
  it('is found where the files are read', async () => {
    const subscriber = createSubscriber({
      ...{ url, tls: tooWeak('gateway'), clientId: 'test', subscriptions: [{ topic: 'a', qos: 1 }] },
      ...{ onMessage: () => undefined, onLost: () => undefined },
      ...{ clock: systemClock, random: () => 0, onState: () => undefined },
    });
    onTestFinished(() => subscriber.stop());
    await subscriber.start();
    expect(subscriber.state()).toMatchObject({ status: 'down', nextAttempt: expect.any(Number) });
    expect(subscriber.state().reason).toMatch(/cert\.pem is refused by OpenSSL: ee key too small: name another one/);
  });

  it('is a failed attempt where it comes to the library all the same', async () => {
    const { signal } = new AbortController();
    const options = { url, tls: weakTexts(), clientId: 'test', version: 5, clock: systemClock, signal } as const;
    expect(await connectMqtt(options)).toEqual({
      ok: false,
      reason: 'no connection can be begun: ERR_SSL_EE_KEY_TOO_SMALL',
      version: false,
    });
  });
});
