import { setTimeout as sleep } from "node:timers/promises";
import { type Crowd, createCrowd, type Member } from "./crowd.ts";
import { createDeliveryTally } from "./delivery-tally.ts";
import { drain } from "./drain.ts";
import { markedBody } from "./marks.ts";
import type { LoadResult, Plan, Site, TrafficResult } from "./plan.ts";
import { cpuSeconds } from "./process-usage.ts";

/** Of the time that is measured: what the server's code needs to be compiled. */
const WARM_UP_SHARE = 0.4;
/** How often it is looked whether a message is due. */
const PACE_INTERVAL_MS = 1;

/** Either as many messages under way as given, or as many a second, whatever becomes of them. */
type Load = { inFlightPerRoom: number } | { messagesPerSecond: number };

/** A crowd that talks as much as the server can take, and then at a rate that it takes easily. */
export async function measureTraffic(plan: Extract<Plan, { measure: "traffic" }>): Promise<TrafficResult> {
  const { site, seconds } = plan;
  const crowd = createCrowd(site);
  const rooms = await crowd.admit(plan.rooms);
  let messages = 0;
  const run = async (load: Load, lastsSeconds: number) => {
    const result = await runLoad({ crowd, rooms, site, load, seconds: lastsSeconds, firstMessage: messages });
    messages += result.messages;
    crowd.assertUndisturbed();
    return result;
  };
  await run(plan, seconds * WARM_UP_SHARE);
  const steady = await run({ messagesPerSecond: plan.messagesPerSecond }, seconds);
  const saturated = await run({ inFlightPerRoom: plan.inFlightPerRoom }, seconds);
  crowd.leave();
  return { saturated, steady, messages };
}

interface Run {
  crowd: Crowd;
  rooms: readonly Member[][];
  site: Site;
  load: Load;
  seconds: number;
  firstMessage: number;
}

async function runLoad({ crowd, rooms, site, load, seconds, firstMessage }: Run): Promise<LoadResult> {
  const membersPerRoom = rooms[0]?.length ?? 0;
  const roomOfMessage: number[] = [];
  const turns = rooms.map(() => 0);
  const latenciesMs: number[] = [];
  const acknowledgedBefore = crowd.acknowledged;
  let isTalking = true;
  let isMeasuring = false;

  const tally = createDeliveryTally(firstMessage, membersPerRoom, (message) => {
    if (isTalking && "inFlightPerRoom" in load) postSoon(roomOfMessage[message - firstMessage] ?? 0);
  });
  crowd.listen((message, member) => {
    const sentAtMs = tally.receive(message, member);
    if (isMeasuring && sentAtMs !== undefined) latenciesMs.push(performance.now() - sentAtMs);
  });

  function post(room: number): void {
    const turn = turns[room] ?? 0;
    const member = rooms[room]?.[turn];
    if (!member) throw new Error("a room has no members");
    turns[room] = (turn + 1) % membersPerRoom;
    roomOfMessage.push(room);
    member.client.post(member.roomId, markedBody(tally.send(performance.now())));
  }

  /** Not within the frame that completed the message before: the frames behind it are waiting. */
  const due: number[] = [];
  function postSoon(room: number): void {
    if (due.push(room) === 1) setImmediate(() => due.splice(0).forEach(post));
  }

  const stopTalking = talk(load, rooms.length, post);
  await sleep(seconds * WARM_UP_SHARE * 1_000);
  isMeasuring = true;
  const before = { cpu: cpuSeconds(site.serverPids), atMs: performance.now(), delivered: tally.delivered };
  await sleep(seconds * 1_000);
  const elapsedSeconds = (performance.now() - before.atMs) / 1_000;
  const deliveries = tally.delivered - before.delivered;
  const cpu = cpuSeconds(site.serverPids) - before.cpu;
  isMeasuring = false;
  isTalking = false;
  stopTalking();
  await drain(() => tally.delivered, tally.sent * membersPerRoom);
  const sorted = Float64Array.from(latenciesMs).sort();
  return {
    deliveriesPerSecond: deliveries / elapsedSeconds,
    deliveriesPerCpuSecond: deliveries / Math.max(cpu, Number.EPSILON),
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    messages: tally.sent,
    acknowledged: crowd.acknowledged - acknowledgedBefore,
    deliveries: { expected: tally.sent * membersPerRoom, arrived: tally.delivered, doubled: tally.doubled },
  };
}

function talk(load: Load, roomCount: number, post: (room: number) => void): () => void {
  if ("inFlightPerRoom" in load) {
    for (let room = 0; room < roomCount; room += 1) {
      for (let count = 0; count < load.inFlightPerRoom; count += 1) post(room);
    }
    return () => {};
  }
  const startedMs = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const dueByNow = ((performance.now() - startedMs) / 1_000) * load.messagesPerSecond;
    for (; sent < dueByNow; sent += 1) post(sent % roomCount);
  }, PACE_INTERVAL_MS);
  return () => clearInterval(timer);
}

function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
