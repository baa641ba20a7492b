import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createMetrics } from "./metrics.ts";

const operations = readFileSync(new URL("../../../docs/operations.md", import.meta.url), "utf8");

function observed() {
  const metrics = createMetrics();
  metrics.observe({
    sockets: () => 0,
    writesWaiting: () => 0,
    handshakesWaiting: () => 0,
    brokerStatus: () => "up",
    publications: () => ({ waiting: 3, waitingBytes: 900, lost: 7 }),
    peoplePresent: () => 0,
    peopleFollowed: () => 0,
  });
  return metrics;
}

async function readNames(): Promise<string[]> {
  const metrics = observed();
  return [...(await metrics.render()).matchAll(/^# TYPE (\w+) /gm)].map(([, name = ""]) => name);
}

it("docs/operations.md tells what each metric of Banter's means", async () => {
  const ours = (await readNames()).filter((name) => name.startsWith("banter_"));
  expect(ours.length).toBeGreaterThan(5);
  const table = operations.slice(operations.indexOf("\n## Metrics"), operations.indexOf("\n## Restarts"));
  const documented = [...table.matchAll(/`(banter_\w+)(?:\{\w+\})?`/g)].map(([, name]) => name);
  expect(documented.sort()).toEqual(ours.sort());
});

it("docs/operations.md names no metric that a node does not serve", async () => {
  const mentioned = [...operations.matchAll(/`((?:banter|nodejs)_\w+)/g)].map(([, name = ""]) => name);
  const served = new Set([...(await readNames()), "banter_app"]);
  expect(mentioned.filter((name) => !served.has(name))).toEqual([]);
});

it("says what waits for the broker, and counts what was given up, however often it is asked", async () => {
  const metrics = observed();
  await metrics.render();
  const text = await metrics.render();
  expect(text).toContain("banter_publications_waiting 3\n");
  expect(text).toContain("banter_publications_waiting_bytes 900\n");
  expect(text).toContain("banter_publications_lost_total 7\n");
});
