import type { CoverDetails } from '../store/coverDetails.ts';

/** What a city knows of a cover, as everybody outside sees it: null is what is not known. */
export function detailsDocument(details: CoverDetails = { tags: [] }) {
  const { name, group, asset, address, lat, lon, cell, unit, tags } = details;
  return {
    ...{ name: name ?? null, group: group ?? null, asset: asset ?? null, address: address ?? null },
    ...{ lat: lat ?? null, lon: lon ?? null, cell: cell ?? null, unit: unit ?? null, tags },
  };
}
