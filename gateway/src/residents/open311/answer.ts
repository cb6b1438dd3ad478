import { XMLBuilder } from 'fast-xml-parser';

/** What a GeoReport v2 answer is made of: numbers and truth as such in JSON, all of it text in XML. null: an empty element. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

export const FORMATS = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const;
export type Format = keyof typeof FORMATS;

/**
 * Lists are told by the name of the element around them; what stands in each is called so. In JSON they are arrays, in which the
 * inner name is lost: the Spark convention of the standard.
 */
const INNER: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
};

/** XML 1.0 section 2.2: what may not stand there even as a reference */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const builder = new XMLBuilder({ format: true, indentBy: '  ', suppressEmptyNode: false });

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function toElement(name: string, value: Value): unknown {
  if (isList(value)) {
    const inner = INNER[name] ?? 'item';
    return value.length === 0 ? '' : { [inner]: value.map((one) => toElement(inner, one)) };
  }
  if (value === null) return '';
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toElement(key, one)]));
  }
  return typeof value === 'string' ? value.replace(FORBIDDEN, '') : String(value);
}

/** An answer as text. `root`: the name of the outermost element, which JSON does not have. */
export function formatAnswer(format: Format, root: string, value: Value): string {
  if (format === 'json') return JSON.stringify(value);
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [root]: toElement(root, value) })}`;
}
