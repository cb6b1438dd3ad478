/** `npm run screenshots`: every page of the console and of the residents' door, light and dark, on a desk and on a phone. */
import { cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hasProgram } from './demo/programs.ts';
import { writeAlbum } from './screenshots/album.ts';
import { type Camera, fileOf, LOOKS, openCamera } from './screenshots/camera.ts';
import { PAGES, type Page } from './screenshots/pages.ts';
import { IN_README } from './screenshots/readme.ts';
import { createScene } from './screenshots/scene.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const README_PICTURES = join(root, 'docs', 'screenshots');

const HELP = `npm run screenshots -- [options]
  --out FOLDER      where the pictures go (dist/screenshots)
  --only NAME,...   some pages only: ${PAGES.map(({ name }) => name).join(', ')}
  --language TAG    en, zh-CN or zh-TW
  --readme          bring the pictures of README.md up to date, too
`;

function fail(message: string): never {
  process.stderr.write(`${message}\n${HELP}`);
  process.exit(2);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string', default: join(root, 'dist', 'screenshots') },
        only: { type: 'string' },
        language: { type: 'string', default: 'en' },
        readme: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function chosen(only: string | undefined): readonly Page[] {
  if (only === undefined) return PAGES;
  return only.split(',').map((name) => PAGES.find((page) => page.name === name) ?? fail(`--only: no page ${name}`));
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

const { out, only, language, readme, help } = readOptions();
const pages = chosen(only);
if (!['en', 'zh-CN', 'zh-TW'].includes(language)) fail(`--language ${language}: en, zh-CN or zh-TW`);
if (readme && (only !== undefined || language !== 'en')) fail('--readme: of all pages, in English');

async function take(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const scene = createScene(say);
  let camera: Camera | undefined;
  try {
    camera = await openCamera(language);
    for (const [index, page] of pages.entries()) {
      say(`[${index + 1}/${pages.length}] ${page.name}`);
      for (const look of LOOKS) await camera.take(page, look, scene, folder);
    }
  } finally {
    await camera?.close();
    await scene.close();
  }
  writeAlbum(folder, pages);
  say(`${pages.length * LOOKS.length} pictures; look at them all in ${join(folder, 'index.html')}`);
  if (!readme) return;
  mkdirSync(README_PICTURES, { recursive: true });
  for (const { page, look } of IN_README)
    cpSync(join(folder, fileOf(page, look)), join(README_PICTURES, fileOf(page, look)));
  say(`the ${IN_README.length} of README.md are in ${README_PICTURES}`);
}

if (help) process.stdout.write(HELP);
else if (!hasProgram('chromium')) {
  say('chromium is not installed: on Debian, sudo apt-get install chromium');
  process.exitCode = 1;
} else await take(resolve(out));
