import { FIELDS, type FieldSpec, MESSAGES, type MessageSpec } from '../src/gateway/index.ts';
import { type FieldName, KEY, TYPE, type TypeName } from '../src/index.ts';

const HEAD = `; What a Lidwatch payload is (RFC 8610). Made from the field table by tools/cddl.ts: change the table, not this file.
; A payload is in the core deterministic encoding of RFC 8949 section 4.2.1, without tags, floats and indefinite lengths.

payload = uplink / downlink
uplink = status / alert / hello / report / maintenance / log
downlink = ack / config / maintenance
`;

const TAIL = `
; A number that is not named is kept as a number.

; What a newer version sends is carried along: any key that a message does not list, any value of this subset.
unknown = (* uint => value)
value = int32u / text / bytes / bool / null / [* value] / { * value => value }
int32u = -4294967296..4294967295
`;

/** `tiltSeries` -> `tilt-series`, as names are written in CDDL */
function ruleName(name: FieldName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function entry(name: FieldName, optional: boolean): string {
  return `  ${optional ? '? ' : ''}${KEY[name]}: ${ruleName(name)},`;
}

function messageRule(type: TypeName): string {
  const spec: MessageSpec = MESSAGES[type];
  const required = new Set<FieldName>(spec.required);
  const names = [...spec.required, ...spec.optional].sort((a, b) => KEY[a] - KEY[b]);
  // a payload without key 0 is a status
  const head = `  ${type === 'status' ? '? ' : ''}0: ${TYPE[type]},`;
  const entries = names.map((name) => entry(name, !required.has(name)));
  return `${type} = {\n${[head, ...entries].join('\n')}\n  unknown\n}\n`;
}

function typeOf(spec: FieldSpec): string {
  switch (spec.kind) {
    case 'int':
      return `${spec.min}..${spec.max}`;
    case 'ints':
      return `[1*${spec.maxLength} ${spec.min}..${spec.max}]`;
    case 'text':
      return `text .regexp "[ -~]{0,${spec.maxLength}}"`;
    case 'settings':
      return `{ 0*${spec.maxLength} 0..255 => -2147483648..2147483647 }`;
  }
}

function unitOf(spec: FieldSpec): string {
  if (spec.kind !== 'int' && spec.kind !== 'ints') return '';
  if (spec.unit === '') return '';
  const scale = spec.den === 1 ? `${spec.num}` : `${spec.num}/${spec.den}`;
  return `; unit: ${scale === '1' ? '' : `${scale} `}${spec.unit}`;
}

function fieldRule(name: FieldName): string {
  const spec = FIELDS[name];
  const codes = 'codes' in spec && spec.codes ? Object.entries(spec.codes) : [];
  const named = codes.length > 0 ? [`;   ${codes.map(([code, n]) => `${n} ${code}`).join(', ')}`] : [];
  return [`; ${spec.doc}${unitOf(spec)}`, ...named, `${ruleName(name)} = ${typeOf(spec)}`].join('\n');
}

/** The text of protocol.cddl. */
export function cddlText(): string {
  const messages = (Object.keys(MESSAGES) as TypeName[]).map(messageRule);
  const fields = (Object.keys(FIELDS) as FieldName[]).filter((name) => name !== 'type').map(fieldRule);
  return `${HEAD}\n${messages.join('\n')}\n${fields.join('\n\n')}\n${TAIL}`;
}
