import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Child } from './children.ts';
import { startGuard } from './guard.ts';

/** Everything of a demo that must be gone when it is over: a folder, child processes, whatever else is told. */
export interface Stage {
  readonly folder: string;
  /** This child ends with the stage; at once, where the stage is being cleared already. */
  add(child: Child): void;
  /** Runs before the children are ended. */
  beforeClear(run: () => unknown): void;
  /** Ends the children, the youngest first. May be called again, for what has come up meanwhile. */
  clear(): Promise<void>;
  /** The last act: the folder goes too, unless it is to be kept. */
  close(keep: boolean): void;
}

/** `keep`: the folder stays even if the demo is killed outright. */
export function openStage(keep: boolean): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-demo-'));
  const guard = startGuard();
  const children: Child[] = [];
  const before: (() => unknown)[] = [];
  let clearing = false;
  if (!keep) guard.hold(folder);

  return {
    folder,
    add(child) {
      guard.watch(child);
      children.push(child);
      if (clearing) void child.stop();
    },
    beforeClear(run) {
      before.push(run);
    },
    async clear() {
      clearing = true;
      for (const run of before.splice(0)) await run();
      // the covers before the gateway: then it has nobody left to answer
      for (const child of children.splice(0).reverse()) await child.stop();
    },
    close(kept) {
      if (!kept) rmSync(folder, { recursive: true, force: true });
      guard.done();
    },
  };
}
