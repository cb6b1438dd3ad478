import { SETTING, TRIGGER, TYPE } from '@lidwatch/protocol';
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
import { createMemoryStore, type MemoryStore } from '../../firmware/src/core/store/memory.ts';
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

function describeEntry(e: Entry): unknown[] {
  return [
    e.type,
    e.first,
    e.code,
    e.seriesKey,
    e.period,
    e.length,
    [...e.series],
    e.tilt,
    e.water,
    e.detail,
    e.badSetting,
  ];
}

function describeStore({ memory: m }: MemoryStore): string {
  return JSON.stringify([
    [m.installed, m.boots, m.zeroWanted, m.zeroKnown, m.zero, m.abnormal, m.reported],
    [m.maintenanceLeft, m.maintenanceStep, m.downCounter, m.configVersion, m.settings],
    m.queue.entries.filter((e) => e.type !== TYPE.hello).map(describeEntry),
  ]);
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
    expect(real.store.memory.queue.entries.some((e) => e.type === TYPE.hello)).toBe(false);
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
    const entry = createEntry(type, TRIGGER.water, 5, 0);
    entry.first = model.nextSeq;
    entry.series[0] = value;
    entry.length = 1;
    entry.water = value;
    model.nextSeq += 1;
    addEntry(store.memory.queue, entry);
  });
}

const changes = [
  adds(TYPE.alert),
  adds(TYPE.report),
  adds(TYPE.hello),
  integer({ min: 0, max: 30 }).map((back) => (store: MemoryStore, model: Model) => {
    removeSeq(store.memory.queue, model.nextSeq - back);
  }),
  integer({ min: 1, max: 4294967294 }).map((counter) => (store: MemoryStore) => {
    store.memory.downCounter = counter;
    store.memory.settings.waterRaise = counter % 30000;
    store.memory.configVersion = counter % 65536;
  }),
  boolean().map((on) => (store: MemoryStore) => {
    store.memory.installed = on;
    store.memory.zeroKnown = on;
    store.memory.zero[0] = on ? -8000 : 8000;
    store.memory.reported = on ? -32768 : 900;
    store.memory.abnormal = on ? 0 : 15;
    store.memory.maintenanceLeft = on ? 10080 : 0;
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

  it('of another layout is not read as this one', () => {
    const flash = createMemoryFlash();
    const old = createRecord(flash, 'state', 60);
    old.load();
    old.bytes.fill(3);
    old.save(60);
    const store = createMemoryStore(flash);
    expect(store.load(0)).toBe(false);
    expect(store.memory.installed).toBe(false);
  });

  it('holds every setting', () => {
    const flash = createMemoryFlash();
    const store = open(flash);
    (Object.keys(SETTING) as (keyof typeof SETTING)[]).forEach((name, i) => {
      store.memory.settings[name] = 1000 + i;
    });
    store.commit(0);
    expect(open(flash).memory.settings).toEqual(store.memory.settings);
  });
});
