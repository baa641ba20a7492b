import { onEnd } from "../../bootstrap/cleanup.mjs";
import { spawnGroup } from "../../bootstrap/process-group.mjs";
import { openNodeLog } from "./node-log.ts";

/** A node that takes longer than this to start has failed. */
const START_TIMEOUT_MS = 30_000;
/** What a node may need to end beyond its drain window. */
const STOP_MARGIN_MS = 10_000;

export interface RealtimeNodeOptions {
  name: string;
  command: readonly [program: string, ...args: string[]];
  cwd: string;
  environment: NodeJS.ProcessEnv;
  drainMs: number;
  logFile: string;
  /** It listens on another port after each start. */
  onPort(port: number): Promise<void>;
  onIncident(incident: string): void;
}

/** A realtime node as a process that can be killed, stopped for a while, drained and started again. */
export interface RealtimeNode {
  name: string;
  /** Undefined while it does not run. */
  readonly pid: number | undefined;
  /** Resolves when it serves; does nothing when it runs already. */
  start(): Promise<void>;
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Has it move its clients elsewhere and end. Resolves when it has ended. */
  drain(): Promise<void>;
}

export function createRealtimeNode(options: RealtimeNodeOptions): RealtimeNode {
  const { name, command, onIncident } = options;
  const [program, ...args] = command;
  let running: ReturnType<typeof spawnGroup> | undefined;
  let onPort = (_port: number) => {};
  const log = openNodeLog({
    file: options.logFile,
    onPort: (port) => onPort(port),
    onAlarm: (line) => onIncident(`${name} wrote: ${line.slice(0, 500)}`),
  });
  onEnd(kill, () => running?.kill());

  async function start(): Promise<void> {
    if (running) return;
    const group = spawnGroup(program, args, { cwd: options.cwd, env: options.environment });
    running = group;
    log.follow(group.child.stdout, group.child.stderr);
    group.exited.then(({ code, signal, error }) => {
      if (running !== group) return;
      running = undefined;
      onIncident(`${name} ended by itself: ${error?.message ?? signal ?? `exit code ${code}`}`);
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        onPort = (port) => void options.onPort(port).then(resolve, reject);
        group.exited.then(() => reject(new Error(`${name} does not start; its log: ${options.logFile}`)));
        timer = setTimeout(reject, START_TIMEOUT_MS, new Error(`${name} starts too slowly`));
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Whatever ends it from now on is our doing. */
  function release() {
    const group = running;
    running = undefined;
    return group;
  }

  async function kill(): Promise<void> {
    const group = release();
    group?.kill();
    await group?.exited;
  }

  return {
    name,
    get pid() {
      return running?.child.pid;
    },
    start,
    kill,
    pause: () => void running?.child.kill("SIGSTOP"),
    resume: () => void running?.child.kill("SIGCONT"),
    async drain() {
      const group = release();
      if (!group) return;
      await group.stop({ ask: "leader", killAfterMs: options.drainMs + STOP_MARGIN_MS });
      const { code, signal } = await group.exited;
      if (code !== 0) onIncident(`${name} did not drain: ${signal ?? `exit code ${code}`}`);
    },
  };
}
