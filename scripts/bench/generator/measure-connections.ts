import { setTimeout as sleep } from "node:timers/promises";
import { createCrowd } from "./crowd.ts";
import { createDeliveryTally } from "./delivery-tally.ts";
import { drain } from "./drain.ts";
import { markedBody } from "./marks.ts";
import type { ConnectionsResult, Guest, Plan } from "./plan.ts";
import { cpuSeconds, memoryKib } from "./process-usage.ts";

/** For what a handshake leaves behind to be cleared away. */
const SETTLE_MS = 4_000;

/** What it costs to connect and join, and what a connection then holds of the node's memory while nothing happens. */
export async function measureConnections({
  site,
  warmUp,
  guests,
}: Extract<Plan, { measure: "connections" }>): Promise<ConnectionsResult> {
  const first = createCrowd(site);
  await first.admit(byRoom(warmUp));
  first.assertUndisturbed();
  first.leave();
  await sleep(SETTLE_MS / 4);

  const crowd = createCrowd(site);
  const [memoryBefore, cpuBefore] = [memoryKib(site.nodePids), cpuSeconds(site.serverPids)];
  const rooms = await crowd.admit(byRoom(guests));
  const cpuMs = (cpuSeconds(site.serverPids) - cpuBefore) * 1_000;
  await sleep(SETTLE_MS);
  const memory = memoryKib(site.nodePids) - memoryBefore;

  const tallies = rooms.map((members, room) => createDeliveryTally(room, members.length, () => {}));
  const sum = (count: "delivered" | "doubled") => tallies.reduce((total, tally) => total + tally[count], 0);
  crowd.listen((message, member) => void tallies[message]?.receive(message, member));
  rooms.forEach(([speaker], room) => {
    const message = tallies[room]?.send(performance.now());
    if (speaker && message !== undefined) speaker.client.post(speaker.roomId, markedBody(message));
  });
  await drain(() => sum("delivered"), guests.length);
  crowd.assertUndisturbed();
  crowd.leave();
  return {
    cpuMsPerConnection: cpuMs / guests.length,
    kibPerConnection: memory / guests.length,
    deliveries: { expected: guests.length, arrived: sum("delivered"), doubled: sum("doubled") },
  };
}

function byRoom(guests: readonly Guest[]): Guest[][] {
  const rooms = new Map<string, Guest[]>();
  for (const guest of guests) rooms.set(guest.roomId, [...(rooms.get(guest.roomId) ?? []), guest]);
  return [...rooms.values()];
}
