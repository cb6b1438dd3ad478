import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { Principal } from '../../../gateway/src/api/access/principal.ts';
import { createStream } from '../../../gateway/src/api/stream/stream.ts';
import type { Store } from '../../../gateway/src/store/store.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { batch, coverRecord, key, openTestStore, tilted } from '../../support/storeRig.ts';
import { createTestLog } from '../../support/testLog.ts';

const BEAT = 15_000;

/** The side of a connection that the stream writes to; it takes what it is given, or nothing. */
function createConnection() {
  const emitter = new EventEmitter();
  const state = { takes: true, text: '', waiting: 0, destroyed: false, ended: false, taken: 0 };
  const members = {
    get writableLength() {
      return state.waiting;
    },
    get destroyed() {
      return state.destroyed;
    },
    get socket() {
      return { bytesWritten: state.taken };
    },
    writeHead: () => undefined,
    write(text: string) {
      state.text += text;
      if (state.takes) state.taken += text.length;
      else state.waiting += text.length;
      return state.takes;
    },
    end() {
      state.ended = true;
      emitter.emit('close');
    },
    destroy() {
      state.destroyed = true;
      emitter.emit('close');
    },
  };
  // not by Object.assign, which would read the getters once
  const response: unknown = Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(members));
  // the few members of a response that the stream uses
  return { state, response: response as ServerResponse, drain: () => emitter.emit('drain') };
}

const ALWAYS: Principal = { name: 'test', scope: 'viewer', role: 'viewer', holds: () => true };

function createRig(store: () => Store | undefined, document: () => unknown = () => ({})) {
  const clock = createManualClock();
  const { log, lines } = createTestLog();
  const stream = createStream({ store, clock, parts: () => [], document, incidentDocument: () => ({}), log });
  return { clock, stream, lines };
}

function withCovers(count: number): Store {
  const store = openTestStore();
  for (let i = 1; i <= count; i += 1) store.covers.add({ cover: `C-${i}`, node: i, key: key(i) }, 0);
  store.registry.refresh();
  return store;
}

it('throws at nobody while the database cannot be read, and tells what it had to tell once it can', () => {
  const real = withCovers(1);
  let broken = false;
  const store = new Proxy(real, {
    get(target, name) {
      if (broken && name === 'outbox') throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR');
      return target[name as keyof Store];
    },
  });
  const { stream, clock, lines } = createRig(() => store);
  const { response, state, drain } = createConnection();
  stream.open(response, ALWAYS, undefined);
  real.commit(batch({ events: [tilted('C-1', 1_000)] }), 1_000);
  broken = true;
  expect(() => stream.wake()).not.toThrow();
  expect(() => drain()).not.toThrow();
  expect(state.text).not.toContain('event: event');
  broken = false;
  clock.advance(BEAT);
  expect(state.text.match(/^event: event$/gm)).toHaveLength(1);
  expect(lines).toEqual([]);
});

it('lets a reader go for whom it fails, says so, and serves the others', () => {
  const store = withCovers(1);
  const faulty = createRig(
    () => store,
    () => {
      throw new Error('on purpose');
    },
  );
  const { response, state } = createConnection();
  faulty.stream.open(response, ALWAYS, undefined);
  expect(() => faulty.stream.covers([coverRecord('C-1', 1)])).not.toThrow();
  expect([state.destroyed, faulty.stream.readers(), faulty.stream.counts.get('failed')]).toEqual([true, 0, 1]);
  expect(faulty.lines).toMatchObject([{ msg: 'stream failed' }]);
});

it('keeps a bounded amount for a slow reader, tells the newest once it takes it, and lets go of one that takes nothing', () => {
  const store = withCovers(400);
  let version = 0;
  const { stream, clock } = createRig(
    () => store,
    () => ({ version, filler: 'x'.repeat(2_000) }),
  );
  const records = [...store.registry.covers()];
  const slow = createConnection();
  stream.open(slow.response, ALWAYS, undefined);
  slow.state.takes = false;
  for (version = 1; version <= 20; version += 1) stream.covers(records);
  expect(slow.state.waiting).toBeLessThan(300_000);

  // it comes to itself: each cover once more at most, and as it stands now
  version = 99;
  const before = slow.state.text.length;
  slow.state.takes = true;
  slow.state.waiting = 0;
  slow.drain();
  const told = slow.state.text.slice(before).match(/"version":99/g) ?? [];
  expect(told.length).toBeGreaterThan(200);
  expect(told.length).toBeLessThanOrEqual(400);

  slow.state.takes = false;
  for (let i = 0; i < 20; i += 1) stream.covers(records);
  clock.advance(BEAT);
  expect(stream.readers()).toBe(1);
  clock.advance(BEAT);
  expect([stream.readers(), slow.state.destroyed, stream.counts.get('dropped')]).toEqual([0, true, 1]);
});

it('ends with the token of its reader, and not because the database is busy', () => {
  const store = withCovers(0);
  const { stream, clock } = createRig(() => store);
  const { response, state } = createConnection();
  let holds = (): boolean => true;
  stream.open(response, { ...ALWAYS, holds: () => holds() }, undefined);
  holds = () => {
    throw new Database.SqliteError('busy', 'SQLITE_BUSY');
  };
  clock.advance(BEAT);
  expect(state.ended).toBe(false);
  holds = () => false;
  clock.advance(BEAT);
  expect([state.ended, stream.readers(), stream.counts.get('ended')]).toEqual([true, 0, 1]);
});

it('has nothing to say against a reader that comes back after everything was delivered and pruned', () => {
  const store = withCovers(1);
  const { stream } = createRig(() => store);
  store.commit(batch({ events: [tilted('C-1', 1_000)] }), 1_000);
  store.outbox.advance('mqtt', 1);
  store.prune(1_000 + 8 * 86_400_000);
  expect(store.outbox.bounds()).toEqual({ oldest: 0, newest: 1 });
  const [upToDate, behind] = [createConnection(), createConnection()];
  stream.open(upToDate.response, ALWAYS, '1.0.0');
  stream.open(behind.response, ALWAYS, '0.0.0');
  expect(upToDate.state.text).not.toContain('event: reset');
  expect(behind.state.text).toContain('event: reset');
});
