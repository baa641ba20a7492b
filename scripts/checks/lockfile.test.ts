import { describe, expect, it } from "vitest";
import { listAddressed, listIncomplete } from "./lockfile.ts";

describe("listAddressed", () => {
  it("finds packages with a download address, and lets links to workspaces be", () => {
    const packages = {
      "": {},
      "node_modules/@banter/domain": { resolved: "packages/domain", link: true },
      "node_modules/zod": {},
      "node_modules/left-pad": { resolved: "https://registry.example/left-pad.tgz" },
    };
    expect(listAddressed(packages)).toEqual(["node_modules/left-pad"]);
  });
});

describe("listIncomplete", () => {
  it("finds the platforms that a package is not locked for", () => {
    const packages = {
      "": {},
      "node_modules/turbo": { optionalDependencies: { "@turbo/linux-64": "1.0.0", "@turbo/darwin-64": "1.0.0" } },
      "node_modules/turbo/node_modules/@turbo/linux-64": {},
    };
    expect(listIncomplete(packages)).toEqual(["@turbo/darwin-64"]);
  });
});
