/** What a city knows of a cover, beside its number, which is for life. undefined: it is not known. */
export interface CoverDetails {
  readonly name?: string | undefined;
  readonly group?: string | undefined;
  /** number in the books of the city */
  readonly asset?: string | undefined;
  readonly address?: string | undefined;
  /** WGS 84, degrees; both or neither */
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
  /** of the grid of the city */
  readonly cell?: string | undefined;
  /** who owns it: water, power, telecom, road ... */
  readonly unit?: string | undefined;
  readonly tags: readonly string[];
}

export const DETAIL_NAMES = ['name', 'group', 'asset', 'address', 'lat', 'lon', 'cell', 'unit', 'tags'] as const;
export type DetailName = (typeof DETAIL_NAMES)[number];

/** What is to stand from now on; what is absent stays, what is null goes. */
export type DetailChange = { readonly [N in DetailName]?: CoverDetails[N] | null | undefined };

export interface InventoryRow {
  readonly cover: string;
  readonly change: DetailChange;
}

/** What a row would change. */
export interface InventoryStep {
  readonly cover: string;
  readonly kind: 'added' | 'changed' | 'unchanged';
  readonly fields: readonly { readonly name: DetailName; readonly before: unknown; readonly after: unknown }[];
}
