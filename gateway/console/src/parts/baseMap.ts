import type { GeoJsonObject } from 'geojson';
import type * as Leaflet from 'leaflet';
import type { Api } from '../api/client.ts';
import type { ConsoleDocument } from '../api/documents.ts';
import { colour } from '../theme/theme.ts';
import { baseLook } from './baseLook.ts';
import { createCanvasLayer } from './canvasLayer.ts';
import { drawGraticule } from './graticule.ts';

interface Options {
  readonly api: Api;
  readonly basemap: ConsoleDocument['basemap'];
  readonly theme: 'light' | 'dark';
  readonly language: string;
}

type Remove = () => void;

/** Lays under a map what is configured, or a quiet net of lines; what is returned takes it away. */
export async function addBaseMap(L: typeof Leaflet, map: Leaflet.Map, options: Options): Promise<Remove> {
  const { basemap } = options;
  if (basemap?.kind === 'pmtiles') return addTiles(L, map, basemap.url, options);
  const net = addGraticule(L, map);
  if (basemap === null) return net;
  try {
    const lines = addGeoJson(L, map, await options.api.get<GeoJsonObject>(basemap.url));
    return () => {
      net();
      lines();
    };
  } catch {
    // a map without streets is still a map
    return net;
  }
}

async function addTiles(L: typeof Leaflet, map: Leaflet.Map, url: string, options: Options): Promise<Remove> {
  // the library of the tiles looks for the map's library there
  Object.assign(globalThis, { L });
  const { baseTiles } = await import('./baseTiles.ts');
  const layer = baseTiles(url, options.theme, options.language).addTo(map);
  return () => void layer.remove();
}

function addGraticule(L: typeof Leaflet, map: Leaflet.Map): Remove {
  const [line, letters] = [colour('line'), colour('line-strong')];
  const layer = createCanvasLayer(L, map, { pane: 'tilePane', draw: (sheet) => drawGraticule(sheet, line, letters) });
  return layer.remove;
}

function addGeoJson(L: typeof Leaflet, map: Leaflet.Map, found: GeoJsonObject): Remove {
  const layer = L.geoJSON(found, {
    interactive: false,
    pane: 'tilePane',
    // @ts-expect-error: handed on to each path by the library; its types do not know
    renderer: L.canvas({ pane: 'tilePane', padding: 0.3 }),
    style(feature) {
      const { fill, line, weight } = baseLook(
        feature?.properties ?? null,
        feature?.geometry.type.includes('Line') === true,
      );
      return { color: colour(line), opacity: 0.7, weight, fillColor: colour(fill), fillOpacity: 0.7 };
    },
    pointToLayer: (_feature, at) => L.circleMarker(at, { radius: 1.5, interactive: false }),
  }).addTo(map);
  return () => void layer.remove();
}
