import { describe, expect, it } from "vitest";
import { holdsAll } from "./installation.mjs";

const wanted = {
  packages: {
    "": { version: "0.1.0" },
    "packages/domain": { version: "0.1.0" },
    "node_modules/@banter/domain": { resolved: "packages/domain", link: true },
    "node_modules/zod": { version: "4.6.7" },
    "packages/domain/node_modules/zod": { version: "3.0.0" },
    "node_modules/@esbuild/darwin-arm64": { version: "0.28.2", optional: true },
  },
};
const installed = {
  packages: {
    "node_modules/@banter/domain": { resolved: "packages/domain", link: true },
    "node_modules/zod": { version: "4.6.7" },
    "packages/domain/node_modules/zod": { version: "3.0.0" },
  },
};

describe("holdsAll", () => {
  it("asks neither for workspaces as such nor for packages of other platforms", () => {
    expect(holdsAll(wanted, installed)).toBe(true);
  });

  it.each(["node_modules/zod", "packages/domain/node_modules/zod", "node_modules/@banter/domain"])(
    "misses %s",
    (path) => {
      const rest = Object.entries(installed.packages).filter(([name]) => name !== path);
      expect(holdsAll(wanted, { packages: Object.fromEntries(rest) })).toBe(false);
    },
  );

  it("notices another version, of an optional package too", () => {
    const other = (path: string) => ({ packages: { ...installed.packages, [path]: { version: "9.9.9" } } });
    expect(holdsAll(wanted, other("node_modules/zod"))).toBe(false);
    expect(holdsAll(wanted, other("node_modules/@esbuild/darwin-arm64"))).toBe(false);
  });

  it("notices a link that leads elsewhere", () => {
    const moved = { "node_modules/@banter/domain": { resolved: "packages/rules", link: true } };
    expect(holdsAll(wanted, { packages: { ...installed.packages, ...moved } })).toBe(false);
  });
});
