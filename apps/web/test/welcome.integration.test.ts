import { WELCOME_ROOM_ID } from "@banter/domain";
import { openTestWorld, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { call, newUsername, SESSION_COOKIE, signUp } from "./call.ts";
import { runWeb, startWeb, type WebProcess } from "./web-process.ts";

const NAME = "The front porch";

let world: TestWorld;
let web: WebProcess;
beforeAll(async () => {
  world = await openTestWorld();
  web = await startWeb(world.url, { WELCOME_ROOM: NAME });
});
afterAll(async () => {
  expect(web?.defects()).toEqual([]);
  await web?.stop();
  await world?.close();
});

const joinedBy = async (token: string) => {
  const { body } = await call(web, "GET", "/api/rooms?scope=JOINED", { token });
  return (body as { rooms: { id: string; name: string; myRole: string; memberCount: number }[] }).rooms;
};

/** Where a page sends whoever opens it. */
const destinationOf = async (path: string, token: string) => {
  const cookie = `${SESSION_COOKIE}=${token}`;
  return (await call(web, "GET", path, { cookie })).headers.get("location");
};

it("takes everybody in who signs up, also when the first ones come at once; one of them owns it", async () => {
  const newcomers = await Promise.all(Array.from({ length: 3 }, () => signUp(web, newUsername())));
  const rooms = await Promise.all(newcomers.map(({ token }) => joinedBy(token)));
  expect(rooms.flat()).toHaveLength(3);
  expect(rooms.flat().every(({ id, name }) => id === WELCOME_ROOM_ID && name === NAME)).toBe(true);
  expect(
    rooms
      .flat()
      .map(({ myRole }) => myRole)
      .sort(),
  ).toEqual(["MEMBER", "MEMBER", "OWNER"]);
  const latest = await signUp(web, newUsername());
  expect(await joinedBy(latest.token)).toMatchObject([{ memberCount: 4, myRole: "MEMBER" }]);
});

it("is where a newcomer is led to, until they leave it", async () => {
  const { token } = await signUp(web, newUsername());
  expect(await destinationOf("/welcome", token)).toBe(`/rooms/${WELCOME_ROOM_ID}`);
  const left = await call(web, "POST", `/api/rooms/${WELCOME_ROOM_ID}/leave`, { token, body: {} });
  expect(left.status).toBe(200);
  expect(await destinationOf("/welcome", token)).toBe("/rooms");
});

it("needs a name that a room can have", async () => {
  const { code, output } = await runWeb({ DATABASE_URL: world.url, WEB_PORT: "0", WELCOME_ROOM: "x".repeat(81) });
  expect(code).toBe(1);
  expect(output).toContain("WELCOME_ROOM cannot be used: Room name may have at most 80 characters");
});

it("takes nobody any more once it is archived, and is not made again", async () => {
  await world.sql.query("UPDATE rooms SET archived_at = now() WHERE id = $1", [WELCOME_ROOM_ID]);
  const { token } = await signUp(web, newUsername());
  expect(await joinedBy(token)).toEqual([]);
  expect((await world.sql.query("SELECT FROM rooms")).rowCount).toBe(1);
});
