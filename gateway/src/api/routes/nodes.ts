import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formatNodeId } from '../../config/identity.ts';
import { parseImportFile } from '../../config/importFile.ts';
import { nodeAccountDocument, nodeDocument } from '../../documents/nodeDocument.ts';
import { provisioningDoubts, toProvisioned } from '../../documents/provisionedNode.ts';
import { conflictOf } from '../inventoryChange.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { nodeAccountSchema, nodeParams, nodeSchema, provisionedSchema, recordBody } from '../schemas/node.ts';
import { coverParams, cursorOf, flag, limit, next, toCursor } from '../schemas/words.ts';
import { noCover } from './covers.ts';
import type { InventorySources } from './details.ts';

const PUT_DESCRIPTION = `
The body is one record of \`lidwatch-fw provision\`, with the key of the node: over TLS, or on the gateway's own machine. A cover
that is new is added. One that has another node, or whose node has another key, needs \`replace=true\`; readings, events and orders stay with
the cover. Doing it again changes nothing.
`;

/** Nodes stand apart from covers: one may be swapped for another, and the history stays with the cover. */
export function addNodes(app: FastifyInstance, { store, clock, onInventory }: InventorySources): void {
  const tag = 'nodes';

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/nodes', need: 'viewer', tag, summary: 'List nodes, on a cover or not' },
      query: z.strictObject({
        hasCover: flag.optional().meta({ description: 'false: nodes that are on no cover' }),
        profile: z.enum(['sealed', 'bare']).optional(),
        cursor: cursorOf(z.int()),
        limit,
      }),
      answer: z.object({ nodes: z.array(nodeSchema), next }),
    },
    ({ query: { cursor, limit: rows, ...query } }) => {
      const found = store().nodes.list({ ...query, after: cursor, limit: rows });
      return { nodes: found.map(nodeDocument), next: toCursor(found[rows - 1]?.node) };
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/nodes/:node', need: 'viewer', tag, summary: 'Show one node, without its key' },
      params: nodeParams,
      answer: nodeAccountSchema,
    },
    ({ params: { node } }) => {
      const found = store().nodes.get(node);
      return found ? nodeAccountDocument(found) : problem('not-found', { detail: `no node ${formatNodeId(node)}` });
    },
  );

  route(
    app,
    {
      ...{ method: 'PUT', path: '/api/covers/:cover/node', need: 'admin', tag, summary: 'Put a node on a cover' },
      description: PUT_DESCRIPTION.trim(),
      params: coverParams,
      query: z.strictObject({ replace: flag.default(false) }),
      body: recordBody,
      answer: provisionedSchema,
      problems: ['conflict'],
    },
    ({ params: { cover }, query: { replace }, body, who }) => {
      const { nodes, problems } = parseImportFile('body', JSON.stringify(body));
      const errors = problems.map(({ path, message }) => ({ name: path || 'body', message }));
      const elsewhere = nodes.find((one) => one.cover !== cover);
      if (elsewhere) errors.push({ name: 'cover', message: `is ${elsewhere.cover}, and the address says ${cover}` });
      if (errors.length > 0) return problem('invalid-body', { errors });
      try {
        const [step] = store().provisioning.take(nodes.map(toProvisioned), clock.now(), replace);
        if (!step) return noCover(cover);
        const { node, change, before } = step;
        if (change !== 'unchanged') onInventory({ who: who.name, what: 'node-put', covers: [cover], node });
        return { cover, node, change, before: before ?? null, warnings: provisioningDoubts(nodes) };
      } catch (error) {
        return conflictOf(error);
      }
    },
  );

  route(
    app,
    {
      ...{ method: 'DELETE', path: '/api/covers/:cover/node', need: 'admin', tag },
      summary: 'Take the node off a cover, which keeps its history',
      params: coverParams,
      answer: z.object({ cover: z.string(), node: z.int().meta({ description: 'that came off' }) }),
    },
    ({ params: { cover }, who }) => {
      const record = store().covers.get(cover);
      if (!record) return noCover(cover);
      const { node } = record;
      if (node === undefined || !store().inventory.release(cover)) {
        return problem('not-found', { detail: `cover ${cover} has no node` });
      }
      onInventory({ who: who.name, what: 'node-taken-off', covers: [cover], node });
      return { cover, node };
    },
  );
}
