import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { signalAfterThisProcess } from "@banter/database/embedded";
import { ROOT } from "../bootstrap/root.mjs";
import { runCommand } from "../bootstrap/run-command.mjs";

/** What PM2 tells about a process that it keeps. */
interface KeptProcess {
  name: string;
  pid: number;
  status: string;
  restarts: number;
}

/** The real PM2 with a home, and so a daemon, of its own. */
export interface Pm2 {
  /** Resolves with what it printed. @throws Error with that when it fails. */
  run(...args: string[]): Promise<string>;
  list(): Promise<KeptProcess[]>;
  /** What the daemon itself has logged. */
  readLog(): string;
  readDump(): string;
  pidFile: string;
  /** Stops its processes as it does at a reload, then itself. */
  stop(): Promise<void>;
}

const PM2 = fileURLToPath(import.meta.resolve("pm2/bin/pm2"));

/** Everything that it keeps ends with this process. */
export async function startPm2(home: string, environment: Record<string, string>): Promise<Pm2> {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    HOME: home,
    PM2_HOME: home,
    PM2_DISABLE_VERSION_CHECK: "1",
    ...environment,
  };
  const pidFile = join(home, "pm2.pid");

  async function run(...args: string[]): Promise<string> {
    const { code, lines } = await runCommand(process.execPath, [PM2, ...args], { cwd: ROOT, env });
    if (code !== 0) throw new Error(`pm2 ${args.join(" ")} failed:\n${lines.join("\n")}`);
    return lines.join("\n");
  }

  await run("ping");
  const release = signalAfterThisProcess(Number(readFileSync(pidFile, "utf8")), "TERM");
  return {
    run,
    async list() {
      const processes: ListedProcess[] = JSON.parse(await run("jlist", "--silent"));
      return processes.map(({ name, pid, pm2_env }) => ({
        name,
        pid,
        status: pm2_env.status,
        restarts: pm2_env.restart_time,
      }));
    },
    readLog: () => readFileSync(join(home, "pm2.log"), "utf8"),
    readDump: () => readFileSync(join(home, "dump.pm2"), "utf8"),
    pidFile,
    async stop() {
      await run("kill");
      release();
    },
  };
}

interface ListedProcess {
  name: string;
  pid: number;
  pm2_env: { status: string; restart_time: number };
}
