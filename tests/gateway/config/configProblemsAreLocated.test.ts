import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';
import { formatProblem, type Problem } from '../../../gateway/src/config/problems.ts';

function problemsOf(text: string): readonly Problem[] {
  const result = checkConfig('/etc/lidwatch/gateway.yaml', text);
  return result.ok ? result.warnings : result.problems;
}

/** The one problem of a text, as `line:column path: message`. */
function only(text: string): string {
  const [problem, ...more] = problemsOf(text).filter(({ severity }) => severity === 'error');
  expect(more).toEqual([]);
  if (!problem) return '';
  expect(problem.file).toBe('/etc/lidwatch/gateway.yaml');
  return `${problem.line}:${problem.column} ${problem.path}: ${problem.message}`;
}

const LINKS = 'links: [{ name: field, kind: udp, port: 7700 }]\n';

describe('an unknown key', () => {
  it('is told with its place and the nearest known key', () => {
    expect(only(`name: a\n${LINKS}heartbaet: 12h\n`)).toMatch(
      /^3:1 heartbaet: unknown key; did you mean "heartbeat"\?/,
    );
  });

  it('deep in the rules as well', () => {
    const text = `name: a\n${LINKS}rules:\n  defaults:\n    cover.tilted: { rise: 15deg }\n`;
    expect(only(text)).toMatch(/^5:21 rules > defaults > cover.tilted > rise: unknown key; did you mean "raise"\?/);
  });

  it('far from all known keys is told with those that there are', () => {
    expect(only(`name: a\n${LINKS}xylophone: 1\n`)).toMatch(/unknown key \(known here: name, data, keyFile/);
  });
});

describe('a value', () => {
  it('of the wrong unit says what would fit', () => {
    const text = `name: a\n${LINKS}rules: { defaults: { cover.tilted: { raise: 15mm } } }\n`;
    expect(only(text)).toContain(
      '3:45 rules > defaults > cover.tilted > raise: "15mm": that is a length; an angle (deg)',
    );
  });

  it('outside a set names the set and the nearest', () => {
    const text = `name: a\n${LINKS}rules: { defaults: { water.high: { severity: majr } } }\n`;
    expect(only(text)).toContain('"majr" is not one of: info, minor, major, critical; did you mean "major"?');
  });

  it('outside a range names the range', () => {
    expect(only(`name: a\n${LINKS}api: { port: 70000 }\n`)).toBe('3:14 api > port: 70000 is not a port, 0 to 65535');
  });

  it('of an unknown kind of link names the kinds', () => {
    expect(only('name: a\nlinks: [{ name: x, kind: tcp, port: 1 }]\n')).toContain('"tcp" is not one of: udp, rylr998');
  });

  it('that is missing is told where its map stands', () => {
    expect(only('name: a\nlinks:\n  - { name: x, kind: udp }\n')).toMatch(/^3:5 links > #1 > port: is missing/);
  });

  it('that clashes with one of another layer is told where it can be mended', () => {
    const text = `name: a\n${LINKS}rules: { groups: { tunnel: { water.high: { raise: 100mm } } } }\n`;
    expect(only(text)).toBe('3:51 rules > groups > tunnel > water.high > raise: clear 200mm lies above raise 100mm');
  });
});

describe('YAML that is none', () => {
  it.each([
    ['a key that stands twice', 'name: a\nname: b\n', 2],
    ['a tab for indentation', 'name: a\nlinks:\n\t- x\n', 3],
    ['a bracket left open', 'name: a\nlinks: [\n', 3],
    ['a second document', 'name: a\n---\nname: b\n', 2],
  ])('%s is told with its line and what to do', (_, text, line) => {
    const [first] = problemsOf(text);
    expect(first).toMatchObject({ severity: 'error', line });
    expect(first?.hint).toBeTruthy();
  });

  it.each([
    ['nothing', ''],
    ['a comment', '# later\n'],
  ])('%s is an empty file', (_, text) => {
    expect(problemsOf(text)).toMatchObject([{ severity: 'error', message: 'the file is empty' }]);
  });

  it('a list is not a map', () => {
    expect(problemsOf('- name: a\n')[0]?.message).toContain('is not a map');
  });
});

it('tells every error at once, in the order of the file, as lines that editors jump to', () => {
  const text = 'name: Depot 1\nlinks: [{ name: f, kind: udp, port: x }]\nheartbeat: 12\nkeyFile: gone.csv\n';
  const lines = problemsOf(text).map((problem) => formatProblem(problem).split(': ')[0]);
  expect(lines).toEqual([
    '/etc/lidwatch/gateway.yaml:1:7',
    '/etc/lidwatch/gateway.yaml:2:37',
    '/etc/lidwatch/gateway.yaml:3:12',
    '/etc/lidwatch/gateway.yaml:4:10',
  ]);
});
