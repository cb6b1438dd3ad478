/** Lines of 24 by 24, drawn for this console: nothing is fetched for them. */
const LINES = {
  map: 'M9 4 3.5 6.2v13.3L9 17.3l6 2.2 5.5-2.2V4L15 6.2 9 4Zm0 0v13.3M15 6.2v13.3',
  events: 'M12 3v3M12 18v3M3 12h3M18 12h3M12 12m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
  incidents: 'M8 4h8v3H8zM8 5.5H5.5v15h13v-15H16M8.5 12l2.3 2.3L15.5 10M8.5 17.5h7',
  covers:
    'M12 12m-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 12m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M12 7.5v9M7.5 12h9',
  supervision: 'M4 20h16M6.5 20v-6M11 20V6M15.5 20v-9M20 20V9',
  reports: 'M4 5h16v11H11l-4.5 4v-4H4zM8 9h8M8 12h5',
  rules: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 7m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M9 17m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  links:
    'M12 20v-8M12 12m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7.8 16.2a6 6 0 0 1 0-8.4M16.2 7.8a6 6 0 0 1 0 8.4M5 19a10 10 0 0 1 0-14M19 5a10 10 0 0 1 0 14',
  outbox: 'M4 13v6.5h16V13M12 15V4M8 7.5 12 3.5l4 4',
  quarantine: 'M12 3l8 3v6c0 5-3.5 8-8 9.5C7.5 20 4 17 4 12V6l8-3ZM9 9.5l6 6M15 9.5l-6 6',
  audit: 'M6 3.5h9l4 4v13H6zM15 3.5v4h4M9 12h7M9 15.5h7',
  users:
    'M9 8m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3.2 2.7 3.5 5.5',
  settings:
    'M12 12m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  search: 'M10.5 10.5m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0M15 15l5.5 5.5',
  filter: 'M4 5h16l-6 7.5V20l-4-2.5v-5z',
  layers: 'M12 3.5 3 8.5l9 5 9-5-9-5ZM4 13l8 4.5 8-4.5',
  sun: 'M12 12m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M18.7 5.3 17 7M7 17l-1.7 1.7',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  language: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17',
  user: 'M12 8m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4.5 20.5c.6-4.2 3.4-6.5 7.5-6.5s6.9 2.3 7.5 6.5',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11.5H4zM12 13.5m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0',
  clock: 'M12 12m-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 7v5l3.5 2',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  wrench: 'M15 4a5 5 0 0 0-4.6 6.9L4 17.3 6.7 20l6.4-6.4A5 5 0 0 0 19.7 7l-3 3-2.7-2.7 3-3A5 5 0 0 0 15 4Z',
  bell: 'M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4',
  shelf: 'M4 18.5h16M7 18.5v-9h4v9M13 18.5v-12h4v12',
  download: 'M4 17v3h16v-3M12 4v11M8 11.5 12 15.5l4-4',
  external: 'M10 5H5v14h14v-5M14 4.5h5.5V10M19 5l-8 8',
  target: 'M12 12m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0M12 2.5v4M12 17.5v4M2.5 12h4M17.5 12h4',
  person: 'M12 7.5m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M5 20c.6-4 3.2-6 7-6s6.4 2 7 6',
  route:
    'M6 18.5m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M18 5.5m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M8.5 18.5H15a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h6.5',
  board: 'M4 4.5h4.5v15H4zM10 4.5h4.5V14H10zM16 4.5h4.5v7H16z',
  list: 'M4 6.5h.01M4 12h.01M4 17.5h.01M8 6.5h12M8 12h12M8 17.5h12',
  print: 'M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 13.5h10v7H7z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  offline:
    'M3 3l18 18M5 9.5a12 12 0 0 1 4-2.3M13 6.6c2.3.3 4.4 1.3 6 2.9M8 13a6 6 0 0 1 3-1.7M16 13a6 6 0 0 0-1-.8M12 18h.01',
} as const;

export type IconName = keyof typeof LINES;

/** Beside a text, or in a button that has a name of its own: it says nothing by itself. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={LINES[name]}
        fill="none"
        stroke="currentColor"
        stroke-width={name === 'more' ? 3 : 1.7}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
