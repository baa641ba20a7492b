import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openTestWorld, type TestPerson, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TestSocket } from "./cluster.ts";
import { type NodeProcess, startNodeProcess } from "./node-process.ts";

/** `PRESENCE_PEOPLE=2000 PRESENCE_SECONDS=30` measures; by default it is only looked at what is written. */
const PEOPLE = Number(process.env.PRESENCE_PEOPLE ?? 60);
const SECONDS = Number(process.env.PRESENCE_SECONDS ?? 3);
const ROOM_PEOPLE = Math.min(50, PEOPLE / 2);
const AT_ONCE = 20;
const CLOCK_TICKS_PER_SECOND = 100;
const LIMIT_MS = 10 * 60_000;

let world: TestWorld;
let nodes: NodeProcess[];
const sockets: TestSocket[] = [];

/** Each write of a row moves the table's sequence on. */
const COUNT_WRITES = ["presences", "realtime_nodes"].map(
  (table) => `
    CREATE SEQUENCE ${table}_writes MINVALUE 0 START 0;
    SELECT nextval('${table}_writes');
    CREATE FUNCTION count_${table}() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM nextval('${table}_writes'); RETURN NULL; END $$;
    CREATE TRIGGER count_writes AFTER INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION count_${table}();`,
);

beforeAll(async () => {
  world = await openTestWorld();
  for (const statement of COUNT_WRITES) await world.sql.query(statement);
  nodes = await Promise.all(["node-0", "node-1"].map((name) => startNodeProcess(name, world.url, world.url)));
}, LIMIT_MS);
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await Promise.all(nodes.map((node) => node.kill("SIGKILL")));
  await world.close();
});

async function inPieces<Item, Result>(items: Item[], run: (item: Item, index: number) => Promise<Result>) {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map((item, at) => run(item, from + at)))));
  }
  return results;
}

/** Connects everybody, in rooms of `ROOM_PEOPLE` of whom each looks at all. */
async function fill(): Promise<void> {
  const people = await inPieces(Array.from({ length: PEOPLE }), () => world.addPerson());
  const rooms: TestPerson[][] = [];
  for (let from = 0; from < PEOPLE; from += ROOM_PEOPLE) rooms.push(people.slice(from, from + ROOM_PEOPLE));
  for (const members of rooms) {
    const roomId = await world.addRoom(members[0] as TestPerson);
    await world.sql.query(
      "INSERT INTO room_members (room_id, user_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING",
      [roomId, members.map(({ userId }) => userId)],
    );
  }
  await inPieces(people, async ({ token }, index) => {
    const socket = await TestSocket.connect(nodes[index % nodes.length]?.url ?? "", { token });
    sockets.push(socket);
    const room = rooms[Math.floor(index / ROOM_PEOPLE)] ?? [];
    await socket.ask("watch_presence", { userIds: room.map(({ userId }) => userId) });
  });
}

const countTold = () =>
  sockets.reduce((sum, socket) => sum + socket.all("presence").reduce((all, { people }) => all + people.length, 0), 0);

/** What was written and used until now. */
async function look() {
  const { rows } = await world.sql.query<{ presences: number; nodes: number; active_ms: number }>(
    `SELECT presences_writes.last_value::int AS presences, realtime_nodes_writes.last_value::int AS nodes,
       (SELECT active_time FROM pg_stat_database WHERE datname = current_database()) AS active_ms
     FROM presences_writes, realtime_nodes_writes`,
  );
  const [row] = rows;
  if (!row) throw new Error("a query that always has one row had none");
  return { ...row, cpuMs: cpuMs(), told: countTold() };
}

/** Of the nodes: utime and stime of proc(5). */
function cpuMs(): number {
  const ticks = nodes.map(({ pid }) => {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  });
  return (ticks.reduce((sum, one) => sum + one, 0) / CLOCK_TICKS_PER_SECOND) * 1000;
}

async function during(what: string, run: () => Promise<void>) {
  const [before, startedAtMs] = [await look(), performance.now()];
  await run();
  const after = await look();
  const used = {
    seconds: (performance.now() - startedAtMs) / 1000,
    presenceRows: after.presences - before.presences,
    nodeRows: after.nodes - before.nodes,
    told: after.told - before.told,
    nodesCpuMs: Math.round(after.cpuMs - before.cpuMs),
    postgresActiveMs: Math.round(after.active_ms - before.active_ms),
  };
  if (process.env.PRESENCE_PEOPLE) process.stdout.write(`${what}: ${JSON.stringify(used)}\n`);
  return used;
}

it("writes a row for each person who comes, and for as long as they stay only one for each node", {
  timeout: LIMIT_MS,
}, async () => {
  const coming = await during(`${PEOPLE} people come`, async () => {
    await fill();
    await waitFor(async () => (await world.sql.query("SELECT FROM presences")).rowCount === PEOPLE);
  });
  expect(coming.presenceRows).toBe(PEOPLE);

  const staying = await during("they stay", () => sleep(SECONDS * 1000));
  expect(staying.presenceRows).toBe(0);
  expect(staying.nodeRows).toBeGreaterThan(0);
  expect(staying.nodeRows).toBeLessThanOrEqual(nodes.length * (staying.seconds + 2));

  const leaving = Math.floor(PEOPLE / 4);
  const toldOf = (count: number) => countTold() + count;
  const away = await during(`${leaving} of them are away`, async () => {
    const enough = toldOf(leaving * ROOM_PEOPLE);
    await inPieces(sockets.slice(0, leaving), async (socket, index) => {
      await socket.ask("set_presence", { state: "away" });
      if (index % AT_ONCE === 0) await sleep(process.env.PRESENCE_PEOPLE ? 500 : 0);
    });
    await waitFor(() => countTold() >= enough, { timeoutMs: 20_000 });
  });
  expect(away.presenceRows).toBe(leaving);
});
