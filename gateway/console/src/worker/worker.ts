/**
 * Keeps the shell of the console on the device, so that a page opens where there is no coverage: its files, never an answer of the
 * API. What a crew needs of those it keeps itself, where it can show how old it is.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

/** Put in by the build: the files of the shell, and a name that changes with them. */
declare const __SHELL__: { readonly version: string; readonly files: readonly string[] };

const PREFIX = 'lidwatch-';
const NAME = PREFIX + __SHELL__.version;
const PAGE = '/';
/** A page that has not come in so long comes from here: one bar of coverage is worse than none. */
const PATIENCE_MS = 4_000;
/** Pages of the gateway that are none of the console's. */
const OTHERS = /^\/(?:api|map|r|open311|public|metrics|livez|readyz)(?:\/|$)/;

async function keep(): Promise<void> {
  const cache = await caches.open(NAME);
  const requests = __SHELL__.files.map((file) => {
    // the gateway answers with the page who asks for one
    const headers = { accept: file === PAGE ? 'text/html' : '*/*' };
    return new Request(file, { cache: 'reload', headers });
  });
  await cache.addAll(requests);
  await worker.skipWaiting();
}

/** Files of an older console stay until a newer worker is at work: a page that was opened before may still want one. */
async function tidy(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  return kept ?? fetch(request);
}

async function page(request: Request): Promise<Response> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(request, { signal: late });
  } catch (error) {
    const kept = await caches.match(PAGE, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(tidy()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || OTHERS.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (__SHELL__.files.includes(pathname)) event.respondWith(file(request));
});
