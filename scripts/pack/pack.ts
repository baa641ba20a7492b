import { cp, lstat, mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { nodeFileTrace } from "@vercel/nft";
import { Problem } from "../bootstrap/problem.mjs";
import { showProgress } from "../bootstrap/progress.mjs";
import { listPackageFolders } from "./list-package-folders.ts";
import { isLeftOut, PARTS, type PackedPart } from "./packing-list.ts";

export interface PackOptions {
  root: string;
  /** Names from the packing list. */
  parts: readonly string[];
  /** A folder that does not exist yet, or is empty. */
  to: string | undefined;
}

/**
 * Copies what the parts run, laid out like the checkout, into a folder that needs no installing, building or network.
 * @throws Problem when a part is unknown or not built, or when the folder has something in it.
 */
export async function pack({ root, parts, to }: PackOptions): Promise<void> {
  if (!to || parts.length === 0) throw new Problem(`Use it as: npm run pack -- --to FOLDER ${NAMES.join(" ")}`);
  const target = resolve(root, to);
  await mkdir(target, { recursive: true });
  if ((await readdir(target)).length > 0) throw new Problem(`${to} is not empty: give a new folder`);
  await showProgress(`Packing ${parts.join(", ")}`, async () => {
    const lists = await Promise.all(parts.map((name) => listFiles(root, findPart(name))));
    const files = new Set(lists.flat());
    for (const file of files) await copy(join(root, file), join(target, file));
  });
}

const NAMES = Object.keys(PARTS);

function findPart(name: string): PackedPart {
  const part = PARTS[name];
  if (part) return part;
  throw new Problem(`No such part: ${name}. There are ${NAMES.join(", ")}.`);
}

async function listFiles(root: string, { entry, files, packages = [], tracesIn }: PackedPart): Promise<string[]> {
  const named = await Promise.all(files.map((path) => walk(root, path)));
  const imported = entry ? await followImports(root, entry) : [];
  const traced = tracesIn ? await readTraces(root, tracesIn) : [];
  const folders = packages.flatMap((name) => [...listPackageFolders(root, name)]);
  const whole = await Promise.all(folders.map((path) => walk(root, path)));
  return [...named.flat(), ...[...imported, ...traced, ...whole.flat()].filter((path) => !isLeftOut(path))];
}

/** The files at and below a path; a link counts as a file. */
async function walk(root: string, path: string): Promise<string[]> {
  const status = await lstat(join(root, path)).catch(() => {
    throw new Problem(`There is no ${path}. Run \`npm run build\` first.`);
  });
  if (!status.isDirectory()) return path.endsWith(".nft.json") ? [] : [path];
  const names = await readdir(join(root, path));
  const below = await Promise.all(names.map((name) => walk(root, `${path}/${name}`)));
  return below.flat();
}

async function followImports(root: string, entry: string): Promise<string[]> {
  const { fileList } = await nodeFileTrace([join(root, entry)], {
    base: root,
    processCwd: dirname(dirname(join(root, entry))),
    ignore: isLeftOut,
  });
  return [...fileList];
}

async function readTraces(root: string, folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder), { recursive: true });
  const traces = names.filter((name) => name === "next-server.js.nft.json" || /^server\/.*\.nft\.json$/.test(name));
  const lists = await Promise.all(
    traces.map(async (name) => {
      const file = join(root, folder, name);
      const { files }: { files: string[] } = JSON.parse(await readFile(file, "utf8"));
      return files.map((path) => relative(root, resolve(dirname(file), path)));
    }),
  );
  return lists.flat();
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
}
