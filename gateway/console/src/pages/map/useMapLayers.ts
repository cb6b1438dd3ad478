import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { MapHandle } from '../../parts/mapView.tsx';
import { useConsole } from '../../shell/console.ts';
import type { CoverPoint } from './covers.ts';
import { type CoversLayer, createCoversLayer } from './coversLayer.ts';
import { createElsewhereLayer, type ElsewhereLayer } from './elsewhereLayer.ts';
import { createRiskLayer, type RiskLayer } from './riskLayer.ts';

export interface Layers {
  readonly handle: MapHandle;
  readonly covers: CoversLayer;
  readonly elsewhere: ElsewhereLayer;
  readonly risk: RiskLayer;
}

interface Options {
  readonly onPick: (point: CoverPoint | undefined) => void;
  readonly onIncident: (incident: string) => void;
  /** where one has clicked or what is in the middle of the screen */
  readonly onPlace: (lat: number, lon: number) => void;
}

const VIEW = 'map.view';

/** Where the map stood when somebody was here last: `lat,lon,zoom`. */
function parseView(text: string | undefined): readonly [lat: number, lon: number, zoom: number] | undefined {
  const [lat = Number.NaN, lon = Number.NaN, zoom = Number.NaN] = (text ?? '').split(',').map(Number);
  return [lat, lon, zoom].every(Number.isFinite) && text !== '' ? [lat, lon, zoom] : undefined;
}

/** What lies over the map while the page is open. */
export function useMapLayers(options: Options) {
  const { keep, theme } = useConsole();
  const [layers, setLayers] = useState<Layers>();
  const latest = useRef(options);
  latest.current = options;
  const wasHere = useRef(false);

  const onReady = useCallback(
    (handle: MapHandle) => {
      const { map, setup } = handle;
      const view = parseView(keep.get(VIEW));
      if (view) map.setView([view[0], view[1]], view[2], { animate: false });
      wasHere.current = view !== undefined || setup.center !== null;
      const made: Layers = {
        handle,
        risk: createRiskLayer(handle),
        covers: createCoversLayer(handle, { onPick: (point) => latest.current.onPick(point) }),
        elsewhere: createElsewhereLayer(handle, { onPick: (incident) => latest.current.onIncident(incident) }),
      };
      map.on('moveend', () => {
        const { lat, lng } = map.getCenter();
        keep.set(VIEW, [lat.toFixed(6), lng.toFixed(6), map.getZoom()].join(','));
      });
      map.on('click', ({ latlng }) => latest.current.onPlace(latlng.lat, latlng.lng));
      setLayers(made);
      return () => {
        setLayers(undefined);
        made.covers.remove();
        made.elsewhere.remove();
        made.risk.remove();
      };
    },
    [keep],
  );

  const shown = theme.shown.value;
  useEffect(() => {
    if (shown) layers?.covers.repaint();
  }, [layers, shown]);

  return { layers, onReady, wasHere };
}
