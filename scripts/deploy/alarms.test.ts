import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";

const MODULES = join(ROOT, "terraform", "modules");
const operations = readFileSync(join(ROOT, "docs", "operations.md"), "utf8");
const PARTS = ["web", "realtime"];

/** What the modules' own locals come to, `…` standing for the environment's name. */
const NAMES: Readonly<Record<string, (module: string) => string[]>> = {
  "${var.name}": () => ["…"],
  "${local.full_name}": (module) => (module === "fleet" ? PARTS.map((part) => `…-${part}`) : [`…-${module}`]),
  "${each.value}": () => PARTS,
  "${count.index + 1}": () => ["1"],
};

function listAlarms(module: string): string[] {
  const folder = join(MODULES, module);
  const files = readdirSync(folder).filter((name) => name.endsWith(".tf"));
  const text = files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const table = /^ {2}alarms = \{\n([\s\S]*?)^ {2}\}/m.exec(text)?.[1] ?? "";
  const keys = [...table.matchAll(/^ {4}(\w+) += \{$/gm)].map(([, key = ""]) => key.replaceAll("_", "-"));
  const fill: typeof NAMES = {
    ...NAMES,
    "${each.key}": () => keys,
    '${replace(each.key, "_", "-")}': () => (module === "cache" ? keys.map((key) => `…-001-${key}`) : keys),
  };
  return [...text.matchAll(/^ {2}alarm_name +=\s*"((?:\$\{[^}]*\}|[^"])*)"$/gm)].flatMap(([, template = ""]) =>
    fillIn(template, fill, module),
  );
}

/** Every name that a template can come to. @throws when it holds an expression that is not known here. */
function fillIn(template: string, fill: typeof NAMES, module: string): string[] {
  const [expression] = /\$\{[^}]*\}/.exec(template) ?? [];
  if (!expression) return [template];
  const values = fill[expression];
  if (!values) throw new Error(`modules/${module}: say here what ${expression} comes to in an alarm's name`);
  return values(module).flatMap((value) => fillIn(template.replace(expression, value), fill, module));
}

it("docs/operations.md says what to do about each alarm that Terraform sets, and about no other", () => {
  const set = readdirSync(MODULES).flatMap(listAlarms);
  expect(set.length).toBeGreaterThan(15);
  const table = operations.slice(operations.indexOf("\n## Alarms"), operations.indexOf("\n## Runbooks"));
  const first = [...table.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell = ""]) => cell).join();
  const documented = [...first.matchAll(/`(…-[\w-]+)`/g)].map(([, name]) => name);
  expect(documented.sort()).toEqual(set.sort());
});

it("docs/operations.md points to alarms that there are", () => {
  const set = new Set(readdirSync(MODULES).flatMap(listAlarms));
  const mentioned = [...operations.matchAll(/`(…-[\w-]+)`/g)].map(([, name = ""]) => name);
  expect(mentioned.filter((name) => !set.has(name))).toEqual([]);
});
