/** fail: the gateway cannot do its work so. warn: it can, but somebody should look. */
export type Verdict = 'ok' | 'warn' | 'fail';

/** What one look has found. */
export interface Finding {
  /** what was looked at: `disk`, `link roof` */
  readonly check: string;
  readonly verdict: Verdict;
  /** what was found, for a person */
  readonly found: string;
  /** what to do about it; absent where nothing is to be done */
  readonly todo?: string;
}

export const ok = (check: string, found: string): Finding => ({ check, verdict: 'ok', found });
export const warn = (check: string, found: string, todo: string): Finding => ({ check, verdict: 'warn', found, todo });
export const fail = (check: string, found: string, todo: string): Finding => ({ check, verdict: 'fail', found, todo });
