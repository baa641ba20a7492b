// The load generator, in a process of its own: takes one plan, answers with what was measured, and ends.
import { measureConnections } from "./measure-connections.ts";
import { measureTraffic } from "./measure-traffic.ts";
import type { Answer, Plan } from "./plan.ts";

process.once("disconnect", () => process.exit(1));
process.once("message", async (plan: Plan) => {
  const answer = await measure(plan).catch((error: unknown) => ({ problem: String(error) }));
  process.send?.(answer, () => process.exit(0));
});

async function measure(plan: Plan): Promise<Answer> {
  return { result: await (plan.measure === "connections" ? measureConnections(plan) : measureTraffic(plan)) };
}
