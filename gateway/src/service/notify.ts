import { spawn } from 'node:child_process';
import type { Cancel, Clock } from '../parts/clock.ts';

/** Speaks to the service manager that has started this process (sd_notify(3)); to nobody where there is none. */
export interface ServiceNotifier {
  /** The gateway is up, as far as it could be; the watchdog is answered from here on. */
  ready(status: string): void;
  /** It has begun to end. */
  stopping(): void;
}

export interface ServiceNotifierOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /** Is work being done? While it is not, the watchdog is left unanswered, and the manager starts the gateway anew. */
  readonly isAlive: () => boolean;
  /** one line for `systemctl status` */
  readonly status: () => string;
  readonly onTrouble: (reason: string) => void;
  /** systemd-notify(1) by default: Node has no datagram sockets of that kind */
  readonly program?: string;
}

export function createServiceNotifier(options: ServiceNotifierOptions): ServiceNotifier {
  const { env, clock, isAlive, status, onTrouble, program = 'systemd-notify' } = options;
  const isManaged = env.NOTIFY_SOCKET !== undefined && env.NOTIFY_SOCKET !== '';
  let cancel: Cancel | undefined;
  let isTold = false;

  function say(...words: readonly string[]): void {
    if (!isManaged) return;
    try {
      spawn(program, words, { env, stdio: 'ignore' }).on('error', fail);
    } catch (error) {
      // some of what may go wrong is thrown: no memory for another process, a word that none can be given
      fail(error as Error);
    }
  }

  /** Told once: it would be said again at every beat. */
  function fail({ message }: Error): void {
    if (!isTold) onTrouble(`${program}: ${message}`);
    isTold = true;
  }

  /** Twice as often as is asked for, which sd_watchdog_enabled(3) advises. */
  function beat(everyMs: number): void {
    cancel = clock.after(everyMs, () => beat(everyMs));
    if (isAlive()) say('WATCHDOG=1', `STATUS=${status()}`);
  }

  return {
    ready(text) {
      say('--ready', `--status=${text}`);
      const watchdogMs = Number(env.WATCHDOG_USEC ?? 0) / 1_000;
      if (isManaged && watchdogMs > 0) beat(watchdogMs / 2);
    },
    stopping() {
      cancel?.();
      say('STOPPING=1');
    },
  };
}
