import type * as Leaflet from 'leaflet';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConsoleDocument } from '../api/documents.ts';
import { useConsole } from '../shell/console.ts';
import { addBaseMap } from './baseMap.ts';
import { Loading } from './states.tsx';
import './mapView.css';

export interface MapHandle {
  readonly L: typeof Leaflet;
  readonly map: Leaflet.Map;
  readonly setup: ConsoleDocument;
}

interface MapViewProps {
  /** what it shows; whoever cannot see it needs the same in words beside it */
  readonly label: string;
  /** Called once, with the map at its beginning; what is returned ends it. Keep it stable. */
  readonly onReady: (handle: MapHandle) => (() => void) | undefined;
}

const NO_SETUP: ConsoleDocument = { title: '', basemap: null, center: null, zoom: null };
const MAX_ZOOM = 20;

/** Leaflet, fetched with the first map, over the base map that the gateway is configured with. Fills its parent. */
export function MapView({ label, onReady }: MapViewProps) {
  const { api, theme, tongue } = useConsole();
  const place = useRef<HTMLDivElement>(null);
  const [handle, setHandle] = useState<MapHandle>();
  const shown = theme.shown.value;
  const language = tongue.language.value;

  useEffect(() => {
    let isGone = false;
    let made: Leaflet.Map | undefined;
    void Promise.all([import('./leaflet.ts'), api.get<ConsoleDocument>('/api/console').catch(() => NO_SETUP)]).then(
      ([{ L }, setup]) => {
        if (isGone || !place.current) return;
        const map = L.map(place.current, {
          zoomControl: false,
          maxZoom: MAX_ZOOM,
          zoomSnap: 0.5,
          attributionControl: false,
        });
        L.control.attribution({ prefix: false }).addTo(map);
        L.control.zoom({ position: 'bottomright' }).addTo(map);
        L.control.scale({ position: 'bottomright', imperial: false }).addTo(map);
        map.setView([setup.center?.lat ?? 0, setup.center?.lon ?? 0], setup.zoom ?? 2);
        made = map;
        setHandle({ L, map, setup });
      },
    );
    return () => {
      isGone = true;
      made?.remove();
      setHandle(undefined);
    };
  }, [api]);

  useEffect(() => (handle ? onReady(handle) : undefined), [handle, onReady]);

  useEffect(() => {
    if (!handle) return undefined;
    const { L, map, setup } = handle;
    return addBaseMap(L, map, { api, basemap: setup.basemap, theme: shown, language });
  }, [handle, api, shown, language]);

  return (
    <div class="map-view">
      {/* biome-ignore lint/a11y/useSemanticElements: no element is a map */}
      <div ref={place} class="map-place" role="region" aria-label={label} />
      {!handle && <Loading />}
    </div>
  );
}
