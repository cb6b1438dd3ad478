// A chunk of its own: fetched where a base map of tiles is configured.
import type * as Leaflet from 'leaflet';
import { leafletLayer } from 'protomaps-leaflet';

/** Vector tiles out of one PMTiles file, in the quieter of its colours: what is watched is louder. */
export function baseTiles(url: string, theme: 'light' | 'dark', language: string): Leaflet.Layer {
  const lang = language.startsWith('zh') ? language.replace('-CN', '-Hans').replace('-TW', '-Hant') : language;
  return leafletLayer({ url, flavor: theme, lang, attribution: '© OpenStreetMap' }) as unknown as Leaflet.Layer;
}
