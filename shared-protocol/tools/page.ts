import { FIELDS, type FieldSpec, MESSAGES, type MessageSpec, REJECTIONS } from '../src/gateway/index.ts';
import {
  ACTION,
  CAUSE,
  FLAG,
  RESULT,
  SETTING,
  SETTINGS,
  type SettingName,
  TRIGGER,
  TROUBLE,
  TYPE,
  type TypeName,
} from '../src/index.ts';
import { dumpSealed } from './dump.ts';
import * as prose from './prose.ts';
import { largestFrames } from './sizes.ts';
import { findVector } from './vectors.ts';

/** A Markdown table with its columns aligned, as the formatter of this repository wants it. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  const [first = [], ...rest] = cells;
  return [line(first), line(rule), ...rest.map(line)].join('\n');
}

function unitOf(spec: FieldSpec): string {
  if (spec.kind === 'text') return 'text';
  if (spec.kind === 'settings') return 'map';
  const scale = spec.num / spec.den;
  return spec.unit === '' ? '' : scale === 1 ? spec.unit : `${scale} ${spec.unit}`;
}

function rangeOf(spec: FieldSpec): string {
  if (spec.kind === 'text') return `up to ${spec.maxLength} characters`;
  if (spec.kind === 'settings') return `up to ${spec.maxLength} pairs`;
  const range = `${spec.min}..${spec.max}`;
  return spec.kind === 'ints' ? `1..${spec.maxLength} of ${range}` : range;
}

function fields(): string {
  const rows = Object.entries(FIELDS).map(([name, spec]) => [spec.key, name, unitOf(spec), rangeOf(spec), spec.doc]);
  return table(['key', 'field', 'unit of 1', 'range on the wire', 'meaning'], rows);
}

function messages(): string {
  const rows = (Object.keys(MESSAGES) as TypeName[]).map((type) => {
    const spec: MessageSpec = MESSAGES[type];
    return [
      TYPE[type],
      type,
      spec.direction,
      spec.confirmed ? 'yes' : 'no',
      spec.required.join(', '),
      spec.optional.join(', '),
    ];
  });
  return table(['type', 'message', 'goes', 'confirmed', 'required', 'optional'], rows);
}

function codes<N extends string>(numbers: Readonly<Record<N, number>>, words: Readonly<Record<N, string>>): string {
  const names = Object.keys(numbers) as N[];
  return table(
    ['number', 'name', 'meaning'],
    names.map((name) => [numbers[name], name, words[name]]),
  );
}

function settings(): string {
  const names = Object.keys(SETTING) as SettingName[];
  const rows = names.map((name) => {
    const { number, unit, min, max, fallback } = SETTINGS[name];
    return [number, name, unit, `${min}..${max}`, fallback, prose.SETTING_PROSE[name]];
  });
  return table(['number', 'setting', 'unit of 1', 'range', 'until set', 'meaning'], rows);
}

function rejections(): string {
  return table(
    ['code', 'meaning'],
    Object.entries(REJECTIONS).map(([code, text]) => [`\`${code}\``, text]),
  );
}

function sizes(): string {
  return table(
    ['message', 'bare', 'sealed'],
    largestFrames().map(({ name, bare, sealed }) => [name, bare, sealed]),
  );
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

const STATUS = findVector('sealed', 'status');
const ALERT = findVector('sealed', 'alert');

/** A whole program: a test runs it as it stands on the page. */
const RECIPE = `import { createDecipheriv } from 'node:crypto';

const key = Buffer.from('${STATUS.key}', 'hex');
const frame = Buffer.from('${STATUS.hex}', 'hex');
const high = 0; // upper half of the counter: 0 for a node's first 65,536 frames, else from the receiver's state

const header = frame.subarray(0, frame[0] & 2 ? 9 : 7);
const nonce = Buffer.alloc(13); // node | direction | 0 0 0 0 | counter
frame.copy(nonce, 0, 1, 5);
nonce[4] = frame[0] & 1;
nonce.writeUInt32BE(frame[0] & 2 ? frame.readUInt32BE(5) : high * 65536 + frame.readUInt16BE(5), 9);
const cipher = createDecipheriv('aes-128-ccm', key, nonce, { authTagLength: 8 });
cipher.setAuthTag(frame.subarray(-8));
cipher.setAAD(header, { plaintextLength: frame.length - header.length - 8 });
const payload = cipher.update(frame.subarray(header.length, -8));
cipher.final(); // throws where the tag is wrong
console.log(payload.toString('hex'));`;

/** What stands between \`<!-- begin NAME -->\` and \`<!-- end NAME -->\` on the page. */
export const SECTIONS: Readonly<Record<string, () => string>> = {
  messages,
  fields,
  flags: () => codes(FLAG, prose.FLAG_PROSE),
  triggers: () => codes(TRIGGER, prose.TRIGGER_PROSE),
  causes: () => codes(CAUSE, prose.CAUSE_PROSE),
  actions: () => codes(ACTION, prose.ACTION_PROSE),
  troubles: () => codes(TROUBLE, prose.TROUBLE_PROSE),
  results: () => codes(RESULT, prose.RESULT_PROSE),
  settings,
  rejections,
  sizes,
  'status dump': () => fenced('text', dumpSealed(STATUS)),
  'alert dump': () => fenced('text', dumpSealed(ALERT)),
  recipe: () => fenced('js', RECIPE),
};

/** The page with every section made anew. A section without markers, or without an end, is an error. */
export function fillPage(page: string): string {
  let text = page;
  for (const [name, make] of Object.entries(SECTIONS)) {
    const begin = `<!-- begin ${name} -->\n`;
    const end = `\n<!-- end ${name} -->`;
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`PROTOCOL.md has no section '${name}' (${begin.trim()} ... ${end.trim()})`);
    text = `${text.slice(0, from + begin.length)}\n${make()}\n${text.slice(to)}`;
  }
  return text;
}
