import type { MultiPolygon, Polygon } from 'geojson';
import type * as Leaflet from 'leaflet';
import type { RiskCell } from '../../api/mapDocuments.ts';
import type { MapHandle } from '../../parts/mapView.tsx';
import { colour } from '../../theme/theme.ts';

export interface RiskLayer {
  show(cells: readonly RiskCell[]): void;
  remove(): void;
}

const PANE = 'risk';

/** Violet, which no severity has: what may happen is not to be taken for what has. */
function styleOf({ level }: RiskCell): Leaflet.PathOptions {
  const line = { color: colour('risk-high'), weight: 1, opacity: level === 'low' ? 0.2 : 0.5 };
  if (level === 'low') return { ...line, fillOpacity: 0 };
  return { ...line, fillColor: colour(`risk-${level}`), fillOpacity: level === 'raised' ? 0.28 : 0.36 };
}

/** Cells of the city under the covers, the darker the more is to be feared. */
export function createRiskLayer({ L, map }: MapHandle): RiskLayer {
  const pane = map.getPane(PANE) ?? map.createPane(PANE);
  pane.style.zIndex = '350';
  const renderer = L.canvas({ pane: PANE, padding: 0.3 });
  let shown: Leaflet.LayerGroup | undefined;
  return {
    show(cells) {
      shown?.remove();
      const layers = cells.flatMap((cell) => {
        if (cell.geometry === null) return [];
        const options = { ...styleOf(cell), pane: PANE, renderer, interactive: false };
        return L.geoJSON(
          cell.geometry as Polygon | MultiPolygon,
          options as Leaflet.GeoJSONOptions & typeof options,
        ).setStyle(styleOf(cell));
      });
      shown = L.layerGroup(layers).addTo(map);
    },
    remove: () => void shown?.remove(),
  };
}
