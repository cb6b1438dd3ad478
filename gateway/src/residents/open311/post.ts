import { cleaned } from '../form.ts';
import type { Contact, NewReport } from '../report.ts';
import { type Service, serviceOf } from '../services.ts';
import { type Fault, missing, notFound } from './fault.ts';

/** A report as POST Service Request brings it; a photo is no field. */
export type Posted =
  | { readonly ok: true; readonly report: Omit<NewReport, 'follow' | 'token' | 'photo'> }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const MAX_DESCRIPTION = 4_000;
const MAX_FIELD = 500;
/** attribute[CODE]=value, and attribute[CODE][]=value where there may be several */
const ATTRIBUTE = /^attribute\[([\w.-]{1,64})\](?:\[\d*\])?$/;

type Place = NonNullable<NewReport['place']>;

/** A field in one line; undefined where it is empty, which is as if it was not said. */
function lineOf(fields: URLSearchParams, name: string): string | undefined {
  const text = cleaned(fields.get(name) ?? undefined).replace(/\s+/g, ' ');
  return text === '' ? undefined : text.slice(0, MAX_FIELD);
}

function placeOf(fields: URLSearchParams): Place | Fault | undefined {
  const [lat, long] = [lineOf(fields, 'lat'), lineOf(fields, 'long')];
  if (lat === undefined && long === undefined) return undefined;
  if (lat === undefined || long === undefined) return missing('lat and long must both be sent');
  const isNumber = (text: string) => /^[+-]?\d{1,3}(?:\.\d{1,20})?$/.test(text);
  if (!isNumber(lat) || Math.abs(Number(lat)) > 90) return missing('lat is no latitude in degrees, -90 to 90');
  if (!isNumber(long) || Math.abs(Number(long)) > 180) return missing('long is no longitude in degrees, -180 to 180');
  return { lat: Number(lat), lon: Number(long) };
}

function attributesOf(fields: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of fields) {
    const code = ATTRIBUTE.exec(name)?.[1];
    const text = cleaned(value).slice(0, MAX_FIELD);
    if (code !== undefined && text !== '') found.set(code, [...(found.get(code) ?? []), text]);
  }
  return found;
}

function attributeFaults({ attributes }: Service, given: ReadonlyMap<string, readonly string[]>): readonly Fault[] {
  return attributes.flatMap(({ code, required, values }) => {
    const said = given.get(code) ?? [];
    if (required && said.length === 0) return [missing(`attribute[${code}] was not provided`)];
    const odd = values ? said.filter((one) => !values.some(({ key }) => key === one)) : [];
    return odd.map((one) => missing(`attribute[${code}] has no value ${one}`));
  });
}

function contactOf(fields: URLSearchParams): Contact | undefined {
  const name = ['first_name', 'last_name'].map((one) => lineOf(fields, one)).filter((one) => one !== undefined);
  const contact = { name: name.join(' ') || undefined, email: lineOf(fields, 'email'), phone: lineOf(fields, 'phone') };
  return Object.values(contact).some((one) => one !== undefined) ? contact : undefined;
}

/** What was told of it by attributes, in words. */
function told(service: Service, given: ReadonlyMap<string, readonly string[]>, isCover: boolean): readonly string[] {
  return service.attributes.flatMap(({ code, text, values }) => {
    if (code === 'COVER' && isCover) return [];
    const said = (given.get(code) ?? []).map((one) => values?.find(({ key }) => key === one)?.name.en ?? one);
    return said.length === 0 ? [] : [`${text.en}: ${said.join(', ')}`];
  });
}

/** Reads what was posted, and tells all that is wrong with it. `isCover`: is there a cover of that number? */
export function parsePost(fields: URLSearchParams, isCover: (cover: string) => boolean): Posted {
  const faults: Fault[] = [];
  const code = lineOf(fields, 'service_code');
  const service = code === undefined ? undefined : serviceOf(code);
  if (code === undefined) faults.push(missing('service_code was not provided'));
  else if (!service) faults.push(notFound(`service_code ${code} was not found`));

  const place = placeOf(fields);
  const address = lineOf(fields, 'address_string');
  const addressId = lineOf(fields, 'address_id');
  if (place && 'status' in place) faults.push(place);
  if (!place && address === undefined && addressId === undefined) {
    faults.push(missing('no location was provided: lat and long, address_string, or address_id'));
  }
  if (addressId !== undefined && !isCover(addressId)) faults.push(notFound(`address_id ${addressId} was not found`));
  const text = cleaned(fields.get('description') ?? undefined);
  if (text.length > MAX_DESCRIPTION) faults.push(missing('description is longer than 4,000 characters'));

  const given = attributesOf(fields);
  if (service) faults.push(...attributeFaults(service, given));
  if (faults.length > 0 || !service || (place && 'status' in place)) return { ok: false, faults };

  const number = given.get('COVER')?.[0];
  const named = number !== undefined && isCover(number) ? number : undefined;
  const cover = addressId ?? named;
  const media = lineOf(fields, 'media_url');
  return {
    ok: true,
    report: {
      ...{ service: service.code, matter: service.matter, via: 'open311', cover, place, address },
      text: [text, ...told(service, given, named !== undefined)].filter((part) => part !== '').join('\n'),
      ...{ contact: contactOf(fields), device: lineOf(fields, 'device_id') },
      // an address of somebody else's is told to a person; no program here goes there
      note: media === undefined ? undefined : `media_url: ${media}`,
    },
  };
}
