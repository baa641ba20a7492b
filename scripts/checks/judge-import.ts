import { dirname, relative, resolve } from "node:path";
import { CLOSED_CIRCLES, IMPORT_TABLE, type ImportRule, TEST_PACKAGES } from "./import-table.ts";
import type { Import } from "./read-imports.ts";
import type { Workspace } from "./workspaces.ts";

/** Workspaces that hold nothing but tests and what tests need. */
const TEST_WORKSPACES = new Set(["testing", "e2e", "scripts"]);
const TEST_RUNNER = "vitest";

/** Why the import breaks a rule, or `null`. */
export function judgeImport(file: string, found: Import, from: Workspace, all: readonly Workspace[]): string | null {
  const outside = judgeCircle(file, found.specifier, from);
  if (outside) return outside;
  if (found.specifier.startsWith(".")) return judgePath(file, found.specifier, from);
  const [, name, subpath] = /^@banter\/([^/]+)(\/.*)?$/.exec(found.specifier) ?? [];
  if (name === undefined || name === from.name) return null;
  const target = all.find((workspace) => workspace.name === name);
  if (!target) return `there is no workspace @banter/${name}`;
  if (!target.exports.includes(subpath ? `.${subpath}` : ".")) return `@banter/${name} does not export it`;
  const isTest = isTestFile(relative(from.directory, file));
  const forbidden = judgeByTable(found, from, name, isTest);
  return forbidden ?? judgeDeclaration(found, from, name, isTest);
}

function judgeCircle(file: string, specifier: string, from: Workspace): string | null {
  const circle = CLOSED_CIRCLES[from.name] ?? [];
  const isIn = (path: string) => circle.some((part) => (part.endsWith("/") ? path.startsWith(part) : path === part));
  const path = relative(from.directory, file);
  if (!isIn(path)) return null;
  if (specifier.startsWith(".") && isIn(relative(from.directory, resolve(dirname(file), specifier)))) return null;
  if (isTestFile(path) && specifier === TEST_RUNNER) return null;
  return `it may import nothing but ${circle.join(", ")}`;
}

function judgePath(file: string, specifier: string, from: Workspace): string | null {
  const target = relative(from.directory, resolve(dirname(file), specifier));
  return target.startsWith("..") ? "it leaves its workspace by path; import what the other one exports" : null;
}

function judgeByTable(found: Import, from: Workspace, name: string, isTest: boolean): string | null {
  const rule: ImportRule | undefined = IMPORT_TABLE[from.name];
  if (!rule) return `${from.name} is not in the import table`;
  if (rule.code.includes(name)) return null;
  if (rule.types.includes(name)) return found.isType ? null : `${from.name} may import only types from ${name}`;
  if (isTest && TEST_PACKAGES.includes(name)) return null;
  return `${from.name} may not import ${name}`;
}

function judgeDeclaration(found: Import, from: Workspace, name: string, isTest: boolean): string | null {
  const needed = `@banter/${name}`;
  if (from.dependencies.includes(needed)) return null;
  if (!from.devDependencies.includes(needed)) return `package.json of ${from.name} does not declare ${needed}`;
  if (isTest || found.isType || TEST_WORKSPACES.has(from.name)) return null;
  return `package.json of ${from.name} declares ${needed} for development only`;
}

function isTestFile(path: string): boolean {
  return path.startsWith("test/") || /\.test\.tsx?$/.test(path);
}
