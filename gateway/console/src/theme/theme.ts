import { type ReadonlySignal, signal } from '@preact/signals';
import type { Keep } from '../api/keep.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Light or dark: as the system has it, until somebody chooses. public/theme.js does the same before the first paint. */
export interface ThemeSwitch {
  readonly wanted: ReadonlySignal<Theme>;
  /** what is shown: charts and the map draw in its colours */
  readonly shown: ReadonlySignal<'light' | 'dark'>;
  choose(theme: Theme): void;
}

const KEY = 'theme';

export function createTheme(keep: Keep): ThemeSwitch {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const kept = keep.get(KEY);
  const wanted = signal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');
  const shown = signal<'light' | 'dark'>('light');

  function show(): void {
    const isDark = wanted.value === 'dark' || (wanted.value === 'system' && system.matches);
    shown.value = isDark ? 'dark' : 'light';
    document.documentElement.dataset.theme = shown.value;
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--ground').trim();
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground);
  }

  system.addEventListener('change', show);
  show();
  return {
    wanted,
    shown,
    choose(theme) {
      wanted.value = theme;
      keep.set(KEY, theme === 'system' ? undefined : theme);
      show();
    },
  };
}

/** The value of a custom property as it is now, for what is drawn on a canvas. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
