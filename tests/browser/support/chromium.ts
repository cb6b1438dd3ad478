import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { QUIET_CHROMIUM } from '../../../scripts/screenshots/quietChromium.ts';
import { pathOf } from '../../support/programs.ts';

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly touch?: boolean;
  readonly dark?: boolean;
  readonly language?: string;
}

export const DESK: Look = { width: 1440, height: 900 };
/** the narrowest that crews carry */
export const PHONE: Look = { width: 390, height: 844, touch: true };

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** what went wrong in the page: errors of scripts, and of the console; a test may expect some of them */
  readonly faults: string[];
}

function optionsOf({ width, height, touch = false, dark = false, language = 'en' }: Look): BrowserContextOptions {
  return {
    viewport: { width, height },
    ...{ hasTouch: touch, isMobile: touch, deviceScaleFactor: touch ? 2 : 1 },
    colorScheme: dark ? 'dark' : 'light',
    locale: language,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  };
}

/** A browser of its own with an empty profile, closed with the test. Whatever it asks for beyond `api` fails the test. */
export async function openPage(api: string, look: Look = DESK): Promise<Opened> {
  const profile = mkdtempSync(join(tmpdir(), 'lidwatch-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: pathOf('chromium'),
    args: [...QUIET_CHROMIUM],
    ...optionsOf(look),
  });
  const faults: string[] = [];
  const outside: string[] = [];
  onTestFinished(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
    expect(outside).toEqual([]);
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(api) && !/^(?:data|blob|about):/.test(url)) outside.push(url);
  });
  const page = context.pages()[0] ?? (await context.newPage());
  // sooner than the test is over, so that it is told what was waited for
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // that something was refused or is not there is the page's business, and the test's
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) faults.push(message.text());
  });
  return { page, context, faults };
}
