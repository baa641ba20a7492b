import { describe, expect, it } from "vitest";
import { judgeImport } from "./judge-import.ts";
import type { Workspace } from "./workspaces.ts";

function workspace(name: string, dependencies: string[] = [], devDependencies: string[] = []): Workspace {
  const scoped = (names: string[]) => names.map((other) => `@banter/${other}`);
  return {
    name,
    directory: `/banter/${name}`,
    dependencies: scoped(dependencies),
    devDependencies: scoped(devDependencies),
    exports: name === "database" ? [".", "./embedded"] : ["."],
  };
}

const all = [
  workspace("protocol"),
  workspace("domain", ["protocol"], ["testing"]),
  workspace("database", ["domain", "protocol"]),
  workspace("api", ["domain", "protocol"]),
  workspace("client", ["protocol"], ["api"]),
  workspace("testing", ["database", "domain", "protocol"]),
  workspace("web", ["client", "database", "realtime"], ["testing", "api"]),
  workspace("realtime"),
  workspace("bots", ["client", "protocol"]),
  workspace("stray"),
];

function judge(name: string, specifier: string, { file = "src/a.ts", isType = false } = {}): string | null {
  const from = all.find((one) => one.name === name) ?? workspace(name);
  return judgeImport(`${from.directory}/${file}`, { specifier, isType }, from, all);
}

describe("judgeImport", () => {
  it("allows what the table and the manifest allow", () => {
    expect(judge("domain", "@banter/protocol")).toBeNull();
    expect(judge("web", "@banter/database/embedded")).toBeNull();
    expect(judge("domain", "zod")).toBeNull();
    expect(judge("domain", "./b.ts")).toBeNull();
    expect(judge("domain", "../src/b.ts", { file: "test/a.integration.test.ts" })).toBeNull();
  });

  it("refuses what the table does not name", () => {
    expect(judge("protocol", "@banter/domain")).toBe("protocol may not import domain");
    expect(judge("domain", "@banter/database", { isType: true })).toBe("domain may not import database");
    expect(judge("web", "@banter/realtime")).toBe("web may not import realtime");
    expect(judge("stray", "@banter/protocol")).toBe("stray is not in the import table");
  });

  it("keeps an import of types to types", () => {
    expect(judge("client", "@banter/api", { isType: true })).toBeNull();
    expect(judge("client", "@banter/api")).toBe("client may import only types from api");
  });

  it("lets only tests import what is for tests", () => {
    expect(judge("web", "@banter/testing")).toBe("web may not import testing");
    expect(judge("web", "@banter/testing", { file: "test/a.integration.test.ts" })).toBeNull();
    expect(judge("domain", "@banter/testing", { file: "src/a.test.ts" })).toBeNull();
  });

  it("refuses what the manifest does not declare, or only for development", () => {
    expect(judge("web", "@banter/protocol")).toBe("package.json of web does not declare @banter/protocol");
    expect(judge("web", "@banter/api")).toBe("package.json of web declares @banter/api for development only");
    expect(judge("web", "@banter/api", { isType: true })).toBeNull();
  });

  it("refuses what the other workspace does not export, or does not exist", () => {
    expect(judge("web", "@banter/database/src/embedded.ts")).toBe("@banter/database does not export it");
    expect(judge("web", "@banter/nothing")).toBe("there is no workspace @banter/nothing");
  });

  it("keeps the judge of the chaos checker from whatever it judges, and from all that could lead there", () => {
    const judgeFile = { file: "src/chaos/judge/judge.ts" };
    const closed = "it may import nothing but src/chaos/judge/, src/chaos/history.ts, src/chaos/group-by.ts";
    for (const specifier of ["@banter/client", "@banter/protocol", "../read-timeline.ts", "../../bot.ts", "vitest"]) {
      expect(judge("bots", specifier, judgeFile)).toBe(closed);
      expect(judge("bots", specifier, { ...judgeFile, isType: true })).toBe(closed);
    }
    for (const file of ["src/chaos/history.ts", "src/chaos/group-by.ts"]) {
      expect(judge("bots", "@banter/client", { file, isType: true })).toBe(closed);
    }
    for (const specifier of ["./judge-sends.ts", "../history.ts", "../group-by.ts"]) {
      expect(judge("bots", specifier, judgeFile)).toBeNull();
    }
    expect(judge("bots", "vitest", { file: "src/chaos/judge/judge.test.ts" })).toBeNull();
    expect(judge("bots", "@banter/client", { file: "src/chaos/judge/judge.test.ts" })).toBe(closed);
    expect(judge("bots", "@banter/client", { file: "src/chaos/chaos-bot.ts" })).toBeNull();
  });

  it("refuses a path out of the workspace", () => {
    expect(judge("domain", "../../database/src/index.ts")).toContain("leaves its workspace by path");
  });
});
