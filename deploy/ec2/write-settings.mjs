// Writes what depends on the instance: the settings of its processes, with the secrets that only they may read, and the
// limits and the shipping of logs that follow from instance.env. Another folder than / is for trying it out.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseEnv } from "node:util";
import { print, readMetadata } from "./instance.mjs";

/** Each connection is one file; logs, the database and Node itself take some more. */
const FILES_BEYOND_SOCKETS = 10_000;
/** What a process may take to stop beyond its drain, and PM2 itself. */
const STOP_MARGIN_SECONDS = 30;
const DEFAULT_DRAIN_SECONDS = 10;

const root = process.argv[2] ?? "/";
const settings = parseEnv(readFileSync(join(root, "etc/banter/instance.env"), "utf8"));

/** @param {string} name */
function required(name) {
  const value = settings[name];
  if (value) return value;
  throw new Error(`instance.env lacks ${name}: terraform/modules/fleet writes it`);
}

/** @param {string} path @param {string} text @param {number} [mode] */
function write(path, text, mode = 0o644) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode });
}

/** As Node reads it back, whatever is in a password. @param {string} name @param {string} value */
function quote(name, value) {
  const mark = ["'", "`", '"'].find((one) => !value.includes(one));
  if (mark && !/[\r\n]/.test(value) && !(mark === '"' && value.includes("\\"))) return `${mark}${value}${mark}`;
  throw new Error(`${name} is wrong: expected one line that does not hold all of ' " and \``);
}

const secret = JSON.parse(
  await print(
    "aws",
    ...["secretsmanager", "get-secret-value", "--secret-id", required("BANTER_SECRET_ID")],
    ...["--query", "SecretString", "--output", "text"],
  ),
);
const instanceId = await readMetadata("instance-id");
const all = { ...settings, ...secret, NODE_ID: instanceId };
write(
  "etc/banter/banter.env",
  `${Object.entries(all)
    .map(([name, value]) => `${name}=${quote(name, String(value))}`)
    .join("\n")}\n`,
  0o640,
);

const sockets = Number(required("BANTER_SOCKETS"));
const files = sockets + FILES_BEYOND_SOCKETS;
const stopSeconds = Number(settings.DRAIN_SECONDS ?? DEFAULT_DRAIN_SECONDS) + STOP_MARGIN_SECONDS;
write(
  "etc/systemd/system/banter.service.d/limits.conf",
  `[Service]\nLimitNOFILE=${files}\nTimeoutStopSec=${stopSeconds}\n`,
);

// Everybody may come back within seconds, so the queues of those who knock are long; buffers begin small, as most
// connections are silent most of the time, and 100,000 of the usual ones would take gigabytes.
const kernel = {
  "fs.file-max": files * 4,
  "fs.nr_open": Math.max(files, 1_048_576),
  "net.core.somaxconn": 65_535,
  "net.core.netdev_max_backlog": 65_535,
  "net.ipv4.tcp_max_syn_backlog": 65_535,
  "net.ipv4.tcp_rmem": "4096 16384 4194304",
  "net.ipv4.tcp_wmem": "4096 16384 4194304",
  "net.ipv4.tcp_max_orphans": sockets,
  "net.ipv4.tcp_tw_reuse": 1,
};
write(
  "etc/sysctl.d/90-banter.conf",
  `${Object.entries(kernel)
    .map(([name, value]) => `${name} = ${value}`)
    .join("\n")}\n`,
);

// Each file by name: of several that a pattern fits, the agent ships the newest only.
const part = required("BANTER_PARTS");
const logs = required("BANTER_PORTS")
  .split(",")
  .map((port) => ({
    file_path: `/var/log/banter/${part}-${port}.log`,
    log_group_name: required("BANTER_LOG_GROUP"),
    log_stream_name: `${instanceId}-${port}`,
  }));
write("etc/banter/logs.json", `${JSON.stringify({ logs: { logs_collected: { files: { collect_list: logs } } } })}\n`);
