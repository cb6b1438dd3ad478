import { XMLParser } from 'fast-xml-parser';

/**
 * The answers of GeoReport v2, as the examples of the standard have them: the names of their elements and what kind of value each
 * holds. Source: the specification "GeoReport v2" of the Open311 wiki (wiki.open311.org/GeoReport_v2), sections "GET Service
 * List", "GET Service Definition", "POST Service Request", "GET service_request_id from a token", "GET Service Requests",
 * "Errors", and its page "Service Discovery". `|` in between: either; null stands for an empty element.
 */
const PUBLISHED = {
  services: {
    list: 'service',
    fields: {
      ...{ service_code: 'string', service_name: 'string', description: 'string', metadata: 'boolean' },
      ...{ type: 'string', keywords: 'string', group: 'string' },
    },
  },
  service_definition: {
    fields: {
      service_code: 'string',
      attributes: {
        list: 'attribute',
        fields: {
          ...{ variable: 'boolean', code: 'string', datatype: 'string', required: 'boolean' },
          ...{ datatype_description: 'string|null', order: 'number', description: 'string' },
          // of lists alone
          'values?': { list: 'value', fields: { key: 'string|number', name: 'string' } },
        },
      },
    },
  },
  posted: {
    list: 'request',
    fields: { service_request_id: 'number', service_notice: 'string|null', account_id: 'null' },
  },
  postedHeld: {
    list: 'request',
    fields: { token: 'string|number', service_notice: 'string|null', account_id: 'null' },
  },
  token: { list: 'request', fields: { service_request_id: 'number|null', token: 'string|number' } },
  service_requests: {
    list: 'request',
    fields: {
      ...{ service_request_id: 'number', status: 'string', status_notes: 'string|null', service_name: 'string' },
      ...{ service_code: 'string', description: 'string|null', agency_responsible: 'string|null' },
      ...{ service_notice: 'string|null', requested_datetime: 'time', updated_datetime: 'time' },
      ...{ expected_datetime: 'time|null', address: 'string|null', address_id: 'string|number|null' },
      ...{ zipcode: 'string|number|null', lat: 'number|null', long: 'number|null', media_url: 'string|null' },
    },
  },
  errors: { list: 'error', fields: { code: 'number', description: 'string' } },
  discovery: {
    fields: {
      ...{ changeset: 'string', contact: 'string', key_service: 'string' },
      endpoints: {
        list: 'endpoint',
        fields: {
          ...{ specification: 'string', url: 'string', changeset: 'string', type: 'string' },
          formats: { list: 'format', fields: 'string' },
        },
      },
    },
  },
} as const satisfies Readonly<Record<string, Shape>>;

interface Shape {
  /** what each of a list is called in XML; in JSON they are an array */
  readonly list?: string;
  readonly fields: Fields;
}
type Fields = string | { readonly [name: string]: string | Shape };

export type Published = keyof typeof PUBLISHED;

const W3C = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

function kindFits(kind: string, value: unknown, isXml: boolean): boolean {
  if (kind === 'null') return isXml ? value === '' : value === null;
  if (isXml) {
    if (typeof value !== 'string' || value === '') return false;
    if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(value);
    if (kind === 'boolean') return value === 'true' || value === 'false';
    return kind !== 'time' || W3C.test(value);
  }
  if (kind === 'time') return typeof value === 'string' && W3C.test(value);
  return typeof value === kind;
}

function faultsIn(where: string, fields: Fields, value: unknown, isXml: boolean): readonly string[] {
  if (typeof fields === 'string') {
    const fits = fields.split('|').some((kind) => kindFits(kind, value, isXml));
    return fits ? [] : [`${where} is ${JSON.stringify(value)}, no ${fields}`];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${where} holds no elements`];
  const names = Object.keys(fields).map((name) => name.replace('?', ''));
  const odd = Object.keys(value).filter((name) => !names.includes(name));
  return [
    ...odd.map((name) => `${where}.${name} is not of the standard`),
    ...Object.entries(fields).flatMap(([key, inner]) => {
      const name = key.replace('?', '');
      if (!Object.hasOwn(value, name)) return key.endsWith('?') ? [] : [`${where}.${name} is missing`];
      const found = (value as Record<string, unknown>)[name];
      if (typeof inner === 'string') return faultsIn(`${where}.${name}`, inner, found, isXml);
      return shapeFaults(`${where}.${name}`, inner, found, isXml);
    }),
  ];
}

function shapeFaults(where: string, { list, fields }: Shape, value: unknown, isXml: boolean): readonly string[] {
  if (list === undefined) return faultsIn(where, fields, value, isXml);
  if (!isXml) {
    if (!Array.isArray(value)) return [`${where} is no array`];
    return value.flatMap((one, i) => faultsIn(`${where}[${i}]`, fields, one, false));
  }
  // the parser knows no list of one, and takes an empty one for a text
  if (value === '') return [];
  const names = Object.keys((value ?? {}) as object);
  if (names.join() !== list) return [`${where} holds ${names.join(', ')}, not ${list} alone`];
  const rows = [(value as Record<string, unknown>)[list]].flat();
  return rows.flatMap((one, i) => faultsIn(`${where}.${list}[${i}]`, fields, one, true));
}

const ROOTS: Partial<Record<Published, string>> = {
  posted: 'service_requests',
  postedHeld: 'service_requests',
  token: 'service_requests',
};

const parser = new XMLParser({ parseTagValue: false, trimValues: true, ignoreDeclaration: true });

/** What an answer has otherwise than the standard's example of it; empty where nothing. */
export function faultsOfAnswer(what: Published, format: 'json' | 'xml', text: string): readonly string[] {
  const shape: Shape = PUBLISHED[what];
  if (format === 'json') return shapeFaults(what, shape, JSON.parse(text), false);
  if (!/^<\?xml version="1\.0" encoding="utf-8"\?>/i.test(text))
    return ['there is no XML declaration with its encoding'];
  const root = ROOTS[what] ?? what;
  const parsed = parser.parse(text) as Record<string, unknown>;
  if (Object.keys(parsed).join() !== root) return [`the root is ${Object.keys(parsed).join()}, not ${root}`];
  return shapeFaults(root, shape, parsed[root], true);
}

/** Reads an XML answer as the JSON one has it, all values as text. */
export function readXml(text: string): unknown {
  return parser.parse(text);
}
