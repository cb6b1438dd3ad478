import type { SeenEvent } from '../observed.ts';
import type { ToldEvent } from './gatewayChild.ts';

/** Transitions of an outbox, folded into the events that they are about. */
export interface EventLog {
  take(told: ToldEvent): void;
  /** in the order in which they were first told */
  all(): readonly SeenEvent[];
}

/** `epoch`: ms since 1970 at which virtual time begins. */
export function createEventLog(epoch: number): EventLog {
  const events = new Map<string, SeenEvent>();

  return {
    take({ id, at, cover, receivedAt, transition }) {
      const known = events.get(id);
      const { rule, kind, reason } = transition;
      if (kind === 'raised') {
        // one that was told is durable since then, whatever later samples say of when it began
        const first = known ?? { cover, rule, received: receivedAt - epoch, durable: at - epoch };
        const why = typeof reason === 'string' ? { reason } : {};
        events.set(id, { ...first, onset: transition.onset - epoch, cleared: null, ...why });
      } else if (known && kind === 'cleared') events.set(id, { ...known, cleared: transition.at - epoch });
      else if (known && kind === 'withdrawn') events.set(id, { ...known, withdrawn: true });
    },
    all: () => [...events.values()],
  };
}
