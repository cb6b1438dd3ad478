import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page as Tab } from 'playwright-core';
import sharp from 'sharp';
import { pathOfProgram } from '../demo/programs.ts';
import type { Page } from './pages.ts';
import { QUIET_CHROMIUM } from './quietChromium.ts';
import type { Scene } from './scene.ts';

/** A screen, and whether its owner likes it dark. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly isPhone: boolean;
  readonly isDark: boolean;
}

const SCREENS = [
  { name: 'desktop', width: 1440, height: 900, isPhone: false },
  { name: 'phone', width: 390, height: 844, isPhone: true },
];

export const LOOKS: readonly Look[] = SCREENS.flatMap((screen) => [
  { ...screen, name: `${screen.name}-light`, isDark: false },
  { ...screen, name: `${screen.name}-dark`, isDark: true },
]);

export const fileOf = (page: string, look: string): string => `${page}-${look}.webp`;

/** A long page is shown as far as so many screens. */
const SCREENS_HIGH = 2;
/** ms in which what slides and fades has come to rest, and tiles of a map are drawn */
const REST = 600;
const QUALITY = 82;

export interface Camera {
  /** Writes the picture into the folder. Throws, naming page and look, where the page does not come to rest. */
  take(page: Page, look: Look, scene: Scene, folder: string): Promise<void>;
  close(): Promise<void>;
}

export async function openCamera(language: string): Promise<Camera> {
  const browser = await chromium.launch({ executablePath: pathOfProgram('chromium') ?? '', args: QUIET_CHROMIUM });
  /** one for each look and person: who has signed in once stays so */
  const rooms = new Map<string, Promise<BrowserContext>>();

  return {
    async take(page, look, scene, folder) {
      const { who } = page;
      const key = `${look.name} ${who}`;
      const room = rooms.get(key) ?? enter(browser, look, language, scene, who);
      rooms.set(key, room);
      const tab = await (await room).newPage();
      try {
        await tab.goto(await page.address(scene));
        await tab.locator(page.shows).first().waitFor();
        const { chooses } = page;
        if (chooses !== undefined) await tab.locator(`label:has(input[value=${chooses}])`).first().click();
        await tab.locator('.loading').first().waitFor({ state: 'detached' });
        await tab.waitForTimeout(REST);
        if (page.narrows) await narrow(tab);
        await develop(tab, look, page.isOneScreen === true, join(folder, fileOf(page.name, look.name)));
      } catch (error) {
        throw new Error(`${page.name}, ${look.name}: ${error instanceof Error ? error.message : error}`);
      } finally {
        await tab.close();
      }
    },
    close: () => browser.close(),
  };
}

async function enter(browser: Browser, look: Look, locale: string, scene: Scene, who: Page['who']) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    ...{ hasTouch: look.isPhone, isMobile: look.isPhone, deviceScaleFactor: look.isPhone ? 2 : 1 },
    ...{ colorScheme: look.isDark ? 'dark' : 'light', locale, reducedMotion: 'reduce' },
    // of a district in the middle of an ocean
    timezoneId: 'Atlantic/Azores',
  });
  if (who === 'nobody') return context;
  const { api, password } = await scene.district();
  const tab = await context.newPage();
  await tab.goto(`${api}/`);
  await tab.locator('input[autocomplete=username]').fill(who);
  await tab.locator('input[type=password]').fill(password);
  await tab.locator('button[type=submit]').click();
  await tab.locator('#main').waitFor();
  await tab.close();
  return context;
}

async function narrow(tab: Tab): Promise<void> {
  const box = await tab.locator('canvas').first().boundingBox();
  if (!box) return;
  const y = box.y + box.height / 2;
  await tab.mouse.move(box.x + box.width * 0.85, y);
  await tab.mouse.down();
  await tab.mouse.move(box.x + box.width * 0.995, y, { steps: 4 });
  await tab.mouse.up();
  await tab.locator('.loading').first().waitFor({ state: 'detached' });
  await tab.waitForTimeout(REST);
}

async function develop(tab: Tab, look: Look, isOneScreen: boolean, file: string): Promise<void> {
  const high = await tab.evaluate('document.documentElement.scrollHeight');
  const height = isOneScreen ? look.height : Math.min(Number(high), look.height * SCREENS_HIGH);
  // a taller screen, not a stitched page: what is fixed to an edge stays at that edge
  await tab.setViewportSize({ width: look.width, height: Math.max(look.height, height) });
  await tab.waitForTimeout(REST);
  await sharp(await tab.screenshot())
    .webp({ quality: QUALITY })
    .toFile(file);
}
