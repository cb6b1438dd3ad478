import type { FastifyInstance } from 'fastify';
import { riskDocument } from '../../documents/riskDocument.ts';
import type { Risk } from '../../risk/risk.ts';
import type { Store } from '../../store/store.ts';
import { route } from '../route.ts';
import { riskSchema } from '../schemas/risk.ts';

export interface RiskSources {
  store(): Store;
  readonly risk: Risk;
}

/** The risk of each cell of the city, with what it is made of. */
export function addRisk(app: FastifyInstance, { store, risk }: RiskSources): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/risk', need: 'viewer', tag: 'risk' },
      summary: 'Show the risk of each cell of the city, the highest first',
      description: 'Computed at most every five seconds. `formula` says what is computed, with the weights in force.',
      answer: riskSchema,
    },
    async () => {
      store();
      return riskDocument(await risk.map());
    },
  );
}
