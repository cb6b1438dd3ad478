import { PATHS } from './paths.ts';
import type { Route } from './shell/route.ts';

/** Every page. A new one is a folder in pages/ and a row here, in the order of the menu; README.md, "How to add a page". */
export const ROUTES: readonly Route[] = [
  {
    path: PATHS.map,
    least: 'viewer',
    load: () => import('./pages/map/page.tsx'),
    nav: { name: 'map', icon: 'map', group: 'watch', inBar: true },
  },
];
