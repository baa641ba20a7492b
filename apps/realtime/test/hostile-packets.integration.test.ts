import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { LIMITS } from "@banter/protocol";
import {
  createRandom,
  fuzzSettings,
  openTestWorld,
  type Random,
  sendBytes,
  spoil,
  type TestPerson,
  type TestWorld,
  waitFor,
} from "@banter/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";
import { openRawSocket, type RawSocket } from "./raw-socket.ts";

/** Longer than the server lets a connection be that does not say who it is. */
const PATIENCE_MS = 28_000;
const FUZZ = fuzzSettings(400);
/** Connections that a fuzz of whole requests opens at a time. */
const AT_ONCE = 20;

let world: TestWorld;
let cluster: Awaited<ReturnType<typeof startCluster>>;
let ann: TestPerson;
let roomId: string;
/** Someone who goes on talking, whatever the others do. */
let bystander: TestSocket;
const raw: RawSocket[] = [];

beforeAll(async () => {
  world = await openTestWorld();
  cluster = await startCluster(1, world.url, world.url);
  ann = await world.addPerson();
  roomId = await world.addRoom(ann);
  bystander = await TestSocket.connect(url(), { token: ann.token });
});
afterEach(async () => {
  for (const socket of raw.splice(0)) socket.close();
  const before = await countMessages();
  await bystander.ask("new_chat_message", { roomId, clientId: randomUUID(), body: "still here" });
  expect(await countMessages()).toBe(before + 1);
});
afterAll(async () => {
  bystander.close();
  await cluster.stop();
  await world.close();
});

async function countMessages(): Promise<number> {
  const { rows } = await world.sql.query<{ count: number }>("SELECT count(*)::int AS count FROM messages");
  return rows[0]?.count ?? Number.NaN;
}

const url = () => cluster.urls[0] ?? "";

async function open(): Promise<RawSocket> {
  const socket = await openRawSocket(url());
  raw.push(socket);
  return socket;
}

/** Half a request, of which the rest never comes. */
function openHalfway() {
  const { hostname, port } = new URL(url());
  const socket = connect(Number(port), hostname).on("error", () => {});
  socket.resume().write("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: chat.test\r\nX-Slow: ");
  return socket;
}

/** Open, and in the namespace as Ann. */
async function openAsAnn(): Promise<RawSocket> {
  const socket = await open();
  socket.send(`40${JSON.stringify({ token: ann.token })}`);
  await waitFor(() => socket.heard.some((frame) => frame.startsWith('42["welcome"')));
  return socket;
}

describe("an opening that is not ours", () => {
  it.each([
    ["another version of Engine.IO", "EIO=3&transport=websocket"],
    ["no version", "transport=websocket"],
    ["another transport", "EIO=4&transport=webtransport"],
    ["a session that does not exist", "EIO=4&transport=websocket&sid=AAAAAAAAAAAAAAAAAAAA"],
  ])("is refused: %s", async (_, query) => {
    const answer = await fetch(`${url()}/socket.io/?${query}`);
    expect(answer.status).toBe(400);
  });
});

describe("a connection that does not say who it is", () => {
  it("hears nothing, cannot ask for anything, and is ended", { timeout: PATIENCE_MS }, async () => {
    const halfway = openHalfway();
    const [silent, eager] = [await open(), await open()];
    eager.send(`42["join_room",${JSON.stringify({ roomId })}]`);
    await once(halfway, "close");
    await waitFor(() => !eager.isOpen && !silent.isOpen, { timeoutMs: PATIENCE_MS });
    for (const { heard } of [silent, eager]) expect(heard.filter((frame) => frame.startsWith("4"))).toEqual([]);
    expect((await world.sql.query("SELECT FROM room_members WHERE room_id = $1", [roomId])).rowCount).toBe(1);
  });

  it.each([
    ["a token that is no text", '40{"token":{"toString":"x"}}'],
    ["auth that is no object", '40["token"]'],
    ["another namespace", '40/admin,{"token":"x"}'],
    ["a name of the prototype as namespace", "40/__proto__,"],
  ])("is refused with %s", async (_, frame) => {
    const socket = await open();
    socket.send(frame);
    await waitFor(() => !socket.isOpen || socket.heard.some((one) => one.startsWith("44")));
    expect(socket.heard.filter((one) => one.startsWith("42"))).toEqual([]);
  });
});

describe("a packet that no client makes", () => {
  it.each([
    ["an unknown Engine.IO type", "9hello"],
    ["an empty frame", ""],
    ["an unknown Socket.IO type", "49"],
    ["broken JSON", '42["new_chat_message",{'],
    ["a packet that is no list", '42{"roomId":1}'],
    ["an event without a name", "42[]"],
    ["an event named by a number", "42[7]"],
    ["an event named by a list", '42[["join_room"]]'],
    ["a reserved event", '42["disconnecting"]'],
    ["a reserved event of the connection", '42["connect_error",{}]'],
    ["a name of the prototype", '42["__proto__",{}]'],
    ["an ack that nobody waits for", "43999[1]"],
    ["an ack id that is no number that JavaScript can hold", `42${"9".repeat(400)}["sync_rooms",{"cursors":[]}]`],
    ["more attachments than anybody sends", '451000000-["x",{"_placeholder":true,"num":0}]'],
    ["an attachment that never comes", '451-["x",{"_placeholder":true,"num":0}]'],
    ["a placeholder out of range", '451-["x",{"_placeholder":true,"num":9}]'],
    ["binary out of nowhere", Buffer.from([0, 255, 4, 2])],
    ["very deep JSON", `42${"[".repeat(20_000)}`],
    ["a second introduction", '40{"token":"other"}'],
  ])("harms nobody: %s", async (_, frame) => {
    const socket = await openAsAnn();
    socket.send(frame);
    socket.send(Buffer.from("afterwards"));
    socket.send('427["sync_rooms",{"cursors":[]}]');
    await waitFor(() => !socket.isOpen || socket.heard.some((one) => one.startsWith("437")));
  });
});

/** A WebSocket frame by hand (RFC 6455, 5.2), masked with zeros; `isFinal`, `opcode` and what it holds are up to the test. */
function frameOf(isFinal: boolean, opcode: number, payload: string): Buffer {
  return Buffer.concat([
    Buffer.from([(isFinal ? 0x80 : 0) | opcode, 0x80 | payload.length, 0, 0, 0, 0]),
    Buffer.from(payload),
  ]);
}

describe("a message in fragments", () => {
  const question = '427["sync_rooms",{"cursors":[]}]';
  const isAnswered = ({ heard }: RawSocket) => heard.some((one) => one.startsWith("437"));

  it("is read as one, also with control frames in between", async () => {
    const socket = await openAsAnn();
    const parts = [...question];
    for (const [place, part] of parts.entries()) {
      socket.sendFragment(part, place === parts.length - 1);
      socket.ping();
    }
    await waitFor(() => isAnswered(socket));
  });

  it("that never ends ends the connection once it is larger than any message may be", async () => {
    const socket = await openAsAnn();
    const part = "x".repeat(8 * 1024);
    socket.sendFragment("42[", false);
    for (let bytes = 0; bytes <= LIMITS.socketPayloadMaxBytes; bytes += part.length) socket.sendFragment(part, false);
    await socket.untilClosed();
  });

  it.each([
    ["a continuation of nothing", [frameOf(true, 0x0, question)]],
    ["a message within a message", [frameOf(false, 0x1, "42["), frameOf(true, 0x1, question)]],
    ["a ping in fragments", [frameOf(false, 0x9, "ping"), frameOf(true, 0x0, "")]],
    ["a frame of a kind that there is not", [frameOf(true, 0x3, question)]],
    ["half a character", [frameOf(false, 0x1, "4"), Buffer.from([0x80, 0x81, 0, 0, 0, 0, 0xf0])]],
  ])("that is none ends the connection: %s", async (_, frames) => {
    const socket = await openAsAnn();
    for (const frame of frames) socket.sendBytes(frame);
    await socket.untilClosed();
    expect(isAnswered(socket)).toBe(false);
  });
});

/** A spoiled frame, now and then as a binary one. */
function spoilFrame(frame: string, random: Random): string | Buffer {
  const spoiled = spoil(frame, random);
  return random(10) === 0 ? spoiled : spoiled.toString();
}

it(`lives through ${FUZZ.rounds} spoiled frames`, { timeout: 120_000 }, async () => {
  const random = createRandom(FUZZ.seed);
  const frames = [
    () => `40${JSON.stringify({ token: ann.token })}`,
    () => `421${JSON.stringify(["join_room", { roomId }])}`,
    () => `422${JSON.stringify(["sync_rooms", { cursors: [{ roomId, afterRev: random(9) }] }])}`,
    () => `423${JSON.stringify(["new_chat_message", { roomId, clientId: randomUUID(), body: "fuzz 👩🏽‍🚀" }])}`,
    () => `424${JSON.stringify(["edit_message", { messageId: randomUUID(), body: "fuzz" }])}`,
    () => `425${JSON.stringify(["leave_room", { roomId: randomUUID() }])}`,
    () => '451-6["sync_rooms",{"_placeholder":true,"num":0}]',
    () => "3",
  ];
  let socket = await openAsAnn();
  for (let round = 0; round < FUZZ.rounds; round += 1) {
    if (!socket.isOpen) {
      socket.close();
      socket = await openAsAnn();
    }
    const frame = frames[random(frames.length)]?.() ?? "";
    socket.send(spoilFrame(frame, random));
    if (round % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  // Every message that got through is one that the rules allow.
  const { rows } = await world.sql.query<{ bad: number }>(
    "SELECT count(*)::int AS bad FROM messages WHERE author_id <> $1 OR room_id <> $2",
    [ann.userId, roomId],
  );
  expect(rows[0]?.bad).toBe(0);
});

it(`answers ${FUZZ.rounds} spoiled requests over plain HTTP, or hangs up`, { timeout: 120_000 }, async () => {
  const random = createRandom(FUZZ.seed);
  const headers = "Host: chat.test\r\nConnection: close\r\n";
  const upgrade = `${headers}Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n`;
  const requests = [
    `GET /livez HTTP/1.1\r\n${headers}\r\n`,
    `GET /readyz HTTP/1.1\r\n${headers}\r\n`,
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${upgrade.replace("close", "Upgrade")}\r\n`,
    `POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n${headers}Content-Length: 2\r\n\r\n40`,
  ];
  const statuses = new Set<string | undefined>();
  for (let round = 0; round < FUZZ.rounds; round += AT_ONCE) {
    const sent = Array.from({ length: AT_ONCE }, () => spoil(requests[random(requests.length)] ?? "", random));
    const answers = await Promise.all(sent.map((bytes) => sendBytes(Number(new URL(url()).port), bytes)));
    for (const answer of answers) statuses.add(/^HTTP\/1\.1 (\d)/.exec(answer)?.[1]);
  }
  expect([...statuses]).toContain("2");
  expect([...statuses]).not.toContain("5");
});
