import { loadLauncherConfig } from "@banter/config";
import { describe, expect, it } from "vitest";
import { mergeEnvironments, sharedEnvironment } from "./environment.ts";

describe("mergeEnvironments", () => {
  it("lets later ones win, and counts blank values as unset", () => {
    expect(mergeEnvironments({ A: "1", B: "1", C: "1" }, { B: "2", C: " " }, { A: undefined, D: "" })).toEqual({
      A: "1",
      B: "2",
      C: "1",
    });
  });
});

describe("sharedEnvironment", () => {
  const environment = { WEB_PORT: "4000", REALTIME_PORTS: "4001,4002", NODE_ENV: "test", LOG_LEVEL: "debug" };
  const settings = {
    config: loadLauncherConfig(environment),
    mode: "production",
    databaseUrl: "postgres://h/d",
    sessionSecret: "s".repeat(32),
    filesDir: "/state/files",
  } as const;
  const shared = sharedEnvironment(environment, settings);

  it("passes settings on and decides the mode", () => {
    expect(shared).toMatchObject({ LOG_LEVEL: "debug", NODE_ENV: "production" });
  });

  it("keeps files where the launcher keeps everything, unless it is told otherwise", () => {
    expect(shared.FILES_DIR).toBe("/state/files");
    expect(sharedEnvironment({ FILES_DIR: "/elsewhere" }, settings).FILES_DIR).toBe("/elsewhere");
    expect(sharedEnvironment({ FILES_S3_BUCKET: "files" }, settings).FILES_DIR).toBeUndefined();
  });

  it("tells every part the addresses that follow from the ports", () => {
    expect(shared).toMatchObject({ PUBLIC_URL: "http://localhost:4000", REALTIME_URLS: ":4001,:4002" });
  });
});
