import { z } from 'zod';
import { shown } from '../parts/textFile.ts';
import { check } from './check.ts';
import { readYaml, type YamlFile } from './document.ts';
import { closed, integer, oneOf, text } from './fields.ts';
import { coverId, coverName, formatNodeId, groupName } from './identity.ts';
import { formatPath, type Problem } from './problems.ts';
import { readSideFile } from './sideFile.ts';

/** One node as `lidwatch-fw provision` has made it. */
export interface ImportedNode {
  readonly cover: string;
  /** uint32 */
  readonly node: number;
  /** 16 bytes; never to be logged */
  readonly key: Uint8Array;
  readonly name?: string | undefined;
  readonly group?: string | undefined;
  /** how its frames travel */
  readonly profile: 'sealed' | 'bare';
  readonly board: string;
  /** the parameters of its radio: kept, and shown, but not understood here */
  readonly link?: Readonly<Record<string, unknown>> | undefined;
}

export interface ImportFile {
  readonly nodes: readonly ImportedNode[];
  /** errors refuse the file */
  readonly problems: readonly Problem[];
}

const ADVICE = 'name the file that lidwatch-fw provision wrote for the gateway';

/** Words of its own for every misfit: what is wrong with a key is never quoted. */
const secretKey = z
  .string({ error: () => 'a key is 32 hex digits, in quotes' })
  .regex(/^[0-9a-f]{32}$/i, {
    error: (issue) => `a key is 32 hex digits; this has ${String(issue.input).length} characters`,
  })
  .transform((hex) => new Uint8Array(Buffer.from(hex, 'hex')));

const version = z.literal(1, {
  error: (issue) =>
    issue.input === undefined
      ? 'is missing: this is no import file of lidwatch-fw provision, or it has lost its first key'
      : 'is not 1: the file was written by another version of lidwatch-fw',
});

/** One record of an import file. */
export const importRecord = closed({
  lidwatch: version,
  cover: coverId,
  name: coverName.optional(),
  group: groupName.optional(),
  node: integer(0, 0xffff_ffff, 'a node id'),
  key: secretKey,
  profile: oneOf(['sealed', 'bare']),
  board: text(/^[\x21-\x7e]{1,16}$/, 'the name of a board (printable ASCII, at most 16 characters)'),
  link: z.record(z.string(), z.unknown()).optional(),
});

/** A key that stands where it does not belong is quoted by nobody, whatever is wrong with the file. */
function withoutKeys(problem: Problem): Problem {
  const mask = (text: string) => text.replace(/[0-9a-f]{12,}/gi, '(hex digits)');
  return { ...problem, message: mask(problem.message), path: mask(problem.path) };
}

/** The same cover, or the same node, twice. */
function doubles(source: YamlFile, nodes: readonly ImportedNode[], isList: boolean): readonly Problem[] {
  const seen = new Set<string>();
  return nodes.flatMap(({ cover, node }, i) =>
    [
      ['cover', cover],
      ['node', formatNodeId(node)],
    ].flatMap(([key = '', word = '']): Problem[] => {
      const name = `${key} ${word}`;
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      const path = isList ? [i, key] : [key];
      const { line, column } = source.placeOfValue(path);
      const message = `${word} stands in this file already`;
      return [{ severity: 'error', file: source.file, line, column, path: formatPath(path), message }];
    }),
  );
}

/** The text of an import file: one record, or a list of them. JSON is read as the YAML that it is, for its places. */
export function parseImportFile(file: string, content: string): ImportFile {
  const source = readYaml(file, content);
  const isList = Array.isArray(source.value);
  const checked = isList
    ? check(source, z.array(importRecord))
    : check(
        source,
        importRecord.transform((one) => [one]),
      );
  if (!checked.ok) return { nodes: [], problems: checked.problems.map(withoutKeys) };
  const nodes = checked.value.map(({ lidwatch: _, ...node }): ImportedNode => node);
  return { nodes, problems: doubles(source, nodes, isList) };
}

/** Reads an import file. Others than its owner must not be able to: whoever has a key can speak for the node. */
export function readImportFile(path: string): ImportFile {
  const file = shown(path);
  const refuse = (message: string, hint: string): ImportFile => {
    return { nodes: [], problems: [{ severity: 'error', file, line: 0, column: 0, path: '', message, hint }] };
  };
  const found = readSideFile(path, ADVICE);
  if (!found.ok) return refuse(found.message, found.hint);
  if (found.looseMode !== undefined) {
    const hint = `chmod 600 ${file}; if others may have read it, provision the node with a new key`;
    return refuse(`has mode ${found.looseMode}: others than its owner may read the keys in it`, hint);
  }
  return parseImportFile(file, found.text);
}
