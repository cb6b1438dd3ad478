import type { Actor } from '../incidents/types.ts';
import type { Principal } from './access/principal.ts';

/** Whoever asks, as the desk knows them. */
export function actorOf({ name, role, unit }: Principal): Actor {
  return { name, role, unit };
}
