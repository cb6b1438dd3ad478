import { readySchema } from '../api/schemas/system.ts';
import { createApiClient } from '../client/apiClient.ts';
import type { ApiAddress } from '../config/apiAddress.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** What a gateway that is running says of its parts. */
export async function checkRunning(address: ApiAddress): Promise<readonly Finding[]> {
  const api = createApiClient(address);
  try {
    const { parts } = await api.get('/readyz', readySchema);
    const amiss = parts.filter(({ status }) => status !== 'up');
    if (amiss.length === 0) return [ok('readyz', `${parts.length} parts, all up`)];
    return amiss.map(({ part, status, since, reason = '' }) => {
      const found = `${part} is ${status} since ${since}: ${reason}`;
      const todo = 'the gateway tries again by itself; its log has the rest';
      return status === 'down' ? fail('readyz', found, todo) : warn('readyz', found, todo);
    });
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return [fail('readyz', found, 'is another program at its address? The log of the gateway tells')];
  } finally {
    api.close();
  }
}
