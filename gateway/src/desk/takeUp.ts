import { isWorkDone } from '../incidents/decide.ts';
import { matterOf } from '../incidents/matters.ts';
import type { Fact, Incident } from '../incidents/types.ts';
import type { EventChange } from '../store/types.ts';
import { type DeskContext, SENSOR } from './context.ts';
import { openedBy } from './openings.ts';
import type { Pen } from './pen.ts';

/** What the desk has to know of a transition. */
export interface EventNews extends Pick<EventChange, 'id' | 'cover' | 'shelved'> {
  readonly transition: Pick<EventChange['transition'], 'rule' | 'kind' | 'severity' | 'onset'>;
}

/**
 * Takes events into incidents. To be called within `Store.atomically`. What it is told twice it does once.
 *
 * An event that is told late, and has cleared by then, opens one all the same: nobody has heard of it before, and what has
 * stood open for an hour is to be looked at. One that is withdrawn by now never was, and opens none.
 */
export function createTakeUp(context: DeskContext, pen: Pen): (news: EventNews) => void {
  const { store, settings } = context;
  const { incidents, events } = store;

  function factOf({ id, transition: { rule, kind, severity } }: EventNews): Fact {
    return { kind: 'event', event: id, rule, severity, change: kind };
  }

  /** Somebody wants to hear nothing of what is shelved; it joins what is open, and no more. */
  function isWork({ shelved, transition }: EventNews): boolean {
    return shelved !== true && settings().opens.includes(transition.rule);
  }

  /** The work is done, and this is more of it: it goes back. */
  function reopens(incident: Incident, news: EventNews): boolean {
    if (!isWork(news) || !isWorkDone(incident, settings().workflows, incident.workflow)) return false;
    const isOpen = events.get(news.id)?.clearedAt === null;
    return isOpen || news.transition.onset > (incident.handedIn?.at ?? incident.openedAt);
  }

  function join(incident: Incident, news: EventNews): void {
    const again: Fact = { kind: 'reopened', reason: `${news.transition.rule} was raised` };
    pen.say(incident, [factOf(news), ...(reopens(incident, news) ? [again] : [])], SENSOR);
  }

  function open(news: EventNews): void {
    const { cover, transition } = news;
    const { rule, severity } = transition;
    const first = openedBy(context, { cover, origin: 'event', matter: matterOf(rule), severity });
    pen.say(undefined, [first, factOf(news)], SENSOR);
  }

  function raised(news: EventNews): void {
    if (events.get(news.id)?.withdrawn) return;
    const known = incidents.ofEvent(news.id);
    const mine = known?.events.find(({ event }) => event === news.id);
    // told anew, and of the same severity: no news. Where it was closed over an event that stood open, somebody knew of it
    if (known && mine?.open && (known.closedAt !== undefined || mine.severity === news.transition.severity)) return;
    const incident = known?.closedAt === undefined ? known : undefined;
    const present = incident ?? incidents.openOf(news.cover);
    if (present) join(present, news);
    else if (isWork(news)) open(news);
  }

  return (news) => {
    const { kind } = news.transition;
    if (kind === 'raised') {
      raised(news);
      return;
    }
    const incident = incidents.ofEvent(news.id);
    const mine = incident?.events.find(({ event }) => event === news.id);
    if (!incident || !mine || (kind === 'cleared' ? !mine.open : mine.withdrawn)) return;
    pen.say(incident, [factOf(news)], SENSOR);
  };
}
