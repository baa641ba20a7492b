import { loadLauncherConfig } from "@banter/config";
import { describe, expect, it } from "vitest";
import { describeRunning } from "./describe-running.ts";
import { listParts } from "./parts.ts";

function describeWith(environment: Record<string, string>): string {
  const config = loadLauncherConfig(environment);
  const parts = listParts({ root: "/banter", mode: "production", config, environment: { NODE_ENV: "production" } });
  const databaseUrl = config.databaseUrl ?? "postgres://banter:embedded-secret@127.0.0.1:26432/banter";
  return describeRunning({ config, parts, databaseUrl, dataDir: ".banter/postgres" });
}

describe("describeRunning", () => {
  it("says where to click and what runs where", () => {
    const text = describeWith({});
    expect(text).toContain("Open http://localhost:3000");
    expect(text).toMatch(/realtime-3001 +http:\/\/localhost:3001\n +realtime-3002 +http:\/\/localhost:3002\n/);
    expect(text).toMatch(
      /database +embedded Postgres at postgres:\/\/127.0.0.1:26432\/banter, data in .banter\/postgres/,
    );
    expect(text).toMatch(/broker +the database/);
  });

  it("shows no password", () => {
    const text = describeWith({
      DATABASE_URL: "postgres://ann:hunter2@db/chat",
      BROKER_URL: "redis://:hunter2@cache:6379",
    });
    expect(text).toContain("postgres://db/chat");
    expect(text).toContain("redis://cache:6379");
    expect(`${text}${describeWith({})}`).not.toMatch(/hunter2|embedded-secret/);
  });
});
