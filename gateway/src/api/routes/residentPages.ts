import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { chooseLanguage, type Language } from '../../parts/language.ts';
import { cleaned, contactOf, type FilledForm, formKey, readForm } from '../../residents/form.ts';
import type { ImageRefusal, Made } from '../../residents/image.ts';
import { newToken, type Refused, type Sender } from '../../residents/intake.ts';
import { followPage, plainPage } from '../../residents/pages/followPage.ts';
import { PAGE_HEADERS } from '../../residents/pages/frame.ts';
import { reportPage } from '../../residents/pages/reportPage.ts';
import { publicText } from '../../residents/publicText.ts';
import type { ResidentReport } from '../../residents/report.ts';
import { mayAnswer, stageOf } from '../../residents/stage.ts';
import { addressOf } from '../access/addressOf.ts';
import { countedLimit } from '../countedLimit.ts';
import { addForms, type PublicForm, readPublicForm } from '../publicForm.ts';
import { openDoors, type ResidentSources } from '../residentSources.ts';
import { isUnavailable } from '../storeUnavailable.ts';
import { admitFew } from '../uploads.ts';
import { MAX_PHOTO } from './photos.ts';

const DAY_MS = 86_400_000;
const MAX_ANSWER = 2_000;

interface Shown {
  readonly form?: FilledForm;
  readonly photo?: ImageRefusal;
  readonly refused?: Refused;
}

/** The pages behind QR codes. Its own scope: forms of strangers, who are answered with pages whatever goes wrong. */
export async function addResidentPages(app: FastifyInstance, sources: ResidentSources): Promise<void> {
  const { store, clock, perMinute } = sources;
  const doors = () => openDoors(sources);
  const config = () => doors().config();
  const isTooMany = countedLimit(app, { perMinute });

  const languageOf = ({ query, headers }: FastifyRequest): Language =>
    chooseLanguage(
      (query as { lang?: unknown }).lang,
      headers['accept-language'],
      sources.residents()?.config().lang ?? 'en',
    );

  function send(reply: FastifyReply, status: number, body: Buffer): FastifyReply {
    return reply.code(status).headers(PAGE_HEADERS).send(body);
  }
  const nothing = (request: FastifyRequest, reply: FastifyReply) =>
    send(reply, 404, plainPage(languageOf(request), 'nothing'));

  app.addHook('onRequest', async (request, reply) => {
    if (!config().enabled) return nothing(request, reply);
    if (!(await isTooMany(request, reply))) return undefined;
    return send(reply, 429, plainPage(languageOf(request), 'trouble'));
  });
  admitFew(app, (request, reply) => send(reply, 429, plainPage(languageOf(request), 'trouble')));
  await addForms(app, MAX_PHOTO);
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const statusCode = isUnavailable(error) ? 503 : (error.statusCode ?? 500);
    if (statusCode === 503) return send(reply, statusCode, plainPage(languageOf(request), 'trouble'));
    // what is our fault is told as for any other request, in the log, too
    if (statusCode >= 500) throw error;
    return send(reply, statusCode, plainPage(languageOf(request), 'trouble'));
  });

  function showReport(request: FastifyRequest, reply: FastifyReply, cover: string, status: number, more: Shown = {}) {
    const { name, address } = store().inventory.details(cover) ?? {};
    const open = doors().openAt(cover);
    const shown = {
      language: languageOf(request),
      cover: { cover, name, address },
      known: open && stageOf({ state: 'open' }, open),
      key: more.form?.key ?? formKey(newToken(), clock.now()),
      contactDays: Math.round(config().contactForMs / DAY_MS),
      ...more,
    };
    return send(reply, status, reportPage(shown));
  }

  async function photoOf({ photo, isPhotoTooLarge }: PublicForm): Promise<Made | undefined> {
    if (isPhotoTooLarge) return { ok: false, why: 'too-large' };
    return photo === undefined ? undefined : doors().darkroom.make(photo);
  }

  async function takeReport(request: FastifyRequest, reply: FastifyReply, cover: string): Promise<FastifyReply> {
    const sent = await readPublicForm(request, 'photo');
    const form = readForm((name) => sent.fields.get(name) ?? undefined, clock.now());
    const follow = form.key ?? newToken();
    const there = `/r/follow/${follow}?lang=${languageOf(request)}&new=1`;
    // whoever taps twice has reported once
    if (store().residentReports.byFollow(follow)) return reply.redirect(there, 303);
    const { service, text, contact, honeypot, tookMs } = form;
    if (!service || form.faults.length > 0) return showReport(request, reply, cover, 400, { form });
    const sender: Sender = { from: addressOf(request), isProgram: false, honeypot, tookMs };
    const refused = doors().intake.refuses(sender);
    if (refused) return showReport(request, reply, cover, 429, { form, refused });
    const made = await photoOf(sent);
    if (made && !made.ok)
      return showReport(request, reply, cover, made.why === 'busy' ? 429 : 400, { form, photo: made.why });
    // the second tap may have come in while the photo was drawn
    if (store().residentReports.byFollow(follow)) return reply.redirect(there, 303);
    const photo = made && store().photos.add(made.image, 'resident', clock.now());
    const place = placeOf(cover);
    const said = {
      service: service.code,
      matter: service.matter,
      cover,
      place,
      text,
      photo,
      contact: contactOf(contact),
    };
    const taken = doors().intake.take({ ...said, via: 'page', follow }, sender);
    if (taken.ok) return reply.redirect(there, 303);
    if (photo !== undefined) store().photos.remove(photo);
    return showReport(request, reply, cover, 429, { form, refused: taken.why });
  }

  function placeOf(cover: string): { readonly lat: number; readonly lon: number } | undefined {
    const { lat, lon } = store().inventory.details(cover) ?? {};
    return lat === undefined || lon === undefined ? undefined : { lat, lon };
  }

  app.get<{ Params: { code: string } }>('/r/:code', OPEN, async (request, reply) => {
    const cover = store().doors.coverOf(request.params.code);
    return cover === undefined ? nothing(request, reply) : showReport(request, reply, cover, 200);
  });
  app.post<{ Params: { code: string } }>('/r/:code', OPEN, async (request, reply) => {
    const cover = store().doors.coverOf(request.params.code);
    return cover === undefined ? nothing(request, reply) : takeReport(request, reply, cover);
  });

  const incidentOf = ({ incident }: ResidentReport) =>
    incident === undefined ? undefined : doors().incident(incident);

  function showFollow(request: FastifyRequest, reply: FastifyReply, report: ResidentReport, more = {}): FastifyReply {
    const incident = incidentOf(report);
    const isNew = (request.query as { new?: unknown }).new !== undefined;
    const shown = {
      ...{ language: languageOf(request), report, stage: stageOf(report, incident), isNew },
      ...{ mayAnswer: mayAnswer(report, incident, clock.now()), ...more },
    };
    return send(reply, 200, followPage(shown));
  }

  app.get<{ Params: { token: string } }>('/r/follow/:token', OPEN, async (request, reply) => {
    const report = store().residentReports.byFollow(request.params.token);
    return report ? showFollow(request, reply, report) : nothing(request, reply);
  });
  app.post<{ Params: { token: string } }>('/r/follow/:token', OPEN, async (request, reply) => {
    const { residentReports } = store();
    const report = residentReports.byFollow(request.params.token);
    if (!report) return nothing(request, reply);
    const { fields } = await readPublicForm(request, '');
    const safe = fields.get('safe');
    if (safe !== 'yes' && safe !== 'no') return showFollow(request, reply, report);
    const now = clock.now();
    const { incident } = report;
    if (incident === undefined || !mayAnswer(report, incidentOf(report), now)) {
      return showFollow(request, reply, report, { answer: 'answerLate' });
    }
    const answer = doors().desk.answer(incident, { safe: safe === 'yes', text: answerText(fields.get('text')) });
    if ('refused' in answer) return showFollow(request, reply, report, { answer: 'answerLate' });
    residentReports.answered(report.no, now);
    return showFollow(request, reply, { ...report, answeredAt: now }, { answer: 'answered' });
  });
}

/** Nobody is asked for a token here, and no document of the API lists it. */
const OPEN = { config: { need: 'none' }, schema: { hide: true } } as const;

function answerText(text: string | null): string | undefined {
  const told = publicText(cleaned(text ?? undefined)).slice(0, MAX_ANSWER);
  return told === '' ? undefined : told;
}
