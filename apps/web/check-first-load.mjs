// How much JavaScript the first visit to a page loads, compressed; the build fails when a page is above its limits.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUILD = new URL(".next/", import.meta.url);

/** Words that stand in these parts of the app and in no other. */
const SOCKET = "EIO";
const MESSAGE_PARSER = "bullet_list_open";

/**
 * In kB (1,000 bytes) as they cross the wire: what the page comes with; and that together with what it asks for by itself
 * as soon as it runs, which are the parts `atOnce`. All else waits until the page has had its time, or is used.
 */
const PAGES = {
  "/page": { limitKb: 150, limitAtOnceKb: 150, atOnce: [] },
  "/(signed-in)/rooms/[roomId]/page": { limitKb: 250, limitAtOnceKb: 285, atOnce: [SOCKET, MESSAGE_PARSER] },
  "/(signed-in)/messages/[userId]/page": { limitKb: 250, limitAtOnceKb: 285, atOnce: [SOCKET, MESSAGE_PARSER] },
};

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

/** @param {string} file */
const read = (file) => readFileSync(new URL(file, BUILD), "utf8");

/** What these files import while they run: lists of files that are fetched together. @param {Iterable<string>} files */
function importsOf(files) {
  const lists = [...files].flatMap((file) => [...read(file).matchAll(/Promise\.all\((\["static\/[^\]]+\])\.map/g)]);
  return lists.map(([, list]) => /** @type {string[]} */ (JSON.parse(list ?? "[]")));
}

/** @param {string} page @param {Set<string>} files @param {readonly string[]} words */
function filesAtOnce(page, files, words) {
  const imports = importsOf(files);
  const found = words.flatMap((word) => {
    const list = imports.find((one) => one.some((file) => read(file).includes(word)));
    if (!list)
      throw new Error(`${page} imports nothing with ${word} in it: see what it asks for at once, and say so here`);
    return list;
  });
  return new Set([...files, ...found]);
}

/** @param {Iterable<string>} files */
const kbOf = (files) => [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0) / 1_000;

for (const [page, { limitKb, limitAtOnceKb, atOnce }] of Object.entries(PAGES)) {
  const files = filesOf(page);
  const [kb, atOnceKb] = [kbOf(files), kbOf(filesAtOnce(page, files, atOnce))];
  process.stdout.write(
    `First load of ${page}: ${kb.toFixed(1)} kB of JavaScript, compressed (at most ${limitKb}); ` +
      `${atOnceKb.toFixed(1)} with what it asks for at once (at most ${limitAtOnceKb})\n`,
  );
  if (kb > limitKb || atOnceKb > limitAtOnceKb) process.exitCode = 1;
}
