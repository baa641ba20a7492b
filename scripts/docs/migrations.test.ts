import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";
import { HAZARDS } from "../checks/migrations/find-hazards.ts";

it("docs/migrations.md explains each rule that a migration is held against, and no other", () => {
  const text = readFileSync(join(ROOT, "docs/migrations.md"), "utf8");
  const cells = [...text.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell = ""]) => cell);
  const documented = cells.flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, rule]) => rule));
  expect(documented.sort()).toEqual(Object.keys(HAZARDS).sort());
});
