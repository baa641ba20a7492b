import { ASSUMPTIONS } from "./assumptions.ts";
import type { Load, Plan } from "./plan-capacity.ts";

const number = (value: number) => value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 });

/** The plan for people, with what it rests on. */
export function describePlan(load: Load, plan: Plan): string {
  const rows: [string, string][] = [
    ["messages", `${number(plan.messagesPerSecond)} a second`],
    ["deliveries", `${number(plan.deliveriesPerSecond)} a second`],
    ["realtime nodes", `${plan.nodes}, a core each, one of them to spare (decided by: ${plan.nodesBecauseOf})`],
    ["Postgres", `${number(plan.postgresCores)} cores for messages, ${number(plan.diskGibPerDay)} GiB more each day`],
    ["Redis", `${number(plan.redisShare * 100)} % of what one stream carries`],
    ["network", `${number(plan.outgoingMbitPerSecond)} Mbit/s to people`],
  ];
  const warnings = [
    plan.redisShare > 1 && "One Redis stream does not carry this: see docs/scaling.md, “Past one stream”.",
    plan.postgresCores > 64 && "One Postgres does not carry this: see docs/scaling.md, “Past one Postgres”.",
  ].filter((warning) => warning !== false);
  return [
    `${number(load.sockets)} people online, ${number(load.membersOnline)} of them in each room, ${number(load.messagesPerPersonPerMinute)} messages a minute each`,
    "",
    ...rows.map(([name, value]) => `  ${name.padEnd(16)}${value}`),
    ...warnings.map((warning) => `\n${warning}`),
    "",
    "Assumed (scripts/capacity/assumptions.ts):",
    ...Object.entries(ASSUMPTIONS).map(([name, value]) => `  ${name.padEnd(28)}${value}`),
  ].join("\n");
}
