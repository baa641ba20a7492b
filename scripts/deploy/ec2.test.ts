import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv, promisify } from "node:util";
import { STOP_MARGIN_MS } from "@banter/config";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";

const run = promisify(execFile);
const DRAIN_SECONDS = 20;
const INSTANCE = `BANTER_PARTS=realtime
BANTER_PORTS=3001,3002
BANTER_SECRET_ID=arn:secret
BANTER_LOG_GROUP=/banter/realtime
BANTER_SOCKETS=100000
DRAIN_SECONDS=${DRAIN_SECONDS}
`;

let directory: string;
let calls: string;
let target: string;
let node: Server;
let metadata: Server;
let child: ChildProcess | undefined;

/** Answers each path with what `answers` has for it now, and else with 404. */
async function serve(answers: () => Record<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const body = answers()[request.url ?? ""];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** A command that notes how it was called, and prints `output`. */
function stub(name: string, output = "") {
  const file = join(directory, "bin", name);
  writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> ${calls}\ncat <<'END'\n${output}\nEND\n`);
  chmodSync(file, 0o755);
}

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "test",
    PATH: `${join(directory, "bin")}:${process.env.PATH}`,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${portOf(metadata)}`,
    ...more,
  };
}

const listCalls = () => readFileSync(calls, "utf8").trim().split("\n");

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "banter-ec2-"));
  calls = join(directory, "calls");
  writeFileSync(calls, "");
  mkdirSync(join(directory, "bin"));
  target = "InService";
  metadata = await serve(() => ({
    "/latest/api/token": "token",
    "/latest/meta-data/instance-id": "i-1",
    "/latest/meta-data/autoscaling/target-lifecycle-state": target,
  }));
  node = await serve(() => ({
    "/livez": "",
    "/metrics": '# TYPE banter_sockets gauge\nbanter_sockets{node="a"} 42\n',
  }));
});

afterEach(() => {
  child?.kill("SIGKILL");
  node.close();
  metadata.close();
  rmSync(directory, { recursive: true });
});

describe("deploy/ec2/write-settings.mjs", () => {
  const write = () =>
    run(process.execPath, [join(ROOT, "deploy/ec2/write-settings.mjs"), directory], { env: environment() });
  const read = (path: string) => readFileSync(join(directory, path), "utf8");

  beforeEach(() => {
    mkdirSync(join(directory, "etc/banter"), { recursive: true });
    writeFileSync(join(directory, "etc/banter/instance.env"), INSTANCE);
    const secret = { DATABASE_URL: "postgres://a:b@c/d?sslmode=verify-full", SESSION_SECRET: "s".repeat(64) };
    stub("aws", JSON.stringify(secret));
  });

  it("joins settings and secrets in a file that not everybody reads", async () => {
    await write();
    expect(parseEnv(read("etc/banter/banter.env"))).toMatchObject({
      BANTER_PARTS: "realtime",
      DATABASE_URL: "postgres://a:b@c/d?sslmode=verify-full",
      SESSION_SECRET: "s".repeat(64),
      NODE_ID: "i-1",
    });
    expect(statSync(join(directory, "etc/banter/banter.env")).mode & 0o007).toBe(0);
    expect(listCalls()[0]).toContain("get-secret-value --secret-id arn:secret");
  });

  it.each(["four plain words", "pass#word", ' led "by" a space', "it's \\n fine", "it's `fine`"])(
    "keeps %s as it is",
    async (value) => {
      stub("aws", JSON.stringify({ FIRST_ADMIN_PASSWORD: value }));
      await write();
      expect(parseEnv(read("etc/banter/banter.env")).FIRST_ADMIN_PASSWORD).toBe(value);
    },
  );

  it("refuses what no settings' file can hold, by its name alone", async () => {
    stub("aws", JSON.stringify({ FIRST_ADMIN_PASSWORD: "two\nlines" }));
    const failure = await write().catch((error: Error) => error.message);
    expect(failure).toContain("FIRST_ADMIN_PASSWORD is wrong");
    expect(failure).not.toContain("lines");
  });

  it("sets limits beyond the connections, and a time to stop beyond the drain", async () => {
    await write();
    const unit = read("etc/systemd/system/banter.service.d/limits.conf");
    expect(Number(/LimitNOFILE=(\d+)/.exec(unit)?.[1])).toBeGreaterThan(100_000);
    expect(Number(/TimeoutStopSec=(\d+)/.exec(unit)?.[1])).toBeGreaterThan(DRAIN_SECONDS + STOP_MARGIN_MS / 1_000);
    expect(Number(/fs.file-max = (\d+)/.exec(read("etc/sysctl.d/90-banter.conf"))?.[1])).toBeGreaterThan(100_000);
  });

  it("has the log of each process shipped", async () => {
    await write();
    const { logs } = JSON.parse(read("etc/banter/logs.json"));
    expect(logs.logs_collected.files.collect_list).toEqual(
      [3001, 3002].map((port) => ({
        file_path: `/var/log/banter/realtime-${port}.log`,
        log_group_name: "/banter/realtime",
        log_stream_name: `i-1-${port}`,
      })),
    );
  });

  it("says what is missing, and tells no secret", async () => {
    writeFileSync(join(directory, "etc/banter/instance.env"), INSTANCE.replace(/^BANTER_SOCKETS.*\n/m, ""));
    const failure = await write().catch((error: Error) => error.message);
    expect(failure).toContain("instance.env lacks BANTER_SOCKETS");
    expect(failure).not.toContain("ssss");
  });
});

describe("deploy/ec2/watch.mjs", () => {
  function watch(ports: readonly number[]) {
    for (const name of ["aws", "systemctl", "runuser"]) stub(name);
    child = spawn(process.execPath, [join(ROOT, "deploy/ec2/watch.mjs")], {
      stdio: "ignore",
      env: environment({
        BANTER_PARTS: "realtime",
        BANTER_PORTS: ports.join(","),
        BANTER_GROUP: "banter-realtime",
        BANTER_STOP_HOOK: "banter-realtime-stop",
        BANTER_WATCH_POLL_MS: "20",
        METRICS_PORT: String(portOf(node)),
      }),
    });
  }
  const called = (text: string) =>
    vi.waitFor(() => expect(listCalls().join("\n")).toContain(text), { timeout: 10_000 });

  it("reports the connections of a node", async () => {
    watch([portOf(node)]);
    await called("--dimensions AutoScalingGroupName=banter-realtime --unit Count --value 42");
  });

  it("drains when the instance is to end, and says so afterwards", async () => {
    watch([portOf(node)]);
    await called("put-metric-data");
    target = "Terminated";
    await called("complete-lifecycle-action");
    const [stop, complete] = listCalls().slice(-2);
    expect(stop).toBe("systemctl stop banter.service");
    expect(complete).toContain("--lifecycle-hook-name banter-realtime-stop --instance-id i-1");
  });

  it("restarts a process that does not answer, and no other", async () => {
    const deaf = await serve(() => ({}));
    watch([portOf(node), portOf(deaf)]);
    await called(`restart realtime-${portOf(deaf)}`);
    expect(listCalls().join("\n")).not.toContain(`restart realtime-${portOf(node)}`);
    deaf.close();
  });
});

it("deploy/ec2/prepare-broker.mjs lets the broker's user in with the password of its address, and prints none", async () => {
  stub("aws");
  const { stdout } = await run(process.execPath, [join(ROOT, "deploy/ec2/prepare-broker.mjs")], {
    env: environment({ BROKER_URL: "rediss://banter:not-for-logs@broker:6379", CACHE_USER_ID: "banter-app" }),
  });
  expect(listCalls()[0]).toContain(
    "modify-user --user-id banter-app --access-string on ~* &* +@all -@admin -@dangerous",
  );
  expect(listCalls()[0]).toContain("Type=password,Passwords=not-for-logs");
  expect(stdout).not.toContain("not-for-logs");
});

it("deploy/ec2/prepare-broker.mjs says why it failed, and does not tell the password", async () => {
  const file = join(directory, "bin", "aws");
  writeFileSync(file, "#!/bin/sh\necho 'User is not active' >&2\nexit 254\n");
  chmodSync(file, 0o755);
  const failure = await run(process.execPath, [join(ROOT, "deploy/ec2/prepare-broker.mjs")], {
    env: environment({ BROKER_URL: "rediss://banter:not-for-logs@broker:6379", CACHE_USER_ID: "banter-app" }),
  }).catch((error: { stderr: string }) => error.stderr);
  expect(failure).toContain("aws elasticache modify-user failed (254): User is not active");
  expect(failure).not.toContain("not-for-logs");
});

describe("scripts for bash", () => {
  it.each(["deploy/ec2/start.sh", "terraform/modules/fleet/boot.sh.tftpl", "terraform/modules/loadtest/bots.sh.tftpl"])(
    "%s is understood",
    async (path) => {
      const rendered = join(directory, "script.sh");
      // What Terraform puts in is plain text in all of these places.
      writeFileSync(rendered, readFileSync(join(ROOT, path), "utf8").replaceAll(/\$\{[a-z_.]+\}/g, "text"));
      await expect(run("bash", ["-n", rendered])).resolves.toBeDefined();
    },
  );
});

describe("times that must agree", () => {
  const readNumber = (path: string, pattern: RegExp) =>
    Number(pattern.exec(readFileSync(join(ROOT, path), "utf8"))?.[1] ?? Number.NaN);
  const readDefault = (module: string, variable: string) =>
    readNumber(`terraform/modules/${module}/variables.tf`, new RegExp(`"${variable}" \\{[^}]*?default\\s*= (\\d+)`));
  const stopMargin = readNumber("deploy/ec2/write-settings.mjs", /STOP_MARGIN_SECONDS = (\d+)/);

  it("an instance gives up before its group gives it up", () => {
    const ready = readNumber("deploy/ec2/start.sh", /ready_within_seconds=(\d+)/);
    expect(readDefault("fleet", "start_seconds")).toBeGreaterThan(2 * ready);
  });

  it("systemd lets PM2 drain, and has ended it before the group ends the instance", () => {
    const drain = readDefault("realtime", "drain_seconds");
    expect(readDefault("realtime", "stop_seconds")).toBeGreaterThan(drain + stopMargin);
    expect(readDefault("web", "stop_seconds")).toBeGreaterThan(
      readNumber("deploy/ec2/write-settings.mjs", /DEFAULT_DRAIN_SECONDS = (\d+)/) + stopMargin,
    );
  });
});
