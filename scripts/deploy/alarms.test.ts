import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";

const MODULES = join(ROOT, "terraform", "modules");
const operations = readFileSync(join(ROOT, "docs", "operations.md"), "utf8");

const files = readdirSync(MODULES, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".tf"))
  .map((name) => readFileSync(join(MODULES, name), "utf8"));

/** The ends of alarms' names: those of a table of alarms, and those that a resource has for itself. */
const endings = files.flatMap((text) => {
  const table = /^ {2}alarms = \{\n([\s\S]*?)^ {2}\}/m.exec(text)?.[1] ?? "";
  const inTable = [...table.matchAll(/^ {4}(\w+) += \{$/gm)].map(([, key = ""]) => key.replaceAll("_", "-"));
  const named = [...text.matchAll(/alarm_name += "[^"]*?-([a-z-]+)(?:-\$\{count\.index \+ 1\})?"$/gm)];
  return [...inTable, ...named.map(([, ending = ""]) => ending)];
});

it("docs/operations.md says what to do about each alarm that Terraform sets", () => {
  expect(endings.length).toBeGreaterThan(10);
  const documented = [...operations.matchAll(/`…-([a-z-]+)`/g)].map(([, ending = ""]) => ending);
  expect(endings.filter((ending) => !documented.some((known) => known.includes(ending)))).toEqual([]);
});
