/**
 * The service worker. It answers one thing: a page that cannot be fetched, with the page that says so. Whatever else is
 * asked for, the API above all, it leaves alone; what never changes is kept by the browser's own cache.
 */
const WORKER = `
const SHELL = "banter-shell-1";
const OFFLINE = "/offline";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add(new Request(OFFLINE, { cache: "reload" }))));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("banter-shell-") && name !== SHELL);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const isApi = new URL(event.request.url).pathname.startsWith("/api/");
  if (event.request.mode !== "navigate" || event.request.method !== "GET" || isApi) return;
  event.respondWith(
    fetch(event.request).catch(async () => (await caches.match(OFFLINE, { cacheName: SHELL })) ?? Response.error()),
  );
});
`;

export function GET(): Response {
  return new Response(WORKER, {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" },
  });
}
