import { z } from 'zod';
import { coverSchema } from '../../api/schemas/cover.ts';
import { eventSchema, noteSchema } from '../../api/schemas/event.ts';
import { gatewaySchema, linkSchema, partSchema, readySchema, sinkSchema } from '../../api/schemas/system.ts';
import { next } from '../../api/schemas/words.ts';
import type { ApiClient } from '../../client/apiClient.ts';
import type { StreamMessage } from '../../client/readEvents.ts';
import type { Message, Told } from './reduce.ts';

const links = z.object({ links: z.array(linkSchema) });
const outbox = z.object({ sinks: z.array(sinkSchema) });
const coverPage = z.object({ covers: z.array(coverSchema), next });
const eventPage = z.object({ events: z.array(eventSchema), next });

/** The gateway as a whole. What needs its database is left out where that cannot be read: /readyz says why. */
export async function readGateway(api: ApiClient): Promise<Message> {
  const whole = Promise.all([api.get('/api/gateway', gatewaySchema), api.get('/readyz', readySchema)]);
  const parts = Promise.allSettled([api.get('/api/links', links), api.get('/api/outbox', outbox)]);
  // together, so that neither is left to fail unseen
  const [asked, settled] = await Promise.allSettled([whole, parts]);
  if (asked.status === 'rejected') throw asked.reason;
  const [gateway, ready] = asked.value;
  const [ofLinks, ofSinks] = settled.status === 'fulfilled' ? settled.value : [];
  return {
    kind: 'asked',
    ...{ gateway, ready },
    links: ofLinks?.status === 'fulfilled' ? ofLinks.value.links : undefined,
    sinks: ofSinks?.status === 'fulfilled' ? ofSinks.value.sinks : undefined,
  };
}

const PAGE = 1_000;
/** A city that has more is looked at through the filter of another program. */
const PAGES = 100;
const RECENT = 200;

async function pages<T>(
  ask: (cursor: string) => Promise<{ readonly all: readonly T[]; readonly next: string | null }>,
) {
  const found: T[] = [];
  let cursor = '';
  for (let page = 0; page < PAGES; page += 1) {
    const { all, next: after } = await ask(cursor);
    found.push(...all);
    if (after === null) break;
    cursor = `&cursor=${after}`;
  }
  return found;
}

/** How every cover stands, what is open, and what happened lately. */
export async function readAll(api: ApiClient): Promise<Message> {
  const covers = pages(async (cursor) => {
    const { covers: all, next: after } = await api.get(`/api/covers?limit=${PAGE}${cursor}`, coverPage);
    return { all, next: after };
  });
  const open = pages(async (cursor) => {
    const { events: all, next: after } = await api.get(`/api/events?open=true&limit=${PAGE}${cursor}`, eventPage);
    return { all, next: after };
  });
  const recent = api.get(`/api/events?limit=${RECENT}`, eventPage);
  const [found, opened, { events }] = await Promise.all([covers, open, recent]);
  return { kind: 'read', covers: found, events: [...opened, ...events] };
}

const change = z.object({ event: eventSchema });

/** What a message of the stream tells; undefined where it tells nothing, or what this version does not know. */
export function toldBy({ kind, data }: StreamMessage): Told | undefined {
  switch (kind) {
    case 'cover': {
      const { data: cover } = coverSchema.safeParse(data);
      return cover && { kind, cover };
    }
    case 'part': {
      const { data: part } = partSchema.safeParse(data);
      return part && { kind, part };
    }
    case 'event': {
      const { data: found } = change.safeParse(data);
      return found && { kind, event: found.event };
    }
    case 'note': {
      const { data: note } = noteSchema.safeParse(data);
      return note && { kind, note };
    }
    default:
      return undefined;
  }
}
