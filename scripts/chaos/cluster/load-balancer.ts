import { writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { onEnd } from "../../bootstrap/cleanup.mjs";
import { Problem } from "../../bootstrap/problem.mjs";
import { spawnGroup } from "../../bootstrap/process-group.mjs";
import { eventually } from "../eventually.ts";
import { findFreePort } from "./free-port.ts";

const START_TIMEOUT_MS = 5_000;
/** Enough to see why it ended. */
const OUTPUT_KEPT_CHARS = 2_000;

/** Starts haproxy in TCP mode before the nodes, checking their readiness as a load balancer does. */
export async function startLoadBalancer(
  directory: string,
  nodePorts: readonly number[],
): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await findFreePort();
  const file = join(directory, "haproxy.cfg");
  await writeFile(file, writeConfig(port, nodePorts));
  const group = spawnGroup("haproxy", ["-db", "-f", file], { cwd: directory, env: process.env });
  let output = "";
  for (const stream of [group.child.stdout, group.child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-OUTPUT_KEPT_CHARS);
    });
  }
  const stop = async () => {
    group.kill();
    await group.exited;
  };
  onEnd(stop, group.kill);
  const failed = group.exited.then(({ code, error }) => {
    throw new Problem(`haproxy ended at once (${error?.message ?? `exit code ${code}`}):\n${output}`);
  });
  failed.catch(() => {}); // also when it is killed later
  await Promise.race([failed, eventually("Starting haproxy", START_TIMEOUT_MS, () => connectOnce(port))]);
  return { port, stop };
}

function writeConfig(port: number, nodePorts: readonly number[]): string {
  return `defaults
  mode tcp
  timeout connect 2s
  timeout check 2s
  timeout client 1h
  timeout server 1h
  retries 2
  option redispatch
frontend clients
  bind 127.0.0.1:${port}
  default_backend nodes
backend nodes
  balance leastconn
  option httpchk GET /readyz
  http-check expect status 200
  default-server check inter 500ms fall 2 rise 1
${nodePorts.map((nodePort, index) => `  server node-${index + 1} 127.0.0.1:${nodePort}`).join("\n")}
`;
}

function connectOnce(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve();
    });
    socket.once("error", reject);
  });
}
