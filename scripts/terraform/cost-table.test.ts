import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";

/** And a little for what binary fractions leave. */
const HALF_A_CENT = 0.0051;

const directory = join(ROOT, "terraform/environments");
const environments = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** What `2 × 0.0168 × 730 + 3` comes to. */
function calculate(arithmetic: string): number {
  const terms = arithmetic.split("+").map((term) => term.split("×").map(Number));
  return terms.reduce((sum, factors) => sum + factors.reduce((product, factor) => product * factor, 1), 0);
}

describe.each(environments.map(({ name }) => name))("the cost note of %s", (name) => {
  const readme = readFileSync(join(directory, name, "README.md"), "utf8");
  const main = readFileSync(join(directory, name, "main.tf"), "utf8");
  const rows = [...readme.matchAll(/^\| ([^|*]+) \| ([\d.×+ ]+) \| ([\d.]+) \|$/gm)];

  it("calculates right", () => {
    expect(rows.length).toBeGreaterThan(5);
    for (const [, what, arithmetic = "", amount] of rows) {
      expect(Math.abs(calculate(arithmetic) - Number(amount)), what).toBeLessThan(HALF_A_CENT);
    }
    const total = /\*\*together\*\* \| \| \*\*([\d.]+)\*\*/.exec(readme)?.[1];
    expect(rows.reduce((sum, [, , , amount]) => sum + Number(amount), 0)).toBeCloseTo(Number(total), 2);
  });

  it("counts what is installed", () => {
    const given = (module: string, argument: RegExp) =>
      argument.exec(new RegExp(`^module "${module}" \\{[\\s\\S]*?^\\}`, "m").exec(main)?.[0] ?? "")?.[1];
    const counted = (what: RegExp) => what.exec(readme)?.[1];
    expect(counted(/^\| (\d+) realtime instances?,/m)).toBe(given("realtime", /size += \{ min = (\d+)/));
    expect(counted(/^\| (\d+) web instances?,/m)).toBe(given("web", /size += \{ min = (\d+)/));
    expect(counted(/^\| the broker, (\d+) of/m)).toBe(given("cache", /node_count += (\d+)/));
    expect(counted(/^\| its disk, (\d+) GiB/m)).toBe(given("database", /storage_gib += (\d+)/));
  });

  it("says when and where the prices held", () => {
    expect(readme).toMatch(/list prices .+ in [a-z]{2}-[a-z]+-\d at the end of 20\d\d/);
  });

  it("names the sizes that are installed", () => {
    const sizes = [...main.matchAll(/(?:instance_type|instance_class|node_type)\s*= "([^"]+)"/g)].map(
      ([, size]) => size,
    );
    expect(sizes).toHaveLength(4);
    for (const size of sizes) expect(readme).toContain(size);
  });
});
