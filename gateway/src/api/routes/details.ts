import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { detailsDocument } from '../../documents/detailsDocument.ts';
import type { Clock } from '../../parts/clock.ts';
import type { DetailChange, InventoryStep } from '../../store/coverDetails.ts';
import type { Store } from '../../store/store.ts';
import { entityTag, mayOverwrite } from '../conditional.ts';
import { conflictOf, type InventoryChange } from '../inventoryChange.ts';
import { type Problem, problem } from '../problem.ts';
import { route } from '../route.ts';
import { detailsSchema } from '../schemas/cover.ts';
import { detailsBody, type FieldChange, fieldChange, newCoverBody } from '../schemas/inventory.ts';
import { coverParams } from '../schemas/words.ts';
import { noCover } from './covers.ts';

export interface InventorySources {
  store(): Store;
  readonly clock: Clock;
  readonly onInventory: (change: InventoryChange) => void;
}

/** What was to be changed is not as the asker has seen it. */
class Refused extends Error {
  readonly problem: Problem;
  constructor(found: Problem) {
    super(found.title);
    this.problem = found;
  }
}

/** What a city knows of a cover: its number stays for life, and no cover is ever deleted. */
export function addDetails(app: FastifyInstance, { store, clock, onInventory }: InventorySources): void {
  const tag = 'inventory';

  /** One row, if `check` finds nothing against it in the same transaction. */
  function take(cover: string, change: DetailChange, check: () => Problem | undefined): InventoryStep | Problem {
    try {
      const [step] = store().inventory.take([{ cover, change }], clock.now(), () => {
        const found = check();
        if (found) throw new Refused(found);
      });
      return step ?? noCover(cover);
    } catch (error) {
      return error instanceof Refused ? error.problem : conflictOf(error);
    }
  }

  const documentOf = (cover: string) => detailsDocument(store().inventory.details(cover));

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/covers/:cover/details', need: 'viewer', tag },
      summary: 'Show what is known of a cover: name, place, owner and so on',
      params: coverParams,
      answer: detailsSchema,
    },
    ({ params: { cover } }) => {
      const found = store().inventory.details(cover);
      return found ? detailsDocument(found) : noCover(cover);
    },
  );

  route(
    app,
    {
      ...{ method: 'PATCH', path: '/api/covers/:cover/details', need: 'operator', tag },
      summary: 'Change some of what is known of a cover',
      description: 'What is absent stays as it is, null takes one away. `If-Match` takes the ETag of the details.',
      params: coverParams,
      body: detailsBody,
      answer: z.object({ details: detailsSchema, changed: z.array(fieldChange) }),
      problems: ['changed-meanwhile', 'conflict'],
    },
    ({ params: { cover }, body, who, ifMatch }) => {
      const step = take(cover, body, () => {
        if (!store().inventory.details(cover)) return noCover(cover);
        const tagNow = entityTag(JSON.stringify(documentOf(cover)));
        return mayOverwrite(ifMatch, tagNow) ? undefined : problem('changed-meanwhile');
      });
      if ('type' in step) return step;
      const details = step.fields.map(({ name }) => name);
      if (details.length > 0) onInventory({ who: who.name, what: 'details', covers: [cover], details });
      return { details: documentOf(cover), changed: step.fields as readonly FieldChange[] };
    },
  );

  route(
    app,
    {
      ...{ method: 'POST', path: '/api/covers', need: 'admin', tag, status: 201 },
      summary: 'Add a cover, without a node',
      description: 'Its number is for life: no cover is ever deleted.',
      body: newCoverBody,
      answer: z.object({ cover: z.string(), details: detailsSchema }),
      problems: ['conflict'],
    },
    ({ body: { cover, ...change }, who }) => {
      const step = take(cover, change, () => {
        if (!store().inventory.details(cover)) return undefined;
        return problem('conflict', { detail: `cover ${cover} is there already` });
      });
      if ('type' in step) return step;
      const details = step.fields.map(({ name }) => name);
      onInventory({ who: who.name, what: 'cover-added', covers: [cover], details });
      return { cover, details: documentOf(cover) };
    },
  );
}
