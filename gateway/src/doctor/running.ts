import { type Finding, fail, ok, warn } from './finding.ts';

interface Part {
  readonly part: string;
  readonly status: string;
  readonly since: string;
  readonly reason?: string;
}

const ANSWER_MS = 3_000;

/** What a gateway that is running says of its parts. */
export async function checkRunning(api: string): Promise<readonly Finding[]> {
  try {
    const response = await fetch(`${api}/readyz`, { signal: AbortSignal.timeout(ANSWER_MS) });
    const { parts } = (await response.json()) as { readonly parts: readonly Part[] };
    const amiss = parts.filter(({ status }) => status !== 'up');
    if (amiss.length === 0) return [ok('readyz', `${parts.length} parts, all up`)];
    return amiss.map(({ part, status, since, reason = '' }) => {
      const found = `${part} is ${status} since ${since}: ${reason}`;
      const todo = 'the gateway tries again by itself; its log has the rest';
      return status === 'down' ? fail('readyz', found, todo) : warn('readyz', found, todo);
    });
  } catch (error) {
    const found = `${api} does not answer: ${error instanceof Error ? error.message : String(error)}`;
    return [fail('readyz', found, 'is another program at its address? The log of the gateway tells')];
  }
}
