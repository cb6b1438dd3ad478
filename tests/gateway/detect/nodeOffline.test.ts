import { FIELDS, type IntField } from '@lidwatch/protocol/gateway';
import { describe, expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import {
  hear,
  LONGEST_HEARTBEAT_MS,
  LONGEST_MAINTENANCE_MS,
  SHORTEST_HEARTBEAT_MS,
  tick,
} from '../../../gateway/src/detect/rules/nodeOffline.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import { rulesWith } from '../../support/detection.ts';

const HEARTBEAT = 12 * 3_600_000;
const HEARD = 1_700_000_000_000;
const DUE = HEARD + 2.5 * HEARTBEAT;
const heard = hear(DEFAULT_RULES, emptyState(), HEARD, HEARTBEAT).state;

describe('a silent node', () => {
  it('is missed after two and a half heartbeats, not a millisecond before', () => {
    expect(tick(DEFAULT_RULES, heard, DUE - 1, HEARTBEAT).transitions).toEqual([]);
    const { transitions } = tick(DEFAULT_RULES, heard, DUE, HEARTBEAT);
    expect(transitions).toMatchObject([{ rule: 'node.offline', kind: 'raised', onset: DUE, value: 2.5 }]);
  });

  it('has the same onset however late it is noticed', () => {
    const { transitions } = tick(DEFAULT_RULES, heard, DUE + 86_400_000, HEARTBEAT);
    expect(transitions).toMatchObject([{ onset: DUE, at: DUE + 86_400_000 }]);
  });

  it('is told once, until it is heard again', () => {
    const { state } = tick(DEFAULT_RULES, heard, DUE, HEARTBEAT);
    const again = tick(DEFAULT_RULES, state, DUE + HEARTBEAT, HEARTBEAT);
    expect(again.transitions).toEqual([]);
    expect(again.state).toBe(state);
    const back = hear(DEFAULT_RULES, state, HEARD + 4 * HEARTBEAT, HEARTBEAT);
    expect(back.transitions).toMatchObject([{ kind: 'cleared', onset: DUE, at: HEARD + 4 * HEARTBEAT, peak: 4 }]);
    expect(tick(DEFAULT_RULES, back.state, HEARD + 5 * HEARTBEAT, HEARTBEAT).transitions).toEqual([]);
  });
});

it('does not miss a node that was never heard', () => {
  expect(tick(DEFAULT_RULES, emptyState(), DUE * 2, HEARTBEAT).transitions).toEqual([]);
});

it('does not hold against a node that the gateway itself was not listening', () => {
  const since = HEARD + 10 * HEARTBEAT;
  const link = { since, loss: 0 };
  expect(tick(DEFAULT_RULES, heard, since + 1, HEARTBEAT, link).transitions).toEqual([]);
  const { transitions } = tick(DEFAULT_RULES, heard, since + 2.5 * HEARTBEAT, HEARTBEAT, link);
  expect(transitions).toMatchObject([{ onset: since + 2.5 * HEARTBEAT }]);
});

it('waits for the end of the longest maintenance window, no longer', () => {
  expect(LONGEST_MAINTENANCE_MS).toBe((FIELDS.minutes as IntField).max * 60_000);
  const { state } = detect(DEFAULT_RULES, heard, [{ at: HEARD, maintenance: true }]);
  expect(tick(DEFAULT_RULES, state, DUE, HEARTBEAT).transitions).toEqual([]);
  expect(tick(DEFAULT_RULES, state, HEARD + LONGEST_MAINTENANCE_MS, HEARTBEAT).transitions).toHaveLength(1);
});

it('says nothing while it is disabled', () => {
  const rules = rulesWith('node.offline', { enabled: false });
  expect(tick(rules, heard, DUE * 2, HEARTBEAT).transitions).toEqual([]);
});

it('stays raised when it latches, though the node is heard', () => {
  const rules = rulesWith('node.offline', { latching: true });
  const { state } = tick(rules, heard, DUE, HEARTBEAT);
  expect(hear(rules, state, DUE + 1, HEARTBEAT).transitions).toEqual([]);
});

it('counts from the newest frame, though the clock of the gateway was set back', () => {
  const { state } = hear(DEFAULT_RULES, heard, HEARD - HEARTBEAT, HEARTBEAT);
  expect(tick(DEFAULT_RULES, state, DUE - 1, HEARTBEAT).transitions).toEqual([]);
});

describe('a heartbeat out of all bounds', () => {
  const onset = (heartbeat: number) => tick(DEFAULT_RULES, heard, HEARD * 2, heartbeat).transitions[0]?.onset;

  it('is used as the shortest, or as the longest', () => {
    for (const short of [0, 1, SHORTEST_HEARTBEAT_MS]) expect(onset(short)).toBe(HEARD + 2.5 * SHORTEST_HEARTBEAT_MS);
    for (const long of [LONGEST_HEARTBEAT_MS, 365 * 86_400_000]) {
      expect(onset(long)).toBe(HEARD + 2.5 * LONGEST_HEARTBEAT_MS);
    }
  });

  it('is measured by, too', () => {
    const { state } = tick(DEFAULT_RULES, heard, HEARD + 300_000, 0);
    expect(hear(DEFAULT_RULES, state, HEARD + 600_000, 0).transitions).toMatchObject([{ peak: 10 }]);
  });

  it('leaves every heartbeat as it is that a node can be set to', () => {
    const { min, max } = FIELDS.heartbeat as IntField;
    expect(min * 60_000).toBeGreaterThanOrEqual(SHORTEST_HEARTBEAT_MS);
    expect(max * 60_000).toBeLessThanOrEqual(LONGEST_HEARTBEAT_MS);
  });
});
