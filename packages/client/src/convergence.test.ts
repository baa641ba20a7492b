import { describe, expect, it } from "vitest";
import { createFakeCluster, type FakeCluster, ME } from "../test/fake-cluster.ts";
import { createSeededRandom } from "../test/seeded-random.ts";
import { startClient } from "../test/start-client.ts";

const RUNS = 200;
const STEPS = 120;
const HEADS_EVERY_MS = 10_000;
const QUIET_ROUNDS = 5;
const ROOMS = ["room-1", "room-2", "room-3"];

/** One random history: what was written, lost, repeated, delayed, answered or not is decided by the seed alone. */
async function runHistory(seed: number) {
  const random = createSeededRandom(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const cluster: FakeCluster = createFakeCluster({ syncMaxChanges: 8, pageSize: 6 });
  const { client, clock } = await startClient({ random }, cluster);
  const timelines = ROOMS.map((roomId) => client.room(roomId));
  const reported = timelines.map((timeline) => {
    const seqs: number[] = [];
    timeline.onMessage(({ seq }) => seqs.push(seq));
    return seqs;
  });
  const late: (() => void)[] = [];
  const sent: string[] = [];

  cluster.hooks.onRequest = (request) => {
    const fate = random();
    if (fate < 0.6) request.run();
    else if (fate < 0.75) late.push(() => request.run());
    else if (fate < 0.85) request.socket.drop();
    else if (fate < 0.95) {
      request.run();
      request.socket.drop();
    }
  };

  cluster.hooks.beforeHistory = () => new Promise((resolve) => late.push(resolve));

  const steps = [
    () => late.push(deliveryOf(cluster, cluster.write(pick(ROOMS), "hers"))),
    () => late.push(deliveryOf(cluster, cluster.write(pick(ROOMS), "hers"))),
    () => deliveryOf(cluster, cluster.write(pick(ROOMS), "hers"))(),
    () => cluster.write(pick(ROOMS), "never broadcast"),
    () => sent.push(pick(timelines).send("mine")),
    () => late.splice(Math.floor(random() * late.length), 1)[0]?.(),
    () => pick(late)?.(),
    () => void pick(timelines).loadOlder(),
    () => editOne(cluster, pick(ROOMS), random, late),
    () => random() < 0.2 && pick(cluster.openSockets())?.drop(),
    () => random() < 0.1 && pick(cluster.openSockets())?.deliver("server_draining", { reconnectWithinMs: 500 }),
    () => clock.advance(random() * 400),
  ];
  for (let step = 0; step < STEPS; step += 1) await pick(steps)();

  cluster.hooks.onRequest = (request) => request.run();
  cluster.hooks.beforeHistory = async () => {};
  for (const arrival of late) arrival();
  for (let round = 0; round < QUIET_ROUNDS; round += 1) {
    await clock.advance(HEADS_EVERY_MS);
    const heads = ROOMS.map((roomId) => ({ roomId, headRev: cluster.headOf(roomId) }));
    for (const socket of cluster.openSockets()) socket.deliver("room_heads", { heads });
  }
  await clock.advance(HEADS_EVERY_MS);
  for (const timeline of timelines) while (timeline.getSnapshot().hasOlder) await timeline.loadOlder();
  return { cluster, client, timelines, reported, sent };
}

function deliveryOf(cluster: FakeCluster, message: ReturnType<FakeCluster["write"]>) {
  return () => cluster.broadcast(message);
}

function editOne(cluster: FakeCluster, roomId: string, random: () => number, late: (() => void)[]): void {
  const log = cluster.log(roomId);
  const message = log[Math.floor(random() * log.length)];
  if (message) late.push(deliveryOf(cluster, cluster.edit(roomId, message.seq, `edited ${random()}`)));
}

describe("whatever is lost, repeated, delayed or cut off", () => {
  it.each(Array.from({ length: RUNS / 20 }, (_, block) => block * 20))(
    "ends with the server's log, seeds from %i",
    async (first) => {
      for (let seed = first; seed < first + 20; seed += 1) {
        const { cluster, client, timelines, reported, sent } = await runHistory(seed);
        for (const [index, timeline] of timelines.entries()) {
          const { status, messages } = timeline.getSnapshot();
          const shown = messages.map((entry) => (entry.state === "stored" ? entry.message : entry));
          expect({ seed, status, shown }).toEqual({ seed, status: "live", shown: cluster.log(timeline.roomId) });
          const seqs = reported[index] ?? [];
          expect({ seed, seqs }).toEqual({ seed, seqs: [...new Set(seqs)].sort((a, b) => a - b) });
        }
        const stored = timelines
          .flatMap(({ roomId }) => cluster.log(roomId))
          .filter(({ author }) => author.id === ME.id);
        expect({ seed, stored: stored.map(({ clientId }) => clientId).sort() }).toEqual({ seed, stored: sent.sort() });
        client.close();
      }
    },
  );
});
