import type { Ack, WireError } from "@banter/protocol";
import {
  type AccessScene,
  type Caller,
  createAccessScene,
  digestContent,
  NO_HARM,
  openTestWorld,
  type TestWorld,
  tryAccessRow,
} from "@banter/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCESS_TABLE } from "./access-table.ts";
import { startCluster, TestSocket } from "./cluster.ts";
import { openRawSocket } from "./raw-socket.ts";

let world: TestWorld;
let cluster: Awaited<ReturnType<typeof startCluster>>;

beforeAll(async () => {
  world = await openTestWorld();
  cluster = await startCluster(1, world.url, world.url);
});
afterAll(async () => {
  await cluster?.stop();
  await world?.close();
});

const url = () => cluster.urls[0] ?? "";

/** What comes of an event, the handshake before it included, and everything that the connection heard. */
async function ask(event: string, input: unknown, scene: AccessScene, caller: Caller) {
  let socket: TestSocket;
  try {
    socket = await TestSocket.connect(url(), { token: scene.tokenOf(caller) });
  } catch (error) {
    const { data } = error as { data: WireError };
    return { failure: data, text: JSON.stringify(data) };
  }
  const ack = (await socket.emit(event, input)) as Ack<unknown>;
  socket.close();
  return { failure: ack.ok ? null : ack.error, text: socket.wire.join("\n") };
}

describe.each(Object.entries(ACCESS_TABLE))("%s", (event, rows) => {
  it.each(rows)("gives everybody what they may have: $what", async (row) => {
    const tried = await tryAccessRow(world, row, (input, scene, caller) => ask(event, input, scene, caller));
    expect(tried).toEqual({ outcomes: row.outcomes, ...NO_HARM });
  });
});

it("hears none of them on a connection that has not said who it is", async () => {
  const scene = await createAccessScene(world);
  const events = Object.entries(ACCESS_TABLE).flatMap(([event, rows]) => rows.map((row) => [event, row] as const));
  const before = await digestContent(world);
  for (const [index, [event, { input }]] of events.entries()) {
    const socket = await openRawSocket(url());
    socket.send(`42${index}${JSON.stringify([event, input(scene, "owner")])}`);
    // Only now does it say who it is: what came before is answered by nothing.
    socket.send(`40${JSON.stringify({ token: "nonsense" })}`);
    await socket.untilClosed();
    expect(socket.heard.filter((frame) => /^4[23]/.test(frame))).toEqual([]);
  }
  expect(await digestContent(world)).toEqual(before);
});
