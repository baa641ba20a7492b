// How much JavaScript the first visit to a page loads, compressed; the build fails when a page is above its limit.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUILD = new URL(".next/", import.meta.url);

/** In kB (1,000 bytes) as they cross the wire: little more than there is, so that what adds to it is noticed. The goal for a room is 250. */
const LIMITS_KB = { "/page": 175, "/(signed-in)/rooms/[roomId]/page": 345, "/(signed-in)/messages/[userId]/page": 300 };

const { rootMainFiles } = JSON.parse(readFileSync(new URL("build-manifest.json", BUILD), "utf8"));

/** @param {string} page @returns {Set<string>} */
function filesOf(page) {
  const source = readFileSync(new URL(`server/app${encodeURI(page)}_client-reference-manifest.js`, BUILD), "utf8");
  // It assigns JSON to a global, by the page's name.
  const manifest = JSON.parse(source.slice(source.indexOf("] = {") + "] = ".length).replace(/;\s*$/, ""));
  /** @type {Record<string, string[]>} */
  const entries = manifest.entryJSFiles;
  const [, ofPage] = Object.entries(entries).find(([name]) => name.endsWith(`/src/app${page}`)) ?? [];
  if (!ofPage) throw new Error(`Next has written no list of what ${page} loads`);
  return new Set([...rootMainFiles, ...ofPage]);
}

const sizes = Object.entries(LIMITS_KB).map(([page, limitKb]) => {
  const bytes = [...filesOf(page)].map((file) => gzipSync(readFileSync(new URL(file, BUILD))).length);
  return { page, limitKb, kb: bytes.reduce((sum, size) => sum + size, 0) / 1_000 };
});

for (const { page, limitKb, kb } of sizes)
  process.stdout.write(`First load of ${page}: ${kb.toFixed(1)} kB of JavaScript, compressed (at most ${limitKb})\n`);

process.exitCode = sizes.some(({ kb, limitKb }) => kb > limitKb) ? 1 : 0;
