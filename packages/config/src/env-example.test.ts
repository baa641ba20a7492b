import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { botsVariables, loadBotsConfig } from "./bots-config.ts";
import { launcherVariables, loadLauncherConfig } from "./launcher-config.ts";
import { migrateVariables } from "./migrate-config.ts";
import { loadRealtimeConfig, realtimeVariables } from "./realtime-config.ts";
import { loadWebConfig, webVariables } from "./web-config.ts";

const REQUIRED = { DATABASE_URL: "postgres://banter@localhost/banter", SESSION_SECRET: "s".repeat(32) };

const example = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
const assignments = [...example.matchAll(/^#?([A-Z0-9_]+)=(.*)$/gm)].map((match) => [match[1] ?? "", match[2] ?? ""]);
const listedNames = assignments.map(([name]) => name ?? "");
const exampleEnvironment: Record<string, string> = Object.fromEntries(assignments);

describe(".env.example", () => {
  it("lists each variable of the schemas once, and no other", () => {
    const schemaNames = new Set(
      [webVariables, realtimeVariables, botsVariables, launcherVariables, migrateVariables].flatMap((shape) =>
        Object.keys(shape),
      ),
    );
    expect([...listedNames].sort()).toEqual([...schemaNames].sort());
  });

  it("changes nothing when it is copied as it is", () => {
    expect(example).not.toMatch(/^[A-Z0-9_]+=/m);
  });

  it("states the defaults of the web app, the realtime nodes and the bots", () => {
    const stated = { ...exampleEnvironment, ...REQUIRED };
    expect(loadWebConfig(stated)).toEqual(loadWebConfig(REQUIRED));
    expect(loadRealtimeConfig(stated)).toEqual(loadRealtimeConfig(REQUIRED));
    expect(loadBotsConfig(stated)).toEqual(loadBotsConfig(REQUIRED));
  });

  it("states the defaults of the launcher, but for the drain that is shorter at home", () => {
    const { DRAIN_SECONDS: drain, ...stated } = exampleEnvironment;
    expect(loadLauncherConfig(stated)).toEqual(loadLauncherConfig({}));
    expect(loadLauncherConfig({}).drainSeconds).toBeLessThan(Number(drain));
  });

  it("explains each variable in a comment above it", () => {
    const unexplained = example
      .split("\n\n")
      .filter((block) => /^#?[A-Z0-9_]+=/m.test(block))
      .filter((block) => !/^# \S/.test(block));
    expect(unexplained).toEqual([]);
  });
});

describe("the settings in docs/operations.md", () => {
  const operations = readFileSync(new URL("../../../docs/operations.md", import.meta.url), "utf8");
  const readers = {
    web: webVariables,
    realtime: realtimeVariables,
    migrate: migrateVariables,
    bots: botsVariables,
    "`npm start`": launcherVariables,
  };
  const rows = [...operations.matchAll(/^\| ((?:`[A-Z0-9_]+`(?:, )?)+) \| ([a-z`, ]+) \| .+ \|$/gm)].flatMap(
    ([, names = "", by = ""]) => [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => ({ name, by: by.split(", ") })),
  );

  it("are each setting, once", () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...listedNames].sort());
  });

  it.each(rows)("say who reads $name", ({ name, by }) => {
    const reading = Object.entries(readers).flatMap(([reader, shape]) => (name in shape ? [reader] : []));
    // What `npm start` only hands on to its parts is not named for it.
    const parts = reading.filter((reader) => reader !== "`npm start`");
    expect(by.filter((reader) => reader !== "`npm start`")).toEqual(parts);
    expect(reading).toEqual(expect.arrayContaining(by));
  });
});
