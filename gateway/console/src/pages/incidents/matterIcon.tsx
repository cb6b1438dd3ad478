import type { Matter, Severity } from '../../api/words.ts';
import './matterIcon.css';

/** Lines of 24 by 24: the lid, and what is wrong with it. */
const LINES: Readonly<Record<Matter, string>> = {
  missing: 'M4 15c0-3 3.6-5 8-5s8 2 8 5-3.6 5-8 5-8-2-8-5ZM9.5 3.5l5 5M14.5 3.5l-5 5',
  open: 'M4 16c0-2.6 3.6-4.5 8-4.5s8 1.9 8 4.5-3.6 4.5-8 4.5S4 18.6 4 16ZM5.5 12.5 16.5 4l3 2.5-8.5 5',
  displaced:
    'M3 15c0-2.6 3.2-4.5 7-4.500s7 1.9 7 4.5-3.2 4.5-7 4.5-7-1.9-7-4.500ZM11 8c1-1.5 3.4-2.5 6-2.5 2.8 0 4.5 1.3 4.5 3 0 1.4-1 2.5-2.5 3.200M6 6.500h3M4 3.500h4',
  tilted: 'M3.5 17.5 19 8.500M6 20.500h13M5 14.800c.4-3.5 4-7 8.5-7.800M19 8.500l-.5 3',
  flooding:
    'M3 10c2-1.6 4-1.6 6 0s4 1.6 6 0 4-1.6 6 0M3 15c2-1.6 4-1.6 6 0s4 1.6 6 0 4-1.6 6 0M3 20c2-1.6 4-1.6 6 0s4 1.6 6 0 4-1.6 6 0M12 2.500v4',
  damaged: 'M12 12m-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 3.500l-2 5 3.5 2.5-3 3.5 2.5 5.5',
  noisy: 'M4 9.500v5h3.500L12 18.500v-13L7.5 9.500zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
  node: 'M8 8h8v8H8zM10 8V4.500M14 8V4.500M10 19.500V16M14 19.500V16M8 10H4.500M8 14H4.500M19.5 10H16M19.5 14H16',
  other: 'M12 12m-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 7.500v5M12 16.200h.01',
};

/** Beside the word for it: says nothing by itself. */
export function MatterIcon(props: { readonly matter: Matter; readonly severity?: Severity; readonly size?: number }) {
  const { matter, severity = 'info', size = 22 } = props;
  return (
    <span class={`matter-icon is-${severity}`} aria-hidden="true">
      <svg width={size} height={size} viewBox="0 0 24 24" focusable="false" aria-hidden="true">
        <path
          d={LINES[matter]}
          fill="none"
          stroke="currentColor"
          stroke-width="1.7"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </span>
  );
}
