import { describe, expect, it } from "vitest";
import { listAddressed } from "./lockfile.ts";

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
