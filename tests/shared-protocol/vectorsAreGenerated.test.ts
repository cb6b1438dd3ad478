import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { VECTOR_FILES, vectorText } from '../../shared-protocol/tools/vectors.ts';
import { committedVectors, PROTOCOL_HOME } from '../support/vectors.ts';

test.each(VECTOR_FILES)('vectors/$file.json is what its definitions make', (file) => {
  expect(readFileSync(`${PROTOCOL_HOME}vectors/${file.file}.json`, 'utf8')).toBe(vectorText(file));
});

test('no other file stands beside them', () => {
  const expected = VECTOR_FILES.map(({ file }) => `${file}.json`).sort();
  expect(readdirSync(`${PROTOCOL_HOME}vectors`).sort()).toEqual(expected);
});

describe('what the vectors cover', () => {
  const vectors = committedVectors();

  test('more than fifty frames, each with a name of its own', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(50);
    expect(new Set(vectors.map(({ file, name }) => `${file}/${name}`)).size).toBe(vectors.length);
  });

  test('every message, both profiles, both directions', () => {
    const seen = new Set(vectors.map(({ message }) => message?.type));
    for (const type of ['status', 'alert', 'hello', 'ack', 'config', 'report', 'maintenance', 'log'])
      expect(seen).toContain(type);
    expect(new Set(vectors.map(({ profile, direction }) => `${profile} ${direction}`)).size).toBe(4);
  });
});
