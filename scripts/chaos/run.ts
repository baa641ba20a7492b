import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { History, RoundResult } from "@banter/bots/chaos";
import { onEnd } from "../bootstrap/cleanup.mjs";
import { type Cluster, type ClusterOptions, startCluster } from "./cluster/start-cluster.ts";
import type { ChaosOptions } from "./options.ts";
import { createWorkDirectory } from "./work-directory.ts";
import { publishReport } from "./write-report.ts";

/** What the scenarios of one run share. */
export interface Run {
  options: ChaosOptions;
  sessionSecret: string;
  startCluster(settings: Pick<ClusterOptions, "nodeCount" | "balancer" | "report">): Promise<Cluster>;
  /** Adds a round to the report; with its history, so that violations can be looked into. */
  record(result: RoundResult, history?: History): void;
  readonly rounds: readonly RoundResult[];
  /** Prints and writes the report. Returns the exit code of the command. */
  finish(): 0 | 1;
}

/** A run that reports also when it is interrupted. */
export function startRun(root: string, options: ChaosOptions): Run {
  const [startedAt, startedMs] = [new Date().toISOString(), performance.now()];
  const reportDirectory = resolve(root, options.reportDirectory);
  const rounds: RoundResult[] = [];
  const sessionSecret = randomBytes(32).toString("hex");
  let isPublished = false;
  mkdirSync(reportDirectory, { recursive: true });

  function publish(wasInterrupted: boolean): 0 | 1 {
    isPublished = true;
    return publishReport(
      {
        title: `Chaos: ${options.scenario}`,
        startedAt,
        durationMs: performance.now() - startedMs,
        settings: describeSettings(options),
        rounds,
        wasInterrupted,
      },
      reportDirectory,
    );
  }

  // First of all, so last when everything is undone: nothing of the cluster is left when the report appears.
  onEnd(() => {
    if (!isPublished && rounds.length > 0) publish(true);
  });
  const directory = createWorkDirectory("banter-chaos-");

  return {
    options,
    sessionSecret,
    rounds,
    startCluster: (settings) =>
      startCluster({
        ...settings,
        root,
        directory,
        logDirectory: reportDirectory,
        broker: options.broker,
        sessionSecret,
        nodeCommand: [process.execPath, "--enable-source-maps", "dist/main.js"],
      }),
    record(result, history) {
      rounds.push(result);
      if (result.violations.length === 0 || !history) return;
      writeFileSync(join(reportDirectory, `round-${result.round}.json`), JSON.stringify({ result, history }, null, 1));
    },
    finish: () => publish(false),
  };
}

function describeSettings(options: ChaosOptions): [string, string][] {
  return [
    ["seed", options.seed],
    ["broker", options.broker],
    ["balancer", options.balancer],
    ["bots", String(options.bots)],
    ["rooms", String(options.rooms)],
    ["operations a second, at most", String(options.rate)],
    ["faults", options.faults.map(({ name }) => name).join(", ")],
    ["command", `npm run chaos -- ${process.argv.slice(2).join(" ")}`],
    ["Node", process.version],
  ];
}
