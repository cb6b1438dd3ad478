import type { Value } from './answer.ts';
import { formatTime } from './query.ts';

interface Discovered {
  /** the address of the API, `https://HOST/open311/v2` */
  readonly endpoint: string;
  readonly contact: string;
  readonly keyService: string;
  /** ms since the epoch: since when it is as it is */
  readonly since: number;
}

/** Service Discovery: where what can be asked for. */
export function discovery({ endpoint, contact, keyService, since }: Discovered): Value {
  const changeset = formatTime(since);
  const here = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: endpoint,
    changeset,
    type: 'production',
    formats: ['text/xml', 'application/json'],
  };
  return { changeset, contact, key_service: keyService, endpoints: [here] };
}
