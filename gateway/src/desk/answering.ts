import { decideAnswer } from '../incidents/answers.ts';
import { decide, isWorkDone } from '../incidents/decide.ts';
import { severityOf } from '../incidents/matters.ts';
import type { Actor, Fact, Incident, Refusal } from '../incidents/types.ts';
import { type DeskContext, RESIDENT } from './context.ts';
import type { Desk, Sent, Sighting } from './desk.ts';
import { openedBy, openNear } from './openings.ts';
import type { Pen } from './pen.ts';

const NONE: Refusal = { refused: 'unknown-incident', detail: 'there is no such incident' };

/** What people do and say. Each is to be called within `Store.atomically`. */
export function createAnswering(context: DeskContext, pen: Pen): Pick<Desk, 'act' | 'patrol' | 'resident' | 'answer'> {
  const { store, settings, clock } = context;
  const { incidents, covers } = store;

  function openAt({ cover }: Incident): Incident | undefined {
    return cover === undefined ? undefined : incidents.openOf(cover);
  }

  /** A number that no cover has is a place like any other. */
  function known(sighting: Sighting): Sighting {
    const { cover } = sighting;
    return cover === undefined || covers.get(cover) ? sighting : { ...sighting, cover: undefined };
  }

  function reportedBy({ matter, text, photos }: Sighting, report?: string): Fact {
    return { kind: 'reported', report, matter, severity: severityOf(matter), text, photos };
  }

  function isDone(incident: Incident): boolean {
    return isWorkDone(incident, settings().workflows, incident.workflow);
  }

  function act(id: number, who: Actor, what: Parameters<Desk['act']>[2], sent: Sent = {}): Incident | Refusal {
    const incident = incidents.get(id);
    if (!incident) return NONE;
    if (sent.key !== undefined && incidents.hasKey(id, sent.key)) return incident;
    const { workflows, workMs } = settings();
    const answer = decide(incident, who, what, { workflows, workMs, find: incidents.get, open: openAt(incident) });
    return 'refused' in answer ? answer : pen.say(incident, answer, who.name, sent);
  }

  function patrol(given: Sighting, who: Actor, sent: Sent = {}): Incident {
    const done = sent.key === undefined ? undefined : incidents.byKey(sent.key, who.name);
    if (done) return done;
    const sighting = known(given);
    const present = openNear(context, sighting);
    if (present) {
      const again: Fact[] = isDone(present) ? [{ kind: 'reopened', reason: 'it was seen again in the street' }] : [];
      return pen.say(present, [reportedBy(sighting), ...again], who.name, sent);
    }
    const { cover, place, matter, text, photos } = sighting;
    const opening = { cover, place, matter, text, photos, origin: 'patrol', severity: severityOf(matter) } as const;
    return pen.say(undefined, [openedBy(context, opening)], who.name, sent);
  }

  /** Its report stands second where it has opened the incident itself. */
  function hasJoined(incident: Incident, report: string): boolean {
    const entries = incidents.entries(incident.id);
    return entries.findIndex(({ fact }) => fact.kind === 'reported' && fact.report === report) > 1;
  }

  function resident(given: Sighting, report: string): { readonly incident: Incident; readonly joined: boolean } {
    const done = incidents.byKey(report, RESIDENT);
    if (done) return { incident: done, joined: hasJoined(done, report) };
    const sighting = known(given);
    const sent = { key: report };
    const fact = reportedBy(sighting, report);
    const present = openNear(context, sighting);
    if (present) {
      // many report late what the sensor has seen mended since: whoever follows up reads it. Without a sensor it is all there is
      const isNews = isDone(present) && present.verification.state !== 'verified';
      const again: Fact[] = isNews ? [{ kind: 'reopened', reason: 'a resident has reported it again' }] : [];
      return { incident: pen.say(present, [fact, ...again], RESIDENT, sent), joined: true };
    }
    const { cover, place, matter, text } = sighting;
    const opening = { cover, place, matter, text, origin: 'resident', severity: severityOf(matter) } as const;
    return { incident: pen.say(undefined, [openedBy(context, opening), fact], RESIDENT, sent), joined: false };
  }

  function answer(id: number, said: Parameters<Desk['answer']>[1]): Incident | Refusal {
    const incident = incidents.get(id);
    if (!incident) return NONE;
    const { workflows } = settings();
    const facts = decideAnswer(incident, said, { workflows, now: clock.now(), open: openAt(incident) });
    return 'refused' in facts ? facts : pen.say(incident, facts, RESIDENT);
  }

  return { act, patrol, resident, answer };
}
