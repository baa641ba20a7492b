import { describe, expect, it } from "vitest";
import { loadBotsConfig } from "./bots-config.ts";
import { loadLauncherConfig } from "./launcher-config.ts";
import { loadRealtimeConfig } from "./realtime-config.ts";
import { loadWebConfig } from "./web-config.ts";

const REQUIRED = { DATABASE_URL: "postgres://banter@localhost/banter", SESSION_SECRET: "s".repeat(32) };

describe("process configs", () => {
  it.each([loadWebConfig, loadRealtimeConfig])("%o need a database and a session secret", (load) => {
    expect(() => load({})).toThrow(/DATABASE_URL is missing[\s\S]*SESSION_SECRET is missing/);
    expect(() => load({ ...REQUIRED, SESSION_SECRET: "s".repeat(31) })).toThrow(/SESSION_SECRET is wrong/);
  });

  it("take an unset NODE_ENV as production", () => {
    expect(loadWebConfig(REQUIRED).nodeEnv).toBe("production");
    expect(loadRealtimeConfig(REQUIRED).nodeEnv).toBe("production");
  });

  it("take the first admin's name and password together or not at all", () => {
    expect(loadWebConfig(REQUIRED).firstAdmin).toBeNull();
    const admin = { FIRST_ADMIN_USERNAME: "keeper", FIRST_ADMIN_PASSWORD: "four plain words" };
    expect(loadWebConfig({ ...REQUIRED, ...admin }).firstAdmin).toEqual({
      username: "keeper",
      password: "four plain words",
    });
    expect(() => loadWebConfig({ ...REQUIRED, FIRST_ADMIN_USERNAME: "keeper" })).toThrow(
      /FIRST_ADMIN_PASSWORD is missing/,
    );
    expect(() => loadWebConfig({ ...REQUIRED, FIRST_ADMIN_PASSWORD: "four words" })).toThrow(
      /FIRST_ADMIN_USERNAME is missing/,
    );
    expect(() => loadWebConfig({ ...REQUIRED, ...admin, FIRST_ADMIN_USERNAME: "a b" })).toThrow(
      /FIRST_ADMIN_USERNAME is wrong/,
    );
  });

  it("use the database as the broker until told otherwise", () => {
    expect(loadWebConfig(REQUIRED).brokerUrl).toBe(REQUIRED.DATABASE_URL);
    expect(loadRealtimeConfig({ ...REQUIRED, BROKER_URL: "redis://localhost" }).brokerUrl).toBe("redis://localhost");
  });

  it("follow the ports into the public address and the realtime addresses", () => {
    const environment = { WEB_PORT: "4000", REALTIME_PORTS: "4001,4002,4003" };
    const expected = { publicUrl: "http://localhost:4000", realtimeUrls: [":4001", ":4002", ":4003"] };
    expect(loadLauncherConfig(environment)).toMatchObject(expected);
    expect(loadBotsConfig(environment)).toMatchObject(expected);
    expect(loadWebConfig({ ...REQUIRED, ...environment }).publicUrl).toBe("http://localhost:4000");
  });

  it("allow both spellings of a loopback address, and only the given one of another", () => {
    const origins = (publicUrl: string) => loadWebConfig({ ...REQUIRED, PUBLIC_URL: publicUrl }).allowedOrigins;
    expect(origins("http://localhost:4000/")).toEqual(["http://localhost:4000", "http://127.0.0.1:4000"]);
    expect(origins("http://127.0.0.1")).toEqual(["http://127.0.0.1", "http://localhost"]);
    expect(origins("https://chat.example.org")).toEqual(["https://chat.example.org"]);
  });

  it("take listed origins instead of the default ones", () => {
    const environment = { ...REQUIRED, ALLOWED_ORIGINS: "https://a.example, https://b.example:8443/" };
    expect(loadRealtimeConfig(environment).allowedOrigins).toEqual(["https://a.example", "https://b.example:8443"]);
  });

  it.each([
    "*",
    "example.org",
    "https://a.example/chat",
    "ftp://a.example",
    "https://u:p@a.example",
    "https://a.example,",
  ])("refuse the allowed origin %s", (value) => {
    expect(() => loadRealtimeConfig({ ...REQUIRED, ALLOWED_ORIGINS: value })).toThrow(/ALLOWED_ORIGINS is wrong/);
  });

  it.each([
    ["0", 0],
    ["2", 2],
    ["10.0.0.0/8, ::1", ["10.0.0.0/8", "::1"]],
    ["2001:db8::/32", ["2001:db8::/32"]],
  ])("read the trusted proxies %s", (value, expected) => {
    expect(loadWebConfig({ ...REQUIRED, TRUSTED_PROXIES: value }).trustedProxies).toEqual(expected);
  });

  it.each(["17", "-1", "10.0.0.0/33", "10.0.0/8", "::1/129", "10.0.0.0/8/8", "10.0.0.1,", "loopback"])(
    "refuse the trusted proxies %s",
    (value) => {
      expect(() => loadWebConfig({ ...REQUIRED, TRUSTED_PROXIES: value })).toThrow(/TRUSTED_PROXIES is wrong/);
    },
  );

  it.each([":0", ":65536", ":", "localhost:3001", "ftp://a.example", ":3001,"])(
    "refuse the realtime address %s",
    (value) => {
      expect(() => loadWebConfig({ ...REQUIRED, REALTIME_URLS: value })).toThrow(/REALTIME_URLS is wrong/);
    },
  );

  it.each(["localhost", "*", "0.0.0.0:3000"])("refuse the bind address %s", (value) => {
    expect(() => loadRealtimeConfig({ ...REQUIRED, BIND_ADDRESS: value })).toThrow(/BIND_ADDRESS is wrong/);
  });

  it("refuse the same port for two realtime nodes", () => {
    expect(() => loadLauncherConfig({ REALTIME_PORTS: "3001,3001" })).toThrow(/REALTIME_PORTS is wrong/);
  });

  it("name a node after its port until told otherwise", () => {
    expect(loadRealtimeConfig({ ...REQUIRED, REALTIME_PORT: "4001" }).nodeId).toBe("realtime-4001");
    expect(loadRealtimeConfig({ ...REQUIRED, NODE_ID: "eu-1.a" }).nodeId).toBe("eu-1.a");
  });
});
