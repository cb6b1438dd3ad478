import type { FastifyInstance } from 'fastify';
import { incidentName } from '../../incidents/incidentName.ts';
import type { Store } from '../../store/store.ts';
import { route } from '../route.ts';
import { mapSchema } from '../schemas/map.ts';

/** All covers on one page: a list of ten thousand documents would take a browser seconds to read. */
export function addMap(app: FastifyInstance, store: () => Store): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/map', need: 'viewer', tag: 'covers' },
      summary: 'Show where all covers are, and how each stands',
      answer: mapSchema,
    },
    () => {
      const { coverMap } = store();
      const [raised, heard, incidents] = [coverMap.raised(), coverMap.heard(), coverMap.incidents()];
      return {
        covers: coverMap.covers().map(({ cover, lat, lon, unit }) => {
          const [severity, at = 0, incident] = [raised.get(cover), heard.get(cover), incidents.get(cover)];
          const condition = at === 0 ? 'unknown' : severity === undefined ? 'normal' : 'open';
          const opened = incident === undefined ? '' : incidentName(incident);
          return [cover, lat, lon, severity ?? '', condition, at, opened, unit] as const;
        }),
        elsewhere: coverMap.elsewhere().map(({ incident, lat, lon, severity }) => {
          return [incidentName(incident), lat, lon, severity] as const;
        }),
        center: coverMap.center() ?? null,
      };
    },
  );
}
