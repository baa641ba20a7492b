// `npm run capacity -- --people 10000 --room 40 --rate 0.6`: what an installation of that size needs, and why.
import { parseArgs } from "node:util";
import { enableTypeScript } from "./bootstrap/root.mjs";

const USAGE = `npm run capacity -- [--people N] [--room N] [--rate N] [--return N]

  --people N   online at the same time, at the busiest (default 10000)
  --room N     of those, how many are in a room where something is said (default 40)
  --rate N     messages a minute that each of them writes (default 0.6)
  --return N   seconds within which all must be back after an outage (default 60)`;

/** @param {string} text */
function positive(text) {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && Number.isFinite(value)) return value;
  throw new Error(`A number above 0 is expected, not "${text}"`);
}

try {
  const { values } = parseArgs({
    options: {
      people: { type: "string", default: "10000" },
      room: { type: "string", default: "40" },
      rate: { type: "string", default: "0.6" },
      return: { type: "string", default: "60" },
    },
  });
  const load = {
    sockets: positive(values.people),
    membersOnline: positive(values.room),
    messagesPerPersonPerMinute: positive(values.rate),
    returnSeconds: positive(values.return),
  };
  await enableTypeScript();
  const { describePlan } = await import("./capacity/describe-plan.ts");
  const { planCapacity } = await import("./capacity/plan-capacity.ts");
  console.log(describePlan(load, planCapacity(load)));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 2;
}
