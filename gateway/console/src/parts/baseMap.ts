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

/** Lays under a map what is configured, or a quiet net of lines; what is returned takes it away, also what is still to come. */
export function addBaseMap(L: typeof Leaflet, map: Leaflet.Map, options: Options): Remove {
  const { api, basemap } = options;
  const laid: Remove[] = [];
  let isGone = false;
  async function lay(): Promise<void> {
    if (basemap?.kind === 'pmtiles') {
      const tiles = await loadTiles(L, basemap.url, options);
      if (!isGone) laid.push(addLayer(tiles, map));
      return;
    }
    laid.push(addGraticule(L, map));
    if (basemap === null) return;
    const found = await api.get<GeoJsonObject>(basemap.url);
    if (!isGone) laid.push(addGeoJson(L, map, found));
  }
  // a map without streets is still a map
  lay().catch(() => undefined);
  return () => {
    isGone = true;
    for (const remove of laid) remove();
  };
}

async function loadTiles(L: typeof Leaflet, url: string, { theme, language }: Options): Promise<Leaflet.Layer> {
  // the library of the tiles looks for the map's library there
  Object.assign(globalThis, { L });
  const { baseTiles } = await import('./baseTiles.ts');
  return baseTiles(url, theme, language);
}

function addLayer(layer: Leaflet.Layer, map: Leaflet.Map): Remove {
  layer.addTo(map);
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
  });
  return addLayer(layer, map);
}
