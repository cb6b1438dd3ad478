import type * as Leaflet from 'leaflet';
import type { MapHandle } from '../../parts/mapView.tsx';
import { SHAPES } from '../../parts/severity.tsx';
import type { ElsewherePoint } from './elsewhere.ts';

export interface ElsewhereLayer {
  show(points: readonly ElsewherePoint[], nameOf: (point: ElsewherePoint) => string): void;
  remove(): void;
}

const SIZE = 30;

/** Incidents at no cover: so few that each is a mark of its own, which the keyboard reaches. */
export function createElsewhereLayer(
  { L, map }: MapHandle,
  { onPick }: { readonly onPick: (incident: string) => void },
): ElsewhereLayer {
  const group = L.layerGroup().addTo(map);

  function markOf(point: ElsewherePoint, name: string): Leaflet.Marker {
    const { incident, lat, lon, severity } = point;
    const icon = L.divIcon({
      className: 'elsewhere',
      iconSize: [SIZE, SIZE],
      html: `<svg class="shape is-${severity}" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="${SHAPES[severity]}" fill="currentColor" /></svg>`,
    });
    const marker = L.marker([lat, lon], { icon, title: name });
    const open = () => onPick(incident);
    marker.on('click', open);
    marker.on('keypress', ({ originalEvent }: Leaflet.LeafletKeyboardEvent) => {
      if (originalEvent.key === 'Enter') open();
    });
    return marker;
  }

  return {
    show(points, nameOf) {
      group.clearLayers();
      for (const point of points) group.addLayer(markOf(point, nameOf(point)));
    },
    remove: () => void group.remove(),
  };
}
