import { createScratch } from './scratch.ts';

/** A program that stands in for an engine or a tool: a shell script, which goes away with the test. */
export function standIn(name: string, text: string): string {
  return createScratch().write(name, `#!/bin/sh\n${text}\n`, 0o755);
}
