import { KEY, SETTING, SETTINGS, TRIGGER, TYPE } from '@lidwatch/protocol';
import {
  boolean,
  type Command,
  assert as check,
  commands,
  constantFrom,
  integer,
  modelRun,
  property,
  tuple,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, createMemoryStore, type MemoryStore } from '../../firmware/src/core/store/memory.ts';
import { addEntry, createEntry, type Entry, removeSeq } from '../../firmware/src/core/store/queue.ts';
import { createRecord } from '../../firmware/src/core/store/records.ts';
import { createMemoryFlash, type MemoryFlash, PowerCut } from '../support/node/memoryFlash.ts';

/** What must be found after a reset: the memory as it was when it was last stored whole. */
interface Model {
  stored: string;
  nextSeq: number;
}

interface Real {
  flash: MemoryFlash;
  store: MemoryStore;
}

/** All that an entry says but its age and its tries. */
function describeEntry(e: Entry): unknown[] {
  const values = [...e.values].map((value, key) =>
    key === KEY.flags || key === KEY.seq || key === KEY.age ? 0 : value,
  );
  return [e.first, values, Array.from(e.list as ArrayLike<number>)];
}

function typeOf(e: Entry): number | undefined {
  return e.values[KEY.type];
}

function describeStore({ memory: { words, queue } }: MemoryStore): string {
  const stored = queue.filter((e) => typeOf(e) !== TYPE.hello && typeOf(e) !== TYPE.log);
  return JSON.stringify([[...words], stored.map(describeEntry)]);
}

function open(flash: MemoryFlash): MemoryStore {
  const store = createMemoryStore(flash);
  store.load(0);
  return store;
}

/** A change of state, then a commit that may be torn or refused. */
class Change implements Command<Model, Real> {
  private readonly change: (store: MemoryStore, model: Model) => void;
  private readonly fate: 'whole' | 'torn' | 'refused';
  private readonly kept: number;
  constructor(change: (store: MemoryStore, model: Model) => void, fate: 'whole' | 'torn' | 'refused', kept: number) {
    this.change = change;
    this.fate = fate;
    this.kept = kept;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, real: Real): void {
    this.change(real.store, model);
    real.flash.tearAt = this.fate === 'torn' ? real.flash.writes + 1 : 0;
    real.flash.kept = this.kept;
    real.flash.broken = this.fate === 'refused';
    try {
      if (real.store.commit(1000)) model.stored = describeStore(real.store);
      else expect(this.fate).toBe('refused');
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      real.store = open(real.flash);
      expect(describeStore(real.store)).toBe(model.stored);
    }
  }
  toString(): string {
    return `change(${this.fate}, ${this.kept})`;
  }
}

class Reset implements Command<Model, Real> {
  check(): boolean {
    return true;
  }
  run(model: Model, real: Real): void {
    real.store = open(real.flash);
    expect(describeStore(real.store)).toBe(model.stored);
    // a hello tells of the start that is over
    expect(real.store.memory.queue.some((e) => typeOf(e) === TYPE.hello)).toBe(false);
  }
  toString(): string {
    return 'reset';
  }
}

const fates = constantFrom('whole', 'whole', 'torn', 'refused' as const);
// fewer bytes than any record of this layout has: a torn write is never whole by luck
const keeps = integer({ min: 0, max: 40 });

function adds(type: number) {
  return integer({ min: -1000, max: 30000 }).map((value) => (store: MemoryStore, model: Model) => {
    const entry = createEntry(type, 0);
    entry.first = model.nextSeq;
    entry.list = [value, 300, -1000];
    entry.values[KEY.flags] = 5;
    entry.values[KEY.trigger] = TRIGGER.water;
    entry.values[KEY.waterSeries] = 3;
    entry.values[KEY.tilt] = value;
    model.nextSeq += 1;
    addEntry(store.memory.queue, entry);
  });
}

const changes = [
  adds(TYPE.alert),
  adds(TYPE.report),
  adds(TYPE.hello),
  adds(TYPE.log),
  integer({ min: 0, max: 30 }).map((back) => (store: MemoryStore, model: Model) => {
    removeSeq(store.memory.queue, model.nextSeq - back);
  }),
  integer({ min: 1, max: 4294967294 }).map((counter) => (store: MemoryStore) => {
    const { words } = store.memory;
    words[AT.downCounter] = counter;
    words[AT.waterRaise] = counter % 30000;
    words[AT.configVersion] = counter % 65536;
  }),
  boolean().map((on) => (store: MemoryStore) => {
    const { words } = store.memory;
    words[AT.installed] = on ? 1 : 0;
    words[AT.zeroKnown] = on ? 1 : 0;
    words[AT.zeroX] = on ? -8000 : 8000;
    words[AT.reported] = on ? -32768 : 900;
    words[AT.abnormal] = on ? 0 : 15;
    words[AT.maintenanceLeft] = on ? 10080 : 0;
    words[AT.used] = on ? 19000 : 0;
  }),
].map((one) => tuple(one, fates, keeps).map(([change, fate, kept]) => new Change(change, fate, kept)));

describe("the node's memory", () => {
  it('is after any reset what it was when last stored whole, queue and settings and counters together', () => {
    check(
      property(commands([...changes, constantFrom(new Reset())], { maxCommands: 60, size: 'max' }), (steps) => {
        modelRun(() => {
          const flash = createMemoryFlash();
          const store = open(flash);
          return { model: { stored: describeStore(store), nextSeq: 100 }, real: { flash, store } };
        }, steps);
      }),
      { numRuns: 300 },
    );
  });

  it('of an older firmware, with fewer words, is read, and the later words are as at first', () => {
    const flash = createMemoryFlash();
    const old = createRecord(flash, 'state', 60);
    old.load();
    old.bytes.set([2, 0, 0, 0, 9, 0, 0, 0, 1]);
    old.save(9);
    const store = open(flash);
    expect([store.memory.words[AT.boots], store.memory.words[AT.installed]]).toEqual([9, 1]);
    expect(store.memory.words[AT.heartbeat]).toBe(SETTINGS.heartbeat.fallback);
    expect(store.memory.queue).toHaveLength(0);
  });

  it('of a later firmware, with more words, is read, and what waits in its queue too', () => {
    const flash = createMemoryFlash();
    const store = open(flash);
    store.memory.words[AT.boots] = 7;
    addEntry(store.memory.queue, createEntry(TYPE.report, 0));
    store.commit(0);
    const later = createRecord(flash, 'state', 600);
    const length = later.load();
    const words = later.bytes[0] ?? 0;
    later.bytes.copyWithin(1 + words * 4 + 8, 1 + words * 4, length);
    later.bytes[0] = words + 2;
    later.save(length + 8);
    const { memory } = open(flash);
    expect(memory.words[AT.boots]).toBe(7);
    expect(memory.queue.map(typeOf)).toEqual([TYPE.report]);
  });

  it('holds every setting, each in the place of its number', () => {
    const flash = createMemoryFlash();
    const { memory, commit } = open(flash);
    (Object.keys(SETTING) as (keyof typeof SETTING)[]).forEach((name, i) => {
      expect(AT[name]).toBe(AT.heartbeat + SETTING[name]);
      memory.words[AT[name]] = 1000 + i;
    });
    commit(0);
    expect([...open(flash).memory.words]).toEqual([...memory.words]);
  });
});
