// A chunk of its own: fetched where a base map of tiles is configured.
import type * as Leaflet from 'leaflet';
import { leafletLayer } from 'protomaps-leaflet';

/** Vector tiles out of one PMTiles file, in greys: what is watched has the colours. */
export function baseTiles(url: string, theme: 'light' | 'dark', language: string): Leaflet.Layer {
  const flavor = theme === 'dark' ? 'black' : 'white';
  const lang = language.startsWith('zh') ? language.replace('-CN', '-Hans').replace('-TW', '-Hant') : language;
  return leafletLayer({ url, flavor, lang, attribution: '© OpenStreetMap' }) as unknown as Leaflet.Layer;
}
