import { loadLauncherConfig } from "@banter/config";
import { describe, expect, it } from "vitest";
import { listParts } from "./parts.ts";

function partsFor(environment: Record<string, string>, mode: "development" | "production" = "production") {
  const config = loadLauncherConfig(environment);
  return listParts({ root: "/banter", mode, config, environment: { NODE_ENV: mode } });
}

describe("listParts", () => {
  it("runs the web app and one realtime node for each port, each told its own", () => {
    const parts = partsFor({ WEB_PORT: "4000", REALTIME_PORTS: "4001,4002,4003" });
    expect(parts.map(({ name }) => name)).toEqual(["web", "realtime-4001", "realtime-4002", "realtime-4003"]);
    expect(parts[0]?.environment).toMatchObject({ WEB_PORT: "4000" });
    expect(parts[2]?.environment).toMatchObject({ REALTIME_PORT: "4002", NODE_ID: "realtime-4002" });
  });

  it("runs what was built in production, and the sources with reloading in development", () => {
    expect(partsFor({})[0]?.command.slice(1)).toEqual(["dist/server.js"]);
    expect(partsFor({}, "development")[1]?.command).toEqual(expect.arrayContaining(["watch", "src/main.ts"]));
  });

  it.each([
    ["127.0.0.1", "http://127.0.0.1:3000/readyz"],
    ["0.0.0.0", "http://127.0.0.1:3000/readyz"],
    ["::", "http://[::1]:3000/readyz"],
    ["::1", "http://[::1]:3000/readyz"],
    ["192.0.2.7", "http://192.0.2.7:3000/readyz"],
  ])("asks whether what listens on %s is ready at %s", (bindAddress, readyUrl) => {
    expect(partsFor({ BIND_ADDRESS: bindAddress })[0]?.readyUrl).toBe(readyUrl);
  });

  it("gives each part its drain window and some more before it is killed", () => {
    expect(partsFor({ DRAIN_SECONDS: "30" })[1]?.killAfterMs).toBeGreaterThan(30_000);
  });
});
