import { randomUUID } from "node:crypto";
import type { BanterClient } from "@banter/client";
import type { Page } from "@playwright/test";
import { ownTest as test } from "./fixtures/own-banter.ts";
import { newPassword, type Person, uniqueName, uniqueUsername } from "./fixtures/people.ts";
import { expect } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { signUp } from "./pages/account.ts";
import { expectLive, NO_NETWORK, nodeOf } from "./pages/connection.ts";
import { composer, expectStored, messageRows, messageTexts, say } from "./pages/room.ts";
import { killNode } from "./stack/kill-node.ts";

// on one Banter: the first finds it empty, and the last leaves it wary of everybody's log-ins
test.describe.configure({ mode: "default" });

/** Before the kill, around it and after it. */
const MESSAGES_EACH = 24;
const KILL_AFTER = 8;

/** "Within seconds", with room for a machine that has other things to do. */
const BACK_WITHIN_MS = 15_000;

const LOG_INS = 100;
const IN_ONE_REQUEST = 1_000;

test("a new Banter is empty, and what is said in it outlasts a restart", async ({ own, open, people, problems }) => {
  problems.allow(NO_NETWORK);
  problems.allow(/ERR_CONNECTION_REFUSED/);
  const ann = await people.signUp("ann");
  const name = uniqueName("garden");
  const page = await open({ as: ann, path: "/rooms" });
  await expect(page.getByRole("heading", { name: "It is quiet here" })).toBeVisible();
  await expectAccessible(page, "the directory of an empty Banter");

  await page.getByRole("button", { name: "Create room" }).click();
  const dialog = page.getByRole("dialog", { name: "Create a room" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create room" }).click();
  await say(page, "Before the restart");
  await expectStored(page, "Before the restart");

  await own.restart({ WELCOME_ROOM: "Welcome" });
  await test.step("an open page finds back by itself", async () => {
    await expectLive(page);
    await say(page, "After the restart");
    await expectStored(page, "After the restart");
  });
  await test.step("a new browser finds everything", async () => {
    const newPage = await open({ as: await people.logIn(ann), path: "/rooms" });
    await newPage.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name }).click();
    await expect(messageTexts(newPage)).toHaveText(["Before the restart", "After the restart"]);
  });
  await test.step("and where there is a welcome room, a newcomer is in it", async () => {
    const newcomers = await open({ path: "/signup", device: "phone" });
    await signUp(newcomers, uniqueUsername("ben"), newPassword());
    await expect(newcomers.getByRole("heading", { name: "Welcome", level: 1 })).toBeVisible();
    await expect(composer(newcomers)).toBeVisible();
  });
});

test("when a node is killed, those on it go on at the other one, and nothing is lost or doubled", async ({
  own,
  open,
  people,
  problems,
}) => {
  problems.allow(NO_NETWORK);
  const ann = await people.signUp("ann");
  const ben = await people.apartFrom(ann, await people.signUp("ben"));
  const { id: roomId } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId });
  const annsPage = await open({ as: ann, path: `/rooms/${roomId}` });
  const bensPage = await open({ as: ben, path: `/rooms/${roomId}` });
  const [annsNode, bensNode] = [await nodeOf(annsPage), await nodeOf(bensPage)];
  expect(annsNode).not.toBe(bensNode);
  const doomed = own.current.nodes.find(({ name }) => name === annsNode);

  const talk = async (page: Page, { username }: Person, from: number, to: number) => {
    for (let count = from; count < to; count += 1) await say(page, `${username} says ${count}`);
  };
  await Promise.all([talk(annsPage, ann, 0, KILL_AFTER), talk(bensPage, ben, 0, KILL_AFTER)]);
  if (doomed) killNode(doomed);
  await Promise.all([
    talk(annsPage, ann, KILL_AFTER, MESSAGES_EACH),
    talk(bensPage, ben, KILL_AFTER, MESSAGES_EACH),
    expect(annsPage.getByRole("button", { name: "Connection: Live" })).toBeVisible({ timeout: BACK_WITHIN_MS }),
  ]);
  expect(await nodeOf(annsPage)).toBe(bensNode);

  await test.step("both read the same: every message, once, each person's in order", async () => {
    for (const page of [annsPage, bensPage]) {
      await expect(messageRows(page).getByText("Sending…")).toHaveCount(0);
      await expect(messageTexts(page)).toHaveCount(2 * MESSAGES_EACH);
    }
    const read = await messageTexts(annsPage).allInnerTexts();
    expect(await messageTexts(bensPage).allInnerTexts()).toEqual(read);
    for (const { username } of [ann, ben]) {
      const own = read.filter((text) => text.startsWith(username));
      expect(own).toEqual(Array.from({ length: MESSAGES_EACH }, (_, count) => `${username} says ${count}`));
    }
    const { messages } = await ann.api.messages.list.query({ roomId, limit: 2 * MESSAGES_EACH });
    expect(messages.map(({ body }) => body)).toEqual(read);
  });

  await test.step("the node is started again", async () => {
    await expect.poll(() => own.current.output()).toContain(`${annsNode} | ready again`);
  });
});

test("a hundred log-ins at once, and a thousand in one request, leave the conversation as it is", async ({
  banter,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const strangers = await Promise.all(Array.from({ length: 10 }, () => people.signUp("cat")));
  const { id: roomId } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId });
  const clients = [await connect(ann, banter.nodes[0]), await connect(ben, banter.nodes[1])];
  const post = (path: string, body: unknown) =>
    fetch(`${banter.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  let waiting = LOG_INS;
  const logIns = Array.from({ length: LOG_INS }, async (_, place) => {
    const person = strangers[place % strangers.length];
    const answer = await post("/api/login", { username: person?.username, password: person?.password });
    waiting -= 1;
    return { status: answer.status, body: (await answer.json()) as { retryAfterMs?: number } };
  });
  const guess = { username: ann.username, password: "not the password" };
  const batch = post(
    `/api/trpc/${Array(IN_ONE_REQUEST).fill("accounts.logIn").join(",")}?batch=1`,
    Object.fromEntries(Array.from({ length: IN_ONE_REQUEST }, (_, place) => [place, guess])),
  );

  const said: string[] = [];
  while (waiting > 0) {
    const body = randomUUID();
    await send(clients[said.length % clients.length] as BanterClient, roomId, body);
    said.push(body);
  }
  expect(said.length, "messages while people log in").toBeGreaterThan(0);
  for (const client of clients) await expect.poll(() => storedIn(client, roomId)).toEqual(said);

  const answers = await Promise.all(logIns);
  for (const { status, body } of answers) {
    if (status === 200) continue;
    expect([429, 503]).toContain(status);
    expect(body.retryAfterMs).toBeGreaterThan(0);
  }
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  // too many calls, or too large a body: which is said first is open
  expect([400, 413]).toContain((await batch).status);
  // had each been tried, nobody could log in as her now
  await people.logIn(ann);
});

/** Resolves once the message is acknowledged as stored. */
function send(client: BanterClient, roomId: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = [
      client.on("message_sent", ({ message }) => message.body === body && settle(resolve)),
      client.on("message_refused", ({ error }) => settle(() => reject(error))),
    ];
    const settle = (done: () => void) => {
      for (const end of stop) end();
      done();
    };
    client.room(roomId).send(body);
  });
}

function storedIn(client: BanterClient, roomId: string): (string | null)[] {
  const { messages } = client.room(roomId).getSnapshot();
  return messages.map((entry) => (entry.state === "stored" ? entry.message.body : null));
}
