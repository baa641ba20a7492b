import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmptyDatabase, startRedis, type TestDatabase, type TestRedis, waitFor } from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";
import { findFreePorts } from "./free-ports.ts";
import { buildImages, type ImageCommand, type UnpackedImage } from "./image-build.ts";
import { type RunningImage, runImage } from "./run-image.ts";

const SECRET = "a secret of forty characters for testing";
const BUILD_TIMEOUT_MS = 10 * 60_000;
/** Tens of thousands of files go. */
const CLEANUP_TIMEOUT_MS = 5 * 60_000;
const SERVERS = ["realtime-1", "realtime-2", "realtime-3", "web-1", "web-2"] as const;

/** Roles are the whole server's; others may be called as compose.yaml calls them. */
const [OWNER, APP] = ["owner", "app"].map((name) => `images_${name}_${randomBytes(4).toString("hex")}`) as [
  string,
  string,
];

let directory: string;
let images: Map<string, UnpackedImage>;
let database: TestDatabase;
let redis: TestRedis;
let ports: Record<string, number>;
const running: RunningImage[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "banter-images-"));
  chmodSync(directory, 0o711);
  [images, database, redis] = await Promise.all([
    buildImages(directory, ["web", "realtime", "migrate", "bots"]),
    createEmptyDatabase(),
    startRedis(),
  ]);
  const [balancer = 0, ...rest] = await findFreePorts(1 + SERVERS.length);
  ports = { balancer, ...Object.fromEntries(SERVERS.map((name, index) => [name, rest[index] ?? 0])) };
}, BUILD_TIMEOUT_MS);

afterAll(async () => {
  for (const image of running) await image.stop();
  await redis?.stop();
  await database?.drop();
  if (!directory) return;
  execFileSync("chmod", ["-R", "u+w", directory]);
  rmSync(directory, { recursive: true, force: true });
}, CLEANUP_TIMEOUT_MS);

function run(command: ImageCommand | null | undefined, settings: Record<string, string> = {}) {
  if (!command) throw new Error("there is no such image, or no such command in it");
  const image = runImage(command, settings);
  running.push(image);
  return image;
}

/** The database's address for a role, as compose.yaml has it. */
function addressFor(role: string): string {
  const url = new URL(database.url);
  url.username = role;
  url.password = "letters4nd9digits";
  return url.href;
}

/** As compose.yaml has them, on this machine. */
const settings = () => ({
  DATABASE_URL: addressFor(APP),
  BROKER_URL: redis.url,
  SESSION_SECRET: SECRET,
  PUBLIC_URL: `http://localhost:${ports.balancer}`,
  REALTIME_URLS: `:${ports.balancer}`,
  TRUSTED_PROXIES: "1",
  SIGNUPS_PER_ADDRESS_PER_HOUR: "1000",
  LOGINS_PER_ADDRESS_PER_15_MINUTES: "1000",
});

const portVariable = (name: string) => (name.startsWith("web") ? "WEB_PORT" : "REALTIME_PORT");

function start(name: string) {
  const image = images.get(name.startsWith("web") ? "web" : "realtime");
  return run(image?.start(), { ...settings(), [portVariable(name)]: String(ports[name]), NODE_ID: name });
}

it("a builder is sent neither secrets nor what it makes itself", () => {
  const sent = readdirSync(join(directory, "context"));
  expect(sent).toEqual(expect.arrayContaining(["package-lock.json", "apps", "packages", "prisma", "scripts"]));
  for (const name of [".git", ".env", ".banter", "node_modules", ".turbo"]) expect(sent).not.toContain(name);
});

it("haproxy takes compose.yaml's configuration", () => {
  execFileSync("haproxy", ["-c", "-f", join(ROOT, "deploy/haproxy/haproxy.cfg")], { stdio: "pipe" });
});

describe("the images' commands, as an ordinary user, on files that cannot be written", { timeout: 120_000 }, () => {
  it("make the database's roles, and migrate", async () => {
    const { username, password } = new URL(database.url);
    const roles = run(images.get("migrate")?.start("/banter/prepare-database.mjs"), {
      ADMIN_USER: username,
      ADMIN_PASSWORD: password,
      DATABASE_URL: addressFor(OWNER),
      APP_DATABASE_URL: addressFor(APP),
    });
    expect(await roles.exited, roles.output()).toBe(0);
    const { exited, output } = run(images.get("migrate")?.start(), { DATABASE_URL: addressFor(OWNER) });
    expect(await exited, output()).toBe(0);
    expect(output()).toContain("the database is migrated");
  });

  it("serve, answer their health checks, and lose nothing behind haproxy as compose.yaml has it", async () => {
    const servers = SERVERS.map((name) => ({ name, image: start(name) }));
    for (const { name, image } of servers) {
      const url = `http://127.0.0.1:${ports[name]}/readyz`;
      await waitFor(async () => (await fetch(url)).ok, { timeoutMs: 30_000 }).catch((cause) => {
        throw new Error(`${name} does not get ready:\n${image.output()}`, { cause });
      });
      const health = images.get(name.startsWith("web") ? "web" : "realtime")?.health;
      expect(await run(health, { [portVariable(name)]: String(ports[name]) }).exited).toBe(0);
    }
    const balancer = startHaproxy();
    const page = await waitFor(() => fetch(`http://127.0.0.1:${ports.balancer}/login`), { timeoutMs: 10_000 }).catch(
      (cause) => {
        throw new Error(`haproxy does not answer:\n${balancer.output()}`, { cause });
      },
    );
    expect(await page.text()).toContain("<html");

    const url = `http://127.0.0.1:${ports.balancer}`;
    // haproxy says who knocked, and lets nobody say so for himself.
    await knockFrom("127.0.0.2", `${url}/login`, { "x-forwarded-for": "203.0.113.9" });
    const webLogs = () => servers.map(({ image }) => image.output()).join("");
    await waitFor(() => webLogs().includes('"address":"127.0.0.2"'));
    expect(webLogs()).not.toContain("203.0.113.9");

    const bots = run(images.get("bots")?.start("--users", "12", "--rooms", "3", "--seconds", "4", "--url", url), {
      REALTIME_URLS: `:${ports.balancer}`,
    });
    expect(await bots.exited, bots.output()).toBe(0);
    expect(bots.output()).toMatch(/lost\D+0/i);
    for (const name of ["realtime-1", "realtime-2", "realtime-3"]) expect(bots.output()).toContain(name);

    for (const { name, image } of servers) expect(await image.stop(), `${name}:\n${image.output()}`).toBe(0);
    await balancer.stop();
    const problems = servers
      .flatMap(({ image }) => image.output().split("\n"))
      .filter((line) => /EROFS|EACCES|ENOENT|"level":[56]0/.test(line));
    expect(problems).toEqual([]);
  });

  it("fail their health check when nothing answers", async () => {
    const health = images.get("realtime")?.health;
    expect(await run(health, { REALTIME_PORT: "1" }).exited).toBe(1);
  });
});

async function knockFrom(localAddress: string, url: string, headers: Record<string, string>): Promise<void> {
  const asked = request(url, { localAddress, headers }).end();
  const [answer] = await once(asked, "response");
  answer.resume();
  await once(answer, "end");
}

/** compose.yaml's own configuration, with this machine's ports. */
function startHaproxy(): RunningImage {
  let config = readFileSync(join(ROOT, "deploy/haproxy/haproxy.cfg"), "utf8");
  for (const name of SERVERS) config = config.replace(new RegExp(` ${name}:\\d+`), ` 127.0.0.1:${ports[name]}`);
  const file = join(directory, "haproxy.cfg");
  config = config.replace("bind :8080", `bind 127.0.0.1:${ports.balancer}`);
  // A machine that runs tests need not allow as many open files as compose.yaml gives haproxy.
  writeFileSync(file, config.replace(/maxconn \d+/, "maxconn 1000"));
  return run({ program: "haproxy", args: ["-db", "-f", file], cwd: "/", environment: {} });
}
