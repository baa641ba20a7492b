import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { LauncherConfig } from "@banter/config";
import { Problem } from "../bootstrap/problem.mjs";

/** How long the parts of a launcher that was killed may take to notice and go. */
const LEAVE_TIMEOUT_MS = 10_000;
const LEAVE_POLL_INTERVAL_MS = 250;

interface NeededPort {
  port: number;
  address: string;
  purpose: string;
  variable: string;
}

/** @throws Problem naming each port that is taken, what needs it and the variable that changes it. */
export async function requireFreePorts(config: LauncherConfig, { justLeft }: { justLeft: boolean }): Promise<void> {
  const giveUpMs = Date.now() + (justLeft ? LEAVE_TIMEOUT_MS : 0);
  for (;;) {
    const problems = await describePortProblems(listNeededPorts(config));
    if (problems.length === 0) return;
    if (Date.now() >= giveUpMs) throw new Problem(problems.join("\n"));
    await sleep(LEAVE_POLL_INTERVAL_MS);
  }
}

function listNeededPorts(config: LauncherConfig): NeededPort[] {
  const { bindAddress: address } = config;
  return [
    { port: config.webPort, address, purpose: "the web app", variable: "WEB_PORT" },
    ...config.realtimePorts.map((port) => ({ port, address, purpose: "a realtime node", variable: "REALTIME_PORTS" })),
    ...(config.databaseUrl ? [] : [embeddedPostgresPort(config.postgresPort)]),
  ];
}

function embeddedPostgresPort(port: number): NeededPort {
  return { port, address: "127.0.0.1", purpose: "the embedded Postgres", variable: "POSTGRES_PORT" };
}

/** One line for each port that two parts want or another program has: which, what for, and what changes it. */
async function describePortProblems(needed: readonly NeededPort[]): Promise<string[]> {
  const problems = await Promise.all(
    needed.map(async (wanted, index) => {
      const rival = needed.slice(0, index).find(({ port }) => port === wanted.port);
      if (rival) {
        return `Port ${wanted.port} is given to both ${rival.purpose} and ${wanted.purpose}: change ${rival.variable} or ${wanted.variable}.`;
      }
      if (await isFree(wanted)) return [];
      return `Port ${wanted.port}, which ${wanted.purpose} needs, is taken by another program: stop that one, or choose another port with ${wanted.variable}.`;
    }),
  );
  return problems.flat();
}

/** "localhost" may mean ::1 to a browser, so a program that listens only there would get our visitors. */
async function isFree({ port, address }: NeededPort): Promise<boolean> {
  const addresses = address === "127.0.0.1" ? [address, "::1"] : [address];
  const answers = await Promise.all(addresses.map((one) => canListen(port, one)));
  return answers.every(Boolean);
}

function canListen(port: number, host: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    server.listen({ port, host, ipv6Only: true }, () => server.close(() => resolve(true)));
  });
}
