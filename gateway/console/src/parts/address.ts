import type { CoverDetails } from '../api/coverDocuments.ts';

/** The address where it says more than the name does: many a city names its covers by where they lie. */
export function addressBesideName({ name, address }: Pick<CoverDetails, 'name' | 'address'>): string | null {
  return address?.trim().toLowerCase() === name?.trim().toLowerCase() ? null : address;
}
