import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What has the focus, as whoever looks at the page finds it. */
interface Stop {
  readonly name: string;
  /** a ring around it, or around what stands for it */
  readonly isRinged: boolean;
  readonly isInSight: boolean;
}

function look(): Stop {
  const found = document.activeElement as HTMLElement | null;
  if (!found || found === document.body) return { name: '', isRinged: false, isInSight: false };
  const hasRing = (element: Element | null): boolean => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const isClear = outlineColor === 'transparent' || /,\s*0\)$/.test(outlineColor);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !isClear;
  };
  // a radio or a file field that nobody sees is drawn by its label
  const label = found instanceof HTMLInputElement ? (found.labels?.[0] ?? null) : null;
  const isHidden = found.offsetWidth <= 1;
  const shown = isHidden ? [found.nextElementSibling, label] : [found];
  const box = (shown.find((one) => one !== null) ?? found).getBoundingClientRect();
  const isInSight = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const text = label?.textContent ?? found.getAttribute('aria-label') ?? found.textContent ?? '';
  return {
    name: `${found.tagName.toLowerCase()} ${text.trim().slice(0, 60)}`,
    isRinged: shown.some(hasRing),
    isInSight,
  };
}

export interface Keyboard {
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** What has the focus now; it must be seen that it has. */
  stop(): Promise<Stop>;
  /** Goes on by Tab until this has the focus; every stop on the way must be seen. */
  to(wanted: Locator): Promise<void>;
  /** All stops from here until the focus leaves the page, or `most` of them. */
  round(most: number): Promise<readonly Stop[]>;
}

const MOST_STOPS = 60;

/** A person without a pointer. */
export function createKeyboard(page: Page): Keyboard {
  const hasFocus = async (wanted: Locator): Promise<boolean> =>
    (await wanted.count()) > 0 && (await wanted.first().evaluate((element) => element === document.activeElement));

  async function stop(): Promise<Stop> {
    // what slides in when it is reached is on its way for a moment
    await expect
      .poll(() => page.evaluate(look), { message: 'the focus is to be seen', timeout: 2_000, interval: 20 })
      .toMatchObject({ isRinged: true, isInSight: true });
    return page.evaluate(look);
  }

  return {
    stop,
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    async to(wanted) {
      const passed: string[] = [];
      while (!(await hasFocus(wanted))) {
        expect(passed.length, `never reached, on the way: ${passed.join(', ')}`).toBeLessThan(MOST_STOPS);
        await page.keyboard.press('Tab');
        const { name } = await page.evaluate(look);
        // behind the last stop stands the browser itself, and then the first one
        passed.push(name === '' ? 'the browser' : (await stop()).name);
      }
    },
    async round(most) {
      const stops: Stop[] = [];
      for (let i = 0; i < most; i += 1) {
        await page.keyboard.press('Tab');
        const { name } = await page.evaluate(look);
        if (name === '') return stops;
        stops.push(await stop());
      }
      return stops;
    },
  };
}
