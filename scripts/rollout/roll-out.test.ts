import { describe, expect, it } from "vitest";
import type { Aws } from "./aws.ts";
import { REPLACE_WITHIN_MS, rollOut } from "./roll-out.ts";

/** Enough of AWS to roll out: a parameter, and groups that take what it says for each replaced instance. */
function createFakeAws({ migration = "SUCCEEDED", failing = [] as string[], endless = [] as string[] } = {}) {
  const runs = new Map([
    ["realtime", "v1"],
    ["web", "v1"],
  ]);
  const refreshes = new Map<string, string[]>();
  const calls: string[] = [];
  const builds: string[] = [];
  let parameter = "v1";
  const readValue = (args: readonly string[], flag: string) =>
    args.includes(flag) ? (args[args.indexOf(flag) + 1] ?? "") : "";

  const aws: Aws = async (...args) => {
    const [, action = ""] = args;
    const group = readValue(args, "--auto-scaling-group-name");
    calls.push([action, action === "put-parameter" ? readValue(args, "--value") : group].join(" ").trim());
    switch (action) {
      case "get-parameter":
        return parameter;
      case "put-parameter":
        parameter = readValue(args, "--value");
        return "";
      case "start-build":
        builds.push(readValue(args, "--environment-variables-override"));
        return "build-1";
      case "batch-get-builds":
        return migration;
      case "start-instance-refresh": {
        const fails = failing.includes(`${group} ${parameter}`);
        const ends = endless.includes(`${group} ${parameter}`) ? "InProgress" : fails ? "Failed" : "Successful";
        refreshes.set(group, ["InProgress", ends]);
        if (!fails) runs.set(group, parameter);
        return "refresh-1";
      }
      case "describe-instance-refreshes": {
        const states = refreshes.get(group) ?? ["None"];
        return (states.length > 1 ? states.shift() : states[0]) ?? "None";
      }
      case "cancel-instance-refresh":
        refreshes.set(group, ["Cancelling", "Cancelled"]);
        return "";
      default:
        throw new Error(`the fake AWS has no ${action}`);
    }
  };
  return { aws, runs, calls, builds };
}

function start(fake: ReturnType<typeof createFakeAws>, smokeTest = async () => {}) {
  let time = 0;
  return rollOut({
    aws: fake.aws,
    release: "v2",
    releaseParameter: "/banter/test/release",
    migrationProject: "test-migrate",
    groups: ["realtime", "web"],
    smokeTest,
    async wait(ms) {
      time += ms;
    },
    now: () => time,
    log: () => {},
  });
}

const RUNS_BOTH = (release: string) => [
  ["realtime", release],
  ["web", release],
];

describe("rollOut", () => {
  it("migrates, then replaces one group after the other, then tries the release", async () => {
    const fake = createFakeAws();
    await start(fake, async () => void fake.calls.push("smoke test"));
    expect([...fake.runs]).toEqual(RUNS_BOTH("v2"));
    expect(fake.calls.filter((call) => /^(put|start|smoke)/.test(call))).toEqual([
      "start-build",
      "put-parameter v2",
      "start-instance-refresh realtime",
      "start-instance-refresh web",
      "smoke test",
    ]);
    expect(fake.builds).toEqual(["name=RELEASE,value=v2"]);
  });

  it("changes nothing when the migration fails", async () => {
    const fake = createFakeAws({ migration: "FAILED" });
    await expect(start(fake)).rejects.toThrow("The migration ended as FAILED");
    expect(fake.calls.filter((call) => /^(put|start-instance)/.test(call))).toEqual([]);
  });

  it("goes back to the release before when the smoke test fails", async () => {
    const fake = createFakeAws();
    await expect(start(fake, () => Promise.reject(new Error("3 messages lost")))).rejects.toThrow(
      "v2 was rolled back; v1 runs",
    );
    expect([...fake.runs]).toEqual(RUNS_BOTH("v1"));
    expect(fake.calls.filter((call) => call.startsWith("put"))).toEqual(["put-parameter v2", "put-parameter v1"]);
  });

  it("goes back, with the groups it touched only, when instances do not come into service", async () => {
    const fake = createFakeAws({ failing: ["realtime v2"] });
    await expect(start(fake)).rejects.toThrow("v2 was rolled back");
    expect([...fake.runs]).toEqual(RUNS_BOTH("v1"));
    expect(fake.calls.filter((call) => call.startsWith("start-instance"))).toEqual([
      "start-instance-refresh realtime",
      "start-instance-refresh realtime",
    ]);
  });

  it("goes back when instances are tried again and again, and stops that first", async () => {
    const fake = createFakeAws({ endless: ["web v2"] });
    await expect(start(fake)).rejects.toThrow("v2 was rolled back; v1 runs");
    expect([...fake.runs]).toEqual(RUNS_BOTH("v1"));
    const asked = fake.calls.filter((call) => call === "describe-instance-refreshes web").length;
    expect(asked).toBeGreaterThan(REPLACE_WITHIN_MS / 15_000 - 10);
    expect(fake.calls).toContain("cancel-instance-refresh web");
  });

  it("says so when a group could not go back either, and takes the others back", async () => {
    const fake = createFakeAws({ failing: ["web v2", "web v1"] });
    await expect(start(fake)).rejects.toThrow(
      "v1 does not run everywhere:\nThe instances of web were not all replaced: Failed",
    );
    expect(fake.runs.get("realtime")).toBe("v1");
  });
});
