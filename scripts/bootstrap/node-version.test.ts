import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explainOldNode } from "./node-version.mjs";

describe("explainOldNode", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("accepts Node %s", (version) => {
    expect(explainOldNode(version)).toBeNull();
  });

  it.each(["20.18.3", "18.20.0", "8.0.0"])("explains what is wrong with Node %s", (version) => {
    expect(explainOldNode(version)).toContain(`this is ${version}`);
  });

  it("agrees with package.json", () => {
    const { engines } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    const oldest = engines.node.replace(">=", "");
    expect(explainOldNode(`${oldest}.0`)).toBeNull();
    expect(explainOldNode("0.1.0")).toContain(`Node ${oldest} or newer`);
  });
});
