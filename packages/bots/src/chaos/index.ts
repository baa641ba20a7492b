export type { Person } from "./chaos-bot.ts";
export type { History, StoredMessage, StoredRoom } from "./history.ts";
export { judge } from "./judge/judge.ts";
export { createRandom, type Random } from "./random.ts";
export { describeReport } from "./report/describe-report.ts";
export { formatTable } from "./report/format-table.ts";
export { renderHtml } from "./report/render-html.ts";
export { countOutcomes, type RoundResult, type RunReport } from "./report/run-report.ts";
export { createSwarm, type Heads, type Swarm, type SwarmStatus } from "./swarm.ts";
