// The web app and the realtime nodes under PM2, on one machine or on each of many. docs/deploy.md says how to use it.
//
// It reads the settings of .env.example from `.env` beside this file, or from the file that BANTER_ENV_FILE names, and
// beside those:
//   BANTER_PARTS     what this machine runs: "web", "realtime" or both (default)
//   WEB_PORTS        one web process at each of these ports, separated by commas (default: WEB_PORT)
//   REALTIME_PORTS   one realtime node at each of these ports (default: 3001,3002); one for each core is right
//   MEMORY_LIMIT_MB  a process that takes more is drained and started anew (default: 1536)
//   BANTER_LOG_DIR   where the logs go (default: logs in PM2's own folder)
const { existsSync, readFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { parseEnv } = require("node:util");

/** Of DRAIN_SECONDS, as packages/config has it. */
const DEFAULT_DRAIN_SECONDS = "10";
/** What a process may need to stop beyond its drain window: the last commits, and closing its connections. */
const STOP_MARGIN_MS = 7_000;
/** A process that is not ready by then counts as started, so that PM2 goes on: its health check tells the rest. */
const READY_TIMEOUT_MS = 30_000;
/** Pause before a process that has crashed is started again; PM2 makes it longer each time, up to 15 s. */
const FIRST_RESTART_DELAY_MS = 100;
/** Well above what a busy process takes, so that only a leak gets there. */
const DEFAULT_MEMORY_LIMIT_MB = "1536";
const PARTS = ["web", "realtime"];

const envFile = resolve(__dirname, process.env.BANTER_ENV_FILE ?? ".env");
if (process.env.BANTER_ENV_FILE && !existsSync(envFile)) throw new Error(`BANTER_ENV_FILE: there is no ${envFile}`);
const written = existsSync(envFile) ? parseEnv(readFileSync(envFile, "utf8")) : {};

/** The environment over the file; a blank value counts as unset. @param {string} name @param {string} fallback */
const read = (name, fallback) => process.env[name]?.trim() || written[name]?.trim() || fallback;

/** @param {string} name @param {string} fallback */
const readList = (name, fallback) =>
  read(name, fallback)
    .split(",")
    .map((entry) => entry.trim());

/** @param {string} name @param {string} text @param {{ min: number, max: number, what: string }} range */
function wholeNumber(name, text, { min, max, what }) {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= min && value <= max) return value;
  throw new Error(`${name} is wrong: expected ${what}, ${min} to ${max}`);
}

/** @param {string} name @param {string} fallback */
function readPorts(name, fallback) {
  const ports = readList(name, fallback).map((text) => wholeNumber(name, text, { min: 1, max: 65_535, what: "ports" }));
  if (new Set(ports).size < ports.length) throw new Error(`${name} is wrong: expected different ports`);
  return ports;
}

function readParts() {
  const parts = readList("BANTER_PARTS", PARTS.join(","));
  if (parts.every((part) => PARTS.includes(part))) return parts;
  throw new Error(`BANTER_PARTS is wrong: expected ${PARTS.join(", ")} or both, separated by commas`);
}

const parts = readParts();
const drain = { min: 0, max: 3_600, what: "a whole number of seconds" };
const drainSeconds = wholeNumber("DRAIN_SECONDS", read("DRAIN_SECONDS", DEFAULT_DRAIN_SECONDS), drain);
const memory = { min: 64, max: 1_048_576, what: "a whole number of megabytes" };
const memoryLimitMb = wholeNumber("MEMORY_LIMIT_MB", read("MEMORY_LIMIT_MB", DEFAULT_MEMORY_LIMIT_MB), memory);
const metricsPort = read("METRICS_PORT", "");
const logDirectory = read("BANTER_LOG_DIR", "");

/**
 * One process. Node itself reads the settings' file, at each start: so PM2, whose list of processes lies readable on the
 * disk, never holds a secret, and a reload takes up what has changed.
 * @param {string} app @param {string} script @param {number} port @param {Record<string, string>} env
 */
function processOf(app, script, port, env) {
  const name = `${app}-${port}`;
  const log = logDirectory ? join(resolve(__dirname, logDirectory), `${name}.log`) : undefined;
  return {
    name,
    namespace: app,
    cwd: join(__dirname, "apps", app),
    script,
    exec_mode: "fork",
    instances: 1,
    node_args: ["--enable-source-maps", ...(existsSync(envFile) ? [`--env-file=${envFile}`] : [])],
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    wait_ready: true,
    listen_timeout: READY_TIMEOUT_MS,
    kill_timeout: drainSeconds * 1_000 + STOP_MARGIN_MS,
    exp_backoff_restart_delay: FIRST_RESTART_DELAY_MS,
    max_memory_restart: `${memoryLimitMb}M`,
    out_file: log,
    error_file: log,
    merge_logs: true,
    // PM2's own probes patch Node's modules, and would look for a git repository at each start.
    pmx: false,
    vizion: false,
  };
}

const realtimePorts = readPorts("REALTIME_PORTS", "3001,3002");
/** For when the nodes are on this machine too, and browsers reach them at their ports. */
const realtimeUrls = read("REALTIME_URLS", realtimePorts.map((port) => `:${port}`).join(","));

const web = () =>
  readPorts("WEB_PORTS", read("WEB_PORT", "3000")).map((port) =>
    processOf("web", "dist/server.js", port, { WEB_PORT: String(port), REALTIME_URLS: realtimeUrls }),
  );

const realtime = () =>
  realtimePorts.map((port, index) =>
    processOf("realtime", "dist/main.js", port, {
      REALTIME_PORT: String(port),
      NODE_ID: `${read("NODE_ID", "realtime")}-${port}`,
      ...(metricsPort && { METRICS_PORT: String(Number(metricsPort) + index) }),
    }),
  );

module.exports = {
  apps: [...(parts.includes("web") ? web() : []), ...(parts.includes("realtime") ? realtime() : [])],
};
