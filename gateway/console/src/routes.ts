import { newIncidentPath, PATHS } from './paths.ts';
import type { Route } from './shell/route.ts';

/** Every page. A new one is a folder in pages/ and a row here, in the order of the menu; README.md, "How to add a page". */
export const ROUTES: readonly Route[] = [
  {
    path: PATHS.map,
    least: 'viewer',
    load: () => import('./pages/map/page.tsx'),
    nav: { name: 'map', icon: 'map', group: 'watch', inBar: true },
  },
  {
    path: PATHS.events,
    least: 'viewer',
    load: () => import('./pages/events/page.tsx'),
    nav: { name: 'events', icon: 'events', group: 'watch', inBar: true },
  },
  { path: `${PATHS.events}/:event`, least: 'viewer', load: () => import('./pages/event/page.tsx') },
  {
    path: PATHS.covers,
    least: 'viewer',
    load: () => import('./pages/covers/page.tsx'),
    nav: { name: 'covers', icon: 'covers', group: 'watch', inBar: true },
  },
  { path: `${PATHS.covers}/:cover`, least: 'viewer', load: () => import('./pages/cover/page.tsx') },
  {
    path: PATHS.incidents,
    least: 'viewer',
    load: () => import('./pages/incidents/board/page.tsx'),
    nav: { name: 'incidents', icon: 'incidents', group: 'work', inBar: true },
  },
  {
    path: PATHS.supervision,
    least: 'viewer',
    load: () => import('./pages/supervision/page.tsx'),
    nav: { name: 'supervision', icon: 'supervision', group: 'work' },
  },
  {
    path: PATHS.reports,
    least: 'dispatcher',
    load: () => import('./pages/residents/page.tsx'),
    nav: { name: 'reports', icon: 'reports', group: 'work' },
  },
  { path: newIncidentPath, least: 'crew', load: () => import('./pages/incidents/sighting/page.tsx') },
  { path: `${PATHS.incidents}/:incident`, least: 'viewer', load: () => import('./pages/incidents/one/page.tsx') },
  {
    path: PATHS.rules,
    least: 'viewer',
    load: () => import('./pages/rules/page.tsx'),
    nav: { name: 'rules', icon: 'rules', group: 'gateway' },
  },
  {
    path: PATHS.system,
    least: 'viewer',
    load: () => import('./pages/system/page.tsx'),
    nav: { name: 'system', icon: 'links', group: 'gateway' },
  },
  {
    path: PATHS.users,
    least: 'admin',
    load: () => import('./pages/users/page.tsx'),
    nav: { name: 'users', icon: 'users', group: 'house' },
  },
  {
    path: PATHS.audit,
    least: 'supervisor',
    load: () => import('./pages/audit/page.tsx'),
    nav: { name: 'audit', icon: 'audit', group: 'house' },
  },
  {
    path: PATHS.settings,
    least: 'viewer',
    load: () => import('./pages/settings/page.tsx'),
    nav: { name: 'settings', icon: 'settings', group: 'house' },
  },
];
