import { spawnSync } from 'node:child_process';
import { clockFault } from '../parts/clockWatch.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const SET = 'set it: timedatectl set-ntp true, or timedatectl set-time';

/** The wall clock: right by what is known, and kept right by somebody. */
export function checkClock(now: number, lastReceivedAt: number, isSynchronized = askSystemd()): Finding {
  const fault = clockFault(now, lastReceivedAt);
  if (fault !== undefined) return fail('clock', fault, SET);
  const found = new Date(now).toISOString();
  if (isSynchronized === undefined) return ok('clock', `${found}; nobody here can tell whether it is synchronized`);
  if (isSynchronized) return ok('clock', `${found}, synchronized`);
  return warn('clock', `${found}, not synchronized`, 'event times are as good as it is: timedatectl set-ntp true');
}

/** undefined where there is no systemd to ask */
function askSystemd(): boolean | undefined {
  const { status, stdout } = spawnSync('timedatectl', ['show', '--property=NTPSynchronized', '--value'], {
    encoding: 'utf8',
    timeout: 2_000,
  });
  return status === 0 ? stdout.trim() === 'yes' : undefined;
}
