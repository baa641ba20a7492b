import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadRealtimeConfig, loadWebConfig } from "@banter/config";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";
import { execForm, findAll, findLast, readCopies, readProperties, readStages } from "./dockerfile.ts";

const text = readFileSync(join(ROOT, "Dockerfile"), "utf8");
const stages = readStages(text);
const TARGETS = ["web", "realtime", "migrate", "bots"];
const SERVERS = ["web", "realtime"];

function stageOf(name: string) {
  const stage = stages.get(name);
  if (!stage) throw new Error(`the Dockerfile has no stage ${name}`);
  return stage;
}

describe("the Dockerfile", () => {
  it("has nothing that the linter objects to", () => {
    expect(validate(text).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  it("has the stages that are built, and no others", () => {
    expect([...stages.keys()]).toEqual(["build", "runtime", ...TARGETS]);
  });

  it.each([...stages.keys()])("names a version, and not the latest, of what %s is based on", (name) => {
    expect(stageOf(name).baseImage).toMatch(/:(?!latest)[\w.-]+$/);
  });
});

describe.each(TARGETS)("the image %s", (name) => {
  const stage = stageOf(name);

  it("has no shell, no package manager and no build tools", () => {
    expect(stage.baseImage).toMatch(/^gcr\.io\/distroless\/nodejs\d+-/);
    expect(findAll(stage, "RUN")).toEqual([]);
  });

  it("runs as an ordinary user, who owns none of its files but the empty folder for those of others", () => {
    expect(findLast(stage, "USER")?.getArgumentsContent()).toBe("nonroot");
    const owned = readCopies(stage).filter(({ owner }) => owner !== null);
    expect(owned.map(({ to }) => to)).toEqual(name === "web" ? ["/var/lib/banter/files"] : []);
  });

  it("starts its program itself, so that signals reach it", () => {
    expect(execForm(findLast(stage, "ENTRYPOINT"))?.[0]).toBe("/nodejs/bin/node");
    expect(execForm(findLast(stage, "CMD"))).toEqual([expect.any(String)]);
  });

  it("says what it is", () => {
    const labels = readProperties(stage, "LABEL");
    expect(labels).toMatchObject({ "org.opencontainers.image.licenses": "MIT" });
    for (const key of ["title", "description", "version", "revision", "source"]) {
      expect(labels[`org.opencontainers.image.${key}`]).toBeTruthy();
    }
    expect(labels["org.opencontainers.image.base.name"]).toBe(stage.baseImage);
  });

  it("copies what is packed, and what is in the checkout", () => {
    const copies = readCopies(stage);
    expect(copies).toContainEqual({ fromStage: "build", owner: null, from: `/packed/${name}`, to: "/banter" });
    for (const { fromStage, from } of copies) expect(fromStage !== null || existsSync(join(ROOT, from))).toBe(true);
  });

  it("declares a health check, or that it ends by itself", () => {
    const check = findLast(stage, "HEALTHCHECK")?.getRawArgumentsContent() ?? "";
    if (SERVERS.includes(name)) expect(check).toMatch(/^CMD \["\/nodejs\/bin\/node", "\/banter\/health.mjs", "/);
    else expect(check).toBe("NONE");
  });
});

it("exposes the ports that the programs listen on by default", () => {
  const settings = { DATABASE_URL: "postgres://postgres/banter", SESSION_SECRET: "s".repeat(32) };
  const web = loadWebConfig({ ...settings, ...readProperties(stageOf("web"), "ENV") });
  const realtime = loadRealtimeConfig({ ...settings, ...readProperties(stageOf("realtime"), "ENV") });
  expect(findLast(stageOf("web"), "EXPOSE")?.getArgumentsContent()).toBe(String(web.port));
  expect(findLast(stageOf("realtime"), "EXPOSE")?.getArgumentsContent()).toBe(String(realtime.port));
  expect([web.bindAddress, realtime.bindAddress, web.nodeEnv]).toEqual(["0.0.0.0", "0.0.0.0", "production"]);
});
