import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { listPackageFolders } from "./list-package-folders.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "banter-packages-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function install(folder: string, manifest: object) {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, "package.json"), JSON.stringify(manifest));
}

it("follows dependencies, the nearest copy first, and goes round in no circle", () => {
  install("node_modules/a", { dependencies: { b: "1", "@c/d": "2" }, optionalDependencies: { elsewhere: "1" } });
  install("node_modules/b", { dependencies: { a: "1" } });
  install("node_modules/@c/d", { dependencies: { b: "2" } });
  install("node_modules/@c/d/node_modules/b", {});
  install("node_modules/unused", {});
  expect([...listPackageFolders(root, "a")]).toEqual([
    "node_modules/a",
    "node_modules/b",
    "node_modules/@c/d",
    "node_modules/@c/d/node_modules/b",
  ]);
});

it("says which package is missing", () => {
  install("node_modules/a", { dependencies: { b: "1" } });
  expect(() => listPackageFolders(root, "a")).toThrow("There is no package b");
});
