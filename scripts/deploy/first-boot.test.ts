import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "banter-boot-"));
  mkdirSync(join(directory, "bin"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(path: string, text: string) {
  const file = join(directory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}

/** A command of the instance: it notes how it was called, and then does what `body` says. */
const stub = (name: string, body = "") =>
  write(`bin/${name}`, `#!/bin/bash\necho "${name} $*" >> ${directory}/calls\n${body}\n`);

/** Runs a script of an instance with all that it writes below the test's own folder, and its commands stood in for. */
function run(script: string) {
  const text = readFileSync(script, "utf8").replaceAll(
    /\/(etc|opt|var\/lib|var\/log)\/(?=banter)/g,
    `${directory}/$1/`,
  );
  const file = join(directory, "script.sh");
  writeFileSync(file, text);
  const env: NodeJS.ProcessEnv = { NODE_ENV: "test", PATH: `${join(directory, "bin")}:${process.env.PATH}` };
  const { status, stderr } = spawnSync("bash", [file], { env, encoding: "utf8" });
  const calls = existsSync(join(directory, "calls"))
    ? readFileSync(join(directory, "calls"), "utf8").trim().split("\n")
    : [];
  return { status, stderr, calls };
}

describe("terraform/modules/fleet/boot.sh.tftpl", () => {
  const VALUES: Readonly<Record<string, string>> = {
    region: "eu-central-1",
    bucket: "releases",
    parameter: "/banter-test/release",
    group: "banter-test-web",
    hook: "banter-test-web-start",
    settings: "BANTER_PARTS=web\nPUBLIC_URL=https://chat.example.org",
  };

  /** As Terraform writes it, on an instance whose release is `release`, and whose start ends with `startCode`. */
  function boot(release: string, startCode = 0) {
    const template = readFileSync(join(ROOT, "terraform/modules/fleet/boot.sh.tftpl"), "utf8");
    const filled = template.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => VALUES[name] ?? `no ${name}`);
    write("boot.sh", filled);
    write("release/deploy/ec2/start.sh", `echo "start.sh" >> ${directory}/calls\nexit ${startCode}\n`);
    execFileSync("tar", ["-czf", join(directory, "release.tar.gz"), "-C", join(directory, "release"), "."]);
    stub("curl", 'case "$*" in *instance-id*) echo i-1;; *) echo token;; esac');
    stub(
      "aws",
      `case "$*" in
        *get-parameter*) echo ${release};;
        *ca/rds.pem*) echo certificates > "\${!#}";;
        *.tar.gz*) cat ${directory}/release.tar.gz;;
      esac`,
    );
    const { calls, ...rest } = run(join(directory, "boot.sh"));
    return { ...rest, calls: calls.filter((call) => !call.startsWith("curl")) };
  }

  const told = (result: string) =>
    `aws autoscaling complete-lifecycle-action --auto-scaling-group-name banter-test-web --lifecycle-hook-name banter-test-web-start --instance-id i-1 --lifecycle-action-result ${result}`;

  it("fetches the release that is named, starts it, and then says that it is ready", () => {
    const { status, calls, stderr } = boot("abc123");
    expect(status, stderr).toBe(0);
    expect(calls[0]).toBe("aws ssm get-parameter --name /banter-test/release --query Parameter.Value --output text");
    expect(calls).toContain("aws s3 cp --only-show-errors s3://releases/releases/abc123.tar.gz -");
    expect(calls.slice(-2)).toEqual(["start.sh", told("CONTINUE")]);
    expect(readFileSync(join(directory, "etc/banter/instance.env"), "utf8")).toBe(`${VALUES.settings}\n`);
    expect(readFileSync(join(directory, "etc/banter/rds-ca.pem"), "utf8")).toBe("certificates\n");
  });

  it("is content while there is no release", () => {
    const { status, calls } = boot("none");
    expect(status).toBe(0);
    expect(calls.slice(1)).toEqual([told("CONTINUE")]);
  });

  it("gives the instance up at once when the release does not start", () => {
    const { status, calls } = boot("abc123", 1);
    expect(status).not.toBe(0);
    expect(calls.slice(-2)).toEqual(["start.sh", told("ABANDON")]);
  });
});

describe("deploy/ec2/start.sh", () => {
  function start(curl = "") {
    write("etc/banter/instance.env", "BANTER_PARTS=realtime\nBANTER_PORTS=3001,3002\n");
    for (const name of ["dnf", "id", "install", "chown", "sysctl", "systemctl", "node-24"]) stub(name);
    stub("curl", curl);
    // The agent is called by its path, which no instance of the test has.
    write("agent", `#!/bin/bash\necho "agent $*" >> ${directory}/calls\n`);
    const text = readFileSync(join(ROOT, "deploy/ec2/start.sh"), "utf8");
    write(
      "start.sh",
      text.replace("/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl", `${directory}/agent`),
    );
    return run(join(directory, "start.sh"));
  }

  const verbs = (calls: readonly string[]) => calls.map((call) => call.split(" ").slice(0, 4).join(" "));

  it("installs, writes settings, starts PM2, waits for every port, and only then watches", () => {
    const { status, stderr, calls } = start();
    expect(status, stderr).toBe(0);
    const order = verbs(calls).filter((call) => /^(dnf|node-24|sysctl|systemctl|curl|agent)/.test(call));
    expect(order[0]).toMatch(/^dnf install/);
    expect(order[1]).toContain("write-settings.mjs");
    expect(order.slice(2)).toEqual([
      expect.stringMatching(/^sysctl/),
      "systemctl daemon-reload",
      "agent -a fetch-config -m",
      "systemctl enable --now banter.service",
      expect.stringMatching(/^curl/),
      expect.stringMatching(/^curl/),
      "systemctl enable --now banter-watch.service",
    ]);
    const asked = calls.filter((call) => call.startsWith("curl")).map((call) => call.split(" ").at(-1));
    expect(asked).toEqual(["http://127.0.0.1:3001/readyz", "http://127.0.0.1:3002/readyz"]);
  });

  it("fails when a process does not get ready", () => {
    const { status, calls } = start('case "$*" in *:3002/*) exit 22;; esac');
    expect(status).toBe(22);
    expect(calls.join("\n")).not.toContain("banter-watch");
  });

  it("lets nobody but root and PM2's account read the settings", () => {
    const { calls } = start();
    expect(calls).toContain(`chown root:banter ${directory}/etc/banter/banter.env`);
  });
});
