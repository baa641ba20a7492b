import type { Page } from "@playwright/test";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive } from "./pages/connection.ts";
import { composer, conversation, expectStored, messageRows, roomLink, say } from "./pages/room.ts";

function newLine(page: Page) {
  return conversation(page).getByText("New messages", { exact: true });
}

/** What the browser tells a page of itself once another window is in front. */
async function turnAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.hasFocus = () => false;
    window.dispatchEvent(new Event("blur"));
  });
}

async function turnBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.hasFocus = () => true;
    window.dispatchEvent(new Event("focus"));
  });
}

test("what one has not read is counted, shown by a line, and read on all devices at once", async ({
  banter,
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const quiet = await ann.api.rooms.create.mutate({ name: uniqueName("quiet") });
  const busy = await ann.api.rooms.create.mutate({ name: uniqueName("busy") });
  await ben.api.rooms.join.mutate({ roomId: busy.id });
  const desk = await open({ as: ann, path: `/rooms/${quiet.id}` });
  const laptop = await open({ as: await people.logIn(ann), path: `/rooms/${quiet.id}` });
  await expectLive(desk);
  await expectLive(laptop);
  const bens = (await connect(ben, banter.nodes[1])).room(busy.id);

  for (const text of ["First news", "Second news", "Third news"]) bens.send(text);
  for (const page of [desk, laptop]) await expect(roomLink(page, busy.name)).toContainText("3 new messages");
  await expectAccessible(desk, "what waits in other rooms");

  await roomLink(desk, busy.name).click();
  await expectStored(desk, "Third news");
  await expect(newLine(desk)).toHaveCount(1);
  await expect(messageRows(desk).filter({ has: desk.getByText("New messages", { exact: true }) })).toContainText(
    "First news",
  );
  for (const page of [desk, laptop]) await expect(roomLink(page, busy.name)).not.toContainText("new message");
  await expectAccessible(desk, "the line above what is new");

  await test.step("what comes while one looks is read; what comes while one is elsewhere waits behind a line", async () => {
    bens.send("While Ann looks");
    await expectStored(desk, "While Ann looks");
    await expect(roomLink(desk, busy.name)).not.toContainText("new message");
    await turnAway(desk);
    bens.send("While Ann is away");
    await expectStored(desk, "While Ann is away");
    await expect(roomLink(desk, busy.name)).toContainText("1 new message");
    await expect(roomLink(laptop, busy.name)).toContainText("1 new message");
    await turnBack(desk);
    await expect(roomLink(desk, busy.name)).not.toContainText("new message");
    await expect(roomLink(laptop, busy.name)).not.toContainText("new message");
    await expect(messageRows(desk).filter({ has: desk.getByText("New messages", { exact: true }) })).toContainText(
      "While Ann is away",
    );
  });

  await test.step("a deleted message counts no more, one's own never did", async () => {
    await roomLink(desk, quiet.name).click();
    await expect(desk.getByRole("heading", { name: quiet.name, level: 1 })).toBeVisible();
    bens.send("Not for long");
    await expect(roomLink(desk, busy.name)).toContainText("1 new message");
    const { messages } = await ben.api.messages.list.query({ roomId: busy.id });
    await ben.api.messages.delete.mutate({ messageId: messages.at(-1)?.id ?? "" });
    await expect(roomLink(desk, busy.name)).not.toContainText("new message");
    await say(desk, "To myself");
    await expectStored(desk, "To myself");
    await expect(roomLink(laptop, quiet.name)).not.toContainText("new message");
  });
});

test("whoever missed more than a screen is led to where they left off, and finds back to the newest", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const room = await ben.api.rooms.create.mutate({ name: uniqueName("busy") });
  await ann.api.rooms.join.mutate({ roomId: room.id });
  const bens = (await connect(ben)).room(room.id);
  for (let n = 1; n <= 30; n += 1) bens.send(`While Ann is away ${n}`);
  await expect.poll(async () => (await ann.api.reading.unread.query()).rooms.map(({ unread }) => unread)).toEqual([30]);
  const page = await open({ as: ann, path: `/rooms/${room.id}` });
  await expectStored(page, "While Ann is away 30");
  const jump = page.getByRole("button", { name: "Jump to the first new message" });
  await expect(jump).toBeVisible();
  await expectAccessible(page, "the way to the first new message");
  await jump.click();
  await expect(newLine(page)).toBeInViewport();
  await expect(messageRows(page).first()).toBeFocused();
  await expect(jump).toBeHidden();
  bens.send("One more");
  await page.getByRole("button", { name: "1 new message" }).click();
  await expect(messageRows(page).last()).toBeInViewport();
  await expect(messageRows(page).last()).toContainText("One more");
});

test("after an absence the counts are right, and Shift+Escape or a button reads everything", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const rooms = [
    await ben.api.rooms.create.mutate({ name: uniqueName("alpha") }),
    await ben.api.rooms.create.mutate({ name: uniqueName("beta") }),
  ];
  for (const { id } of rooms) await ann.api.rooms.join.mutate({ roomId: id });
  const bens = await connect(ben);
  for (const [index, { id }] of rooms.entries()) {
    const room = bens.room(id);
    for (let n = 0; n <= index; n += 1) room.send(`While Ann is away ${n}`);
  }
  await expect
    .poll(async () => (await ann.api.reading.unread.query()).rooms.map(({ unread }) => unread).sort())
    .toEqual([1, 2]);
  const page = await open({ as: ann, path: "/friends" });
  await expect(roomLink(page, rooms[0]?.name ?? "")).toContainText("1 new message");
  await expect(roomLink(page, rooms[1]?.name ?? "")).toContainText("2 new messages");
  await page.keyboard.press("Shift+Escape");
  for (const { name } of rooms) await expect(roomLink(page, name)).not.toContainText("new message");
  await page.reload();
  await expectLive(page);
  await expect
    .poll(async () => (await ann.api.reading.unread.query()).rooms.map(({ unread }) => unread))
    .toEqual([0, 0]);
  for (const { name } of rooms) await expect(roomLink(page, name)).not.toContainText("new message");

  bens.room(rooms[0]?.id ?? "").send("And again");
  await expect(roomLink(page, rooms[0]?.name ?? "")).toContainText("1 new message");
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(roomLink(page, rooms[0]?.name ?? "")).not.toContainText("new message");
});

test("on a phone the list of rooms shows what is new, and the room where one left off", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const room = await ben.api.rooms.create.mutate({ name: uniqueName("pocket") });
  await ann.api.rooms.join.mutate({ roomId: room.id });
  const page = await open({
    as: ann,
    path: "/rooms",
    device: "phone",
  });
  (await connect(ben)).room(room.id).send("Are you on the train?");
  await expect(roomLink(page, room.name)).toContainText("1 new message");
  await roomLink(page, room.name).tap();
  await expectStored(page, "Are you on the train?");
  await expect(newLine(page)).toBeInViewport();
  await expect(composer(page)).toBeInViewport({ ratio: 1 });
  await expectAccessible(page, "a room on a phone");
});
