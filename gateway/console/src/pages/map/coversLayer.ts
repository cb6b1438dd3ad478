import type * as Leaflet from 'leaflet';
import { createCanvasLayer } from '../../parts/canvasLayer.ts';
import type { MapHandle } from '../../parts/mapView.tsx';
import { colour } from '../../theme/theme.ts';
import { type Arranged, arrange, markAt } from './arrange.ts';
import type { CoverPoint } from './covers.ts';
import { type CoverColours, createDrawing } from './drawCovers.ts';

export interface CoversLayer {
  /** These are shown from now on; drawn with the next frame. */
  show(points: readonly CoverPoint[]): void;
  pick(point: CoverPoint | undefined): void;
  /** Draws the eye to a cover for a moment. */
  pulse(point: CoverPoint): void;
  /** The colours are others now. */
  repaint(): void;
  remove(): void;
}

interface Options {
  readonly onPick: (point: CoverPoint | undefined) => void;
}

const PANE = 'covers';
/** px around a mark that still mean it; a finger is wider than a pointer */
const reach = (): number => (matchMedia('(pointer: coarse)').matches ? 24 : 14);
const PULSE_MS = 9_000;
/** A cloudburst raises hundreds at once: the eye cannot go to all of them. */
const PULSES = 12;
const NOTHING: Arranged = { dots: [], alerts: [] };

function coloursNow(): CoverColours {
  const of = (kind: string): string => colour(`mark-${kind === 'normal' ? 'good' : kind}`);
  const marks = new Map(['critical', 'major', 'minor', 'info', 'normal', 'unknown'].map((kind) => [kind, of(kind)]));
  return {
    of: (kind) => marks.get(kind) ?? '',
    ...{ ground: colour('surface'), text: colour('text'), accent: colour('accent') },
  };
}

/** The covers over a map: drawn on one canvas, told apart by where one clicks. */
export function createCoversLayer({ L, map }: MapHandle, { onPick }: Options): CoversLayer {
  const pane = map.getPane(PANE) ?? map.createPane(PANE);
  pane.style.zIndex = '450';
  const draw = createDrawing();
  const pulses = new Set<Leaflet.Marker>();
  let colours = coloursNow();
  let points: readonly CoverPoint[] = [];
  let picked: CoverPoint | undefined;
  let arranged = NOTHING;
  let corner = { left: 0, top: 0 };

  const layer = createCanvasLayer(L, map, {
    pane: PANE,
    draw(sheet) {
      arranged = arrange(points, sheet);
      corner = sheet;
      draw(sheet, arranged, colours, picked);
    },
  });

  function markUnder({ latlng }: Leaflet.LeafletMouseEvent) {
    const at = map.project(latlng, map.getZoom());
    return markAt(arranged, at.x - corner.left, at.y - corner.top, reach());
  }

  /** Several on top of each other come apart when one comes nearer. */
  function onClick(event: Leaflet.LeafletMouseEvent): void {
    const mark = markUnder(event);
    const [first, ...others] = mark?.covers ?? [];
    if (first && others.length > 0) {
      const bounds = L.latLngBounds([first, ...others].map(({ lat, lon }): [number, number] => [lat, lon]));
      map.flyToBounds(bounds.pad(0.4), { maxZoom: 18, duration: 0.6 });
    } else {
      onPick(first);
    }
  }

  function onPointer(event: Leaflet.LeafletMouseEvent): void {
    map.getContainer().style.cursor = markUnder(event) ? 'pointer' : '';
  }

  map.on('click', onClick);
  map.on('mousemove', onPointer);
  return {
    show(some) {
      points = some;
      layer.redraw();
    },
    pick(point) {
      picked = point;
      layer.redraw();
    },
    pulse({ lat, lon, kind }) {
      if (pulses.size >= PULSES) return;
      const icon = L.divIcon({ className: `pulse is-${kind}`, iconSize: [40, 40], html: '<span></span>' });
      const marker = L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(map);
      pulses.add(marker);
      setTimeout(() => {
        marker.remove();
        pulses.delete(marker);
      }, PULSE_MS);
    },
    repaint() {
      colours = coloursNow();
      layer.redraw();
    },
    remove() {
      map.off('click', onClick);
      map.off('mousemove', onPointer);
      for (const marker of pulses) marker.remove();
      layer.remove();
    },
  };
}
