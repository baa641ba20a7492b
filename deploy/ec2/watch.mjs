// Runs beside PM2 on an instance: drains before the instance ends, restarts a process that hangs, and reports the
// connections that the number of instances follows. Its settings are those of instance.env.
import { setTimeout as sleep } from "node:timers/promises";
import { print, readMetadata } from "./instance.mjs";

const POLL_MS = Number(process.env.BANTER_WATCH_POLL_MS ?? 5_000);
const REPORT_EVERY_MS = 60_000;
/** A process that is asked for so long and says nothing hangs. */
const ANSWER_WITHIN_MS = 5_000;
/** So often in a row, so that a moment's standstill ends no connection. */
const SILENT_POLLS_MAX = 6;

const env = process.env;
const part = env.BANTER_PARTS ?? "";
const ports = (env.BANTER_PORTS ?? "").split(",").map(Number);
const group = env.BANTER_GROUP ?? "";
const firstMetricsPort = Number(env.METRICS_PORT ?? 0);

/** @param {number} port @param {string} path */
async function ask(port, path) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!answer.ok) throw new Error(`port ${port} answers ${path} with ${answer.status}`);
  return answer.text();
}

/** @type {Map<number, number>} How often in a row each port has not answered. */
const silent = new Map();

async function restartWhatHangs() {
  for (const port of ports) {
    const count = await ask(port, "/livez").then(
      () => 0,
      () => (silent.get(port) ?? 0) + 1,
    );
    silent.set(port, count);
    if (count < SILENT_POLLS_MAX) continue;
    console.error(`${part}-${port} has not answered ${count} times: restarting it`);
    silent.set(port, 0);
    const pm2 = "PM2_HOME=/var/lib/banter/.pm2 /usr/bin/node-24 /opt/banter/node_modules/pm2/bin/pm2";
    await print("runuser", "--user", "banter", "--", "sh", "-c", `${pm2} restart ${part}-${port}`);
  }
}

async function reportSockets() {
  const counts = await Promise.all(
    ports.map(async (_, index) => {
      const metrics = await ask(firstMetricsPort + index, "/metrics");
      return Number(/^banter_sockets(?:\{.*\})? (\d+)/m.exec(metrics)?.[1] ?? Number.NaN);
    }),
  );
  const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (Number.isNaN(average)) throw new Error("a node's metrics lack banter_sockets");
  await print(
    "aws",
    ...["cloudwatch", "put-metric-data", "--namespace", "Banter", "--metric-name", "SocketsPerNode"],
    ...["--dimensions", `AutoScalingGroupName=${group}`, "--unit", "Count", "--value", String(average)],
  );
}

async function drainAndSaySo() {
  console.error("The instance is to end: draining");
  await print("systemctl", "stop", "banter.service");
  const instanceId = (await readMetadata("instance-id")) ?? "";
  // Refused until the load balancer has let go of the instance; the group stops asking when its hook times out.
  while (!(await tried(() => completeStop(instanceId)))) await sleep(POLL_MS);
}

/** @param {string} instanceId */
function completeStop(instanceId) {
  return print(
    "aws",
    ...["autoscaling", "complete-lifecycle-action", "--lifecycle-action-result", "CONTINUE"],
    ...["--auto-scaling-group-name", group, "--lifecycle-hook-name", env.BANTER_STOP_HOOK ?? ""],
    ...["--instance-id", instanceId],
  );
}

/** Whether it worked; a failure is logged, and the watch goes on. @param {() => Promise<unknown>} act */
async function tried(act) {
  try {
    await act();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

let reportedAt = 0;
while ((await readMetadata("autoscaling/target-lifecycle-state").catch(() => null)) !== "Terminated") {
  await tried(restartWhatHangs);
  if (firstMetricsPort && Date.now() - reportedAt >= REPORT_EVERY_MS) {
    reportedAt = Date.now();
    await tried(reportSockets);
  }
  await sleep(POLL_MS);
}
await drainAndSaySo();
