import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newToken, type Refused } from '../../residents/intake.ts';
import { FORMATS, type Format, formatAnswer, type Value } from '../../residents/open311/answer.ts';
import { discovery } from '../../residents/open311/discovery.ts';
import { type Fault, faultsAnswer, later, missing, noKey, notFound, statusOf } from '../../residents/open311/fault.ts';
import { parsePost } from '../../residents/open311/post.ts';
import { MOST_REQUESTS, parseQuery } from '../../residents/open311/query.ts';
import { postedAnswer, requestAnswer, tokenAnswer } from '../../residents/open311/requests.ts';
import { serviceDefinition, serviceList } from '../../residents/open311/services.ts';
import type { ResidentReport } from '../../residents/report.ts';
import { serviceOf } from '../../residents/services.ts';
import { WORDS } from '../../residents/words/catalogue.ts';
import type { Open311Key } from '../../store/open311Keys.ts';
import { countedLimit } from '../countedLimit.ts';
import { addForms, readPublicForm } from '../publicForm.ts';
import { openDoors, type ResidentSources } from '../residentSources.ts';
import { isUnavailable } from '../storeUnavailable.ts';
import { admitFew } from '../uploads.ts';
import { MAX_PHOTO, PHOTO_HEADERS } from './photos.ts';

const ROOT = '/open311/v2';
const HOUR_S = 3_600;

/** What was asked for: a resource, perhaps one of them, and the format behind the dot. */
const PATH = /^(discovery|services|requests|tokens)(?:\/([^/]{1,100}))?\.(json|xml)$/;

/** Of an answer: its outermost element, and what is in it. */
interface Told {
  readonly root: string;
  readonly value: Value;
  readonly status?: number;
}

const told = (root: string, value: Value): Told => ({ root, value });
const refuse = (...faults: readonly Fault[]): Told => ({
  ...{ root: 'errors', value: faultsAnswer(faults), status: statusOf(faults) },
});

const TOO_MANY: Readonly<Record<Refused, string>> = {
  address: 'too many reports came from this address within the hour',
  all: 'too many reports came within the hour',
  held: 'too many reports wait to be looked at',
};

/** Open311 GeoReport v2. Its own scope: forms of strangers, and errors as that standard has them. */
export async function addOpen311(app: FastifyInstance, sources: ResidentSources): Promise<void> {
  const { store, clock, perMinute } = sources;
  const doors = () => openDoors(sources);
  const config = () => doors().config();
  const since = clock.now();
  const isTooMany = countedLimit(app, { perMinute });

  function send(reply: FastifyReply, format: Format, { root, value, status = 200 }: Told): FastifyReply {
    return reply
      .code(status)
      .header('content-type', FORMATS[format])
      .header('x-content-type-options', 'nosniff')
      .send(Buffer.from(formatAnswer(format, root, value)));
  }

  app.addHook('onRequest', async (request, reply) => {
    if (!config().enabled) return send(reply, formatOf(request), refuse(notFound('there is no Open311 service here')));
    if (!(await isTooMany(request, reply))) return undefined;
    return send(reply, formatOf(request), refuse(later(429, 'too many requests: wait a minute')));
  });
  admitFew(app, (request, reply) => send(reply, formatOf(request), refuse(later(429, 'too many uploads at once'))));
  await addForms(app, MAX_PHOTO);
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const { statusCode = 500 } = error;
    if (isUnavailable(error)) {
      return send(reply, formatOf(request), refuse(later(503, 'the service cannot work just now')));
    }
    // what is our fault is told as for any other request, in the log, too
    if (statusCode >= 500) throw error;
    return send(reply, formatOf(request), refuse(missing(`the request cannot be read: ${error.message}`)));
  });

  const origin = (request: FastifyRequest): string | undefined => config().url ?? originOf(request);
  const language = () => config().lang;

  /** This gateway serves one jurisdiction; whoever means another one is at the wrong place. */
  function jurisdictionFault(param: (name: string) => string | undefined): readonly Fault[] {
    const [own, asked] = [config().jurisdiction, param('jurisdiction_id')];
    return own === undefined || !asked || asked === own ? [] : [notFound(`jurisdiction_id ${asked} was not found`)];
  }

  function describe(report: ResidentReport): Value {
    const { cover, incident, photo, via } = report;
    const { url } = config();
    return requestAnswer(report, {
      language: language(),
      incident: incident === undefined ? undefined : doors().incident(incident),
      details: (cover === undefined ? undefined : store().inventory.details(cover)) ?? {},
      mediaUrl:
        url !== undefined && photo !== undefined && via === 'open311' ? `${url}${ROOT}/photos/${photo}.jpg` : undefined,
    });
  }

  function services(code: string | undefined): Told {
    if (code === undefined) return told('services', serviceList(language()));
    const service = serviceOf(code);
    if (!service) return refuse(notFound(`service_code ${code} was not found`));
    return told('service_definition', serviceDefinition(language(), service));
  }

  function requests(id: string | undefined, param: (name: string) => string | undefined): Told {
    const { residentReports } = store();
    residentReports.follow(clock.now());
    if (id !== undefined) {
      const [report] = /^\d{1,15}$/.test(id) ? residentReports.search({ nos: [Number(id)], limit: 1 }) : [];
      if (!report) return refuse(notFound(`service_request_id ${id} was not found`));
      return told('service_requests', [describe(report)]);
    }
    const parsed = parseQuery(param, clock.now());
    if (!parsed.ok) return refuse(...parsed.faults);
    const found = residentReports.search({ ...parsed.query, limit: MOST_REQUESTS });
    return told('service_requests', found.map(describe));
  }

  function tokens(token: string): Told {
    const report = store().residentReports.byToken(token);
    if (!report || report.state === 'rejected') return refuse(notFound(`token ${token} was not found`));
    return told('service_requests', tokenAnswer(report));
  }

  function answerTo(request: FastifyRequest, resource: string, id: string | undefined): Told {
    const query = request.query as Readonly<Record<string, unknown>>;
    const param = (name: string) => [query[name] ?? []].flat().join(',') || undefined;
    const elsewhere = jurisdictionFault(param);
    if (elsewhere.length > 0) return refuse(...elsewhere);
    if (resource === 'services') return services(id);
    if (resource === 'requests') return requests(id, param);
    if (resource === 'tokens') return id === undefined ? refuse(missing('token was not provided')) : tokens(id);
    if (id !== undefined) return refuse(notFound(`there is no ${resource}/${id}`));
    const here = origin(request);
    if (here === undefined) return refuse(missing('the header Host names no host'));
    const contact = config().contact ?? `the operator of ${new URL(here).host}`;
    return told('discovery', discovery({ endpoint: `${here}${ROOT}`, contact, keyService: contact, since }));
  }

  function keyOf(secret: string | null): Open311Key | undefined {
    const key = store().open311Keys.find(secret ?? '');
    if (key) store().open311Keys.used(key, clock.now());
    return key;
  }

  async function post(request: FastifyRequest): Promise<Told> {
    const { fields, photo: file, isPhotoTooLarge } = await readPublicForm(request, 'media');
    // a client may say both where the standard says so, in the body, and in the address
    const query = new URLSearchParams(request.query as Record<string, string>);
    const secret = fields.get('api_key') ?? query.get('api_key');
    const key = keyOf(secret);
    if (!key) return refuse(noKey(secret ? 'the api_key is not valid' : 'the api_key was not provided'));
    const param = (name: string) => fields.get(name) ?? query.get(name) ?? undefined;
    const posted = parsePost(fields, (cover) => store().inventory.details(cover) !== undefined);
    const faults = [...jurisdictionFault(param), ...(posted.ok ? [] : posted.faults)];
    if (!posted.ok || faults.length > 0) return refuse(...faults);
    const sender = { from: key.name, isProgram: true };
    const refused = doors().intake.refuses(sender);
    if (refused) return refuse(later(429, TOO_MANY[refused]));
    if (isPhotoTooLarge) return refuse(missing('media: too-large'));
    const made = file === undefined ? undefined : await doors().darkroom.make(file);
    if (made && !made.ok)
      return refuse(made.why === 'busy' ? later(429, 'media: busy') : missing(`media: ${made.why}`));
    const photo = made && store().photos.add(made.image, 'resident', clock.now());
    const follow = newToken();
    const taken = doors().intake.take({ ...posted.report, photo, follow }, sender);
    if (taken.ok) return told('service_requests', postedAnswer(taken.report, noticeOf(follow)));
    if (photo !== undefined) store().photos.remove(photo);
    return refuse(later(429, TOO_MANY[taken.why]));
  }

  function noticeOf(follow: string): string | null {
    const { url, lang } = config();
    return url === undefined ? null : WORDS[lang].followAt(`${url}/r/follow/${follow}`);
  }

  app.get<{ Params: { photo: string } }>(`${ROOT}/photos/:photo.jpg`, OPEN, async (request, reply) => {
    const { photo } = request.params;
    const found = store().residentReports.isPublicPhoto(photo) ? store().photos.bytes(photo, 'full') : undefined;
    if (!found) return send(reply, 'xml', refuse(notFound('there is no such photo')));
    const headers = {
      ...PHOTO_HEADERS,
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': `public, max-age=${HOUR_S}`,
    };
    return reply.headers(headers).type(found.type).send(found.bytes);
  });
  app.get<{ Params: { '*': string } }>(`${ROOT}/*`, OPEN, async (request, reply) => {
    const [, resource, id, format] = PATH.exec(request.params['*']) ?? [];
    if (resource === undefined) return send(reply, formatOf(request), refuse(notFound('there is no such resource')));
    return send(reply, format as Format, answerTo(request, resource, id));
  });
  app.post<{ Params: { '*': string } }>(`${ROOT}/*`, OPEN, async (request, reply) => {
    if (!/^requests\.(?:json|xml)$/.test(request.params['*'])) {
      return send(reply, formatOf(request), refuse(notFound('there is no such resource to post to')));
    }
    return send(reply, formatOf(request), await post(request));
  });
}

/** Whoever asks is known by a key in the form, where one is needed at all. */
const OPEN = { config: { need: 'none' }, schema: { hide: true } } as const;

/** The address that was asked; undefined where Host is none (RFC 9112 section 3.2). */
function originOf({ protocol, host }: FastifyRequest): string | undefined {
  const url = URL.parse(`${protocol}://${host}`);
  return url && url.href === `${url.origin}/` ? url.origin : undefined;
}

/** As the path says; where it says nothing, what every client has to know. */
function formatOf({ url }: FastifyRequest): Format {
  return /\.json(?:\?|$)/.test(url) ? 'json' : 'xml';
}
