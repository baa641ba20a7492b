import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onEnd } from "../../bootstrap/cleanup.mjs";
import { Problem } from "../../bootstrap/problem.mjs";
import { type Cpu, pinProcess } from "../cpu.ts";
import type { Answer, ConnectionsResult, Plan, TrafficResult } from "./plan.ts";

type ResultOf<P extends Plan> = P extends { measure: "connections" } ? ConnectionsResult : TrafficResult;

/** Has a new load generator carry out the plan. @throws Problem when the server did not play along. */
export async function generate<P extends Plan>(plan: P, cpu: Cpu | null): Promise<ResultOf<P>> {
  const child = fork(fileURLToPath(new URL("./generator-process.ts", import.meta.url)), [], {
    execArgv: ["--import", import.meta.resolve("tsx")],
    detached: true,
  });
  const kill = () => void child.kill("SIGKILL");
  const forget = onEnd(kill, kill);
  if (cpu !== null && child.pid !== undefined) pinProcess(child.pid, cpu);
  const answered = once(child, "message").then(([answer]: Answer[]) => answer);
  const ended = once(child, "exit").then(([code]) => ({ problem: `the load generator ended with ${code}` }));
  child.send(plan);
  const answer = await Promise.race([answered, ended]);
  await ended;
  forget();
  if (!answer || "problem" in answer) throw new Problem(`${plan.site.dialect}, ${plan.measure}: ${answer?.problem}`);
  return answer.result as ResultOf<P>;
}
