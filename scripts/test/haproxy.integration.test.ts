import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadLauncherConfig } from "@banter/config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";

const CERTIFICATE = "/etc/haproxy/banter.pem";
const config = readFileSync(join(ROOT, "deploy/haproxy/one-machine.cfg"), "utf8");
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "banter-haproxy-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

describe("deploy/haproxy/one-machine.cfg", () => {
  it("is taken by haproxy, once there is a certificate", () => {
    const [key, certificate, both] = ["key.pem", "certificate.pem", "banter.pem"].map((name) => join(directory, name));
    if (!key || !certificate || !both) throw new Error("three files have a name");
    const options = ["-newkey", "rsa:2048", "-nodes", "-subj", "/CN=chat.example.org", "-days", "1"];
    execFileSync("openssl", ["req", "-x509", ...options, "-keyout", key, "-out", certificate], { stdio: "pipe" });
    writeFileSync(both, readFileSync(certificate, "utf8") + readFileSync(key, "utf8"));
    const file = join(directory, "haproxy.cfg");
    writeFileSync(file, config.replaceAll(CERTIFICATE, both));
    execFileSync("haproxy", ["-c", "-f", file], { stdio: "pipe" });
  });

  it("balances what PM2 runs when nothing is set", () => {
    const { webPort, realtimePorts } = loadLauncherConfig({});
    const ports = [...config.matchAll(/^ +server \S+ 127\.0\.0\.1:(\d+)$/gm)].map(([, port]) => Number(port));
    expect(ports).toEqual([...realtimePorts, webPort]);
  });
});
