import type { MaintainedCover } from '../store/maintenance.ts';
import { type OrderDocument, orderDocument } from './orderDocument.ts';

/** A cover that is worked on, or is to be, as everybody outside sees it. */
export interface MaintenanceDocument {
  readonly cover: string;
  readonly name: string | null;
  readonly group: string | null;
  /** as its node said last */
  readonly maintenance: boolean;
  /** the latest order to begin or end it; its `expiresAt` is the end of a window */
  readonly order: OrderDocument | null;
}

export function maintenanceDocument(found: MaintainedCover, now: number): MaintenanceDocument {
  const { cover, name, group, inForce, order } = found;
  return {
    ...{ cover, name: name ?? null, group: group ?? null, maintenance: inForce },
    order: order ? orderDocument(order, now) : null,
  };
}
