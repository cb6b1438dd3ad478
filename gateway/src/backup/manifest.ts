import { z } from 'zod';
import { gatewayError } from '../errors.ts';
import type { Inventory } from '../store/snapshot.ts';

/** The last file of a backup: what it is, and what its database must be. */
export interface Manifest {
  /** of this form */
  readonly lidwatchBackup: 1;
  /** version of the program that made it */
  readonly program: string;
  /** RFC 3339, UTC */
  readonly madeAt: string;
  /** of lidwatch.db, lower-case hex */
  readonly sha256: string;
  readonly bytes: number;
  readonly contents: Inventory;
}

const whole = z.int().min(0);

const schema = z.object({
  lidwatchBackup: z.literal(1),
  program: z.string(),
  madeAt: z.iso.datetime(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: whole,
  contents: z.object({
    schema: whole,
    covers: whole,
    nodes: whole,
    events: whole,
    openEvents: whole,
    readings: whole,
    outbox: whole,
    reports: whole,
    upCounters: z.int(),
    downCounters: whole,
  }),
});

/** Throws backup-invalid. */
export function readManifest(text: string): Manifest {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw gatewayError('backup-invalid', 'its manifest is none that this program knows', {
      hint: 'It may have been made by a newer version, or be another kind of archive.',
      cause,
    });
  }
}
