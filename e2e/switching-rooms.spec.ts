import type { BanterClient } from "@banter/client";
import type { Locator, Page } from "@playwright/test";
import { type Person, uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectLive, NO_NETWORK } from "./pages/connection.ts";
import { composer, conversation, expectStored, messageTexts, say } from "./pages/room.ts";

const MESSAGES = 120;
/** Less than anyone sees. */
const STEADY_PX = 2;

interface RoomNamed {
  id: string;
  name: string;
}

async function makeRoom(person: Person, name: string): Promise<RoomNamed> {
  return person.api.rooms.create.mutate({ name: uniqueName(name) });
}

function goTo(page: Page, { name }: RoomNamed): Promise<void> {
  return page.getByRole("navigation").getByRole("link", { name }).click();
}

/** A message that is about in the middle of what is in sight. */
async function somethingInSight(page: Page): Promise<Locator> {
  const body = await conversation(page).evaluate((scroller) => {
    const { top, height } = scroller.getBoundingClientRect();
    const texts = [...scroller.querySelectorAll<HTMLElement>("li div[dir=auto]")];
    return texts.find((text) => text.getBoundingClientRect().top > top + height / 2)?.innerText;
  });
  return messageTexts(page).filter({ hasText: new RegExp(`^${body}$`) });
}

async function topOf(row: Locator): Promise<number> {
  return (await row.boundingBox())?.y ?? Number.NaN;
}

async function expectAt(row: Locator, top: number): Promise<void> {
  await expect(row).toBeInViewport();
  await expect.poll(async () => Math.abs((await topOf(row)) - top)).toBeLessThanOrEqual(STEADY_PX);
}

/** Answers nothing that the page asks for, until the function that it gives is called. */
async function holdBackAnswers(page: Page): Promise<{ asked: string[]; letThrough(): Promise<void> }> {
  const asked: string[] = [];
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/*", async (route) => {
    asked.push(route.request().url());
    await held;
    await route.continue();
  });
  return {
    asked,
    async letThrough() {
      letThrough();
      await page.unroute("**/*");
    },
  };
}

async function fill(client: BanterClient, room: RoomNamed): Promise<void> {
  for (let entry = 1; entry <= MESSAGES; entry += 1) client.room(room.id).send(`Entry ${entry}.`);
  await expect.poll(() => client.continuity.getSnapshot().waitingToSendCount).toBe(0);
}

test("rooms that were visited are there at once, as one left them, whatever the server does; then comes what is new", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const [garden, kitchen] = [await makeRoom(ann, "garden"), await makeRoom(ann, "kitchen")];
  await fill(await connect(ann), garden);
  for (const { id } of [garden, kitchen]) await ben.api.rooms.join.mutate({ roomId: id });
  const other = await connect(ben);
  const page = await open({ as: ann, path: `/rooms/${garden.id}` });
  await expectLive(page);

  await expect(messageTexts(page).last()).toBeInViewport();
  await conversation(page).hover();
  const longAgo = messageTexts(page).filter({ hasText: /^Entry 60\.$/ });
  await expect(async () => {
    await page.mouse.wheel(0, -1_500);
    await expect(longAgo).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await longAgo.scrollIntoViewIfNeeded();
  await expect(longAgo).toBeInViewport();
  const row = await somethingInSight(page);
  const top = await topOf(row);

  await test.step("a first visit", async () => {
    await goTo(page, kitchen);
    await expect(page).toHaveURL(`/rooms/${kitchen.id}`);
    await expect(page).toHaveTitle(`${kitchen.name} · Banter`);
    await say(page, "Dinner!");
    await expectStored(page, "Dinner!");
    // parts of the app that come when they are first used
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("option", { name: garden.name })).toBeVisible();
    await page.keyboard.press("Escape");
  });
  other.room(garden.id).send("The roses!");
  const server = await holdBackAnswers(page);

  await test.step("by the sidebar", async () => {
    await goTo(page, garden);
    await expectAt(row, top);
    await expect(page).toHaveTitle(`${garden.name} · Banter`);
    await expect(page.getByRole("button", { name: "1 new message" })).toBeVisible();
    await expect(page.getByRole("link", { name: garden.name })).toHaveAttribute("aria-current", "page");
  });

  await test.step("by the history of the browser", async () => {
    await page.goBack();
    await expect(messageTexts(page)).toHaveText(["Dinner!"]);
    await expect(page).toHaveTitle(`${kitchen.name} · Banter`);
    await page.goForward();
    await expectAt(row, top);
    await page.goBack();
    await expect(messageTexts(page)).toHaveText(["Dinner!"]);
    await page.goBack();
    await expectAt(row, top);
  });

  await test.step("by the keyboard", async () => {
    await page.keyboard.press("Alt+ArrowDown");
    await expect(page).toHaveURL(`/rooms/${kitchen.id}`);
    await expect(messageTexts(page)).toHaveText(["Dinner!"]);
    await page.keyboard.press("Control+k");
    await page.getByRole("option", { name: garden.name }).click();
    await expectAt(row, top);
  });
  expect(server.asked.filter((url) => url.includes("_rsc"))).toEqual([]);
  await server.letThrough();

  await test.step("after a look at another place in the room", async () => {
    await page.evaluate(() => window.history.pushState(null, "", "?at=5"));
    await expect(messageTexts(page).filter({ hasText: /^Entry 5\.$/ })).toBeInViewport();
    await page.goBack();
    await expectAt(row, top);
  });

  await test.step("what was said meanwhile stands at the end", async () => {
    await page.getByRole("button", { name: "1 new message" }).click();
    await expect(messageTexts(page).last()).toHaveText("The roses!");
    await expect(messageTexts(page).last()).toBeInViewport();
  });
});

test("without a network one goes on reading in the rooms that were visited", async ({
  open,
  people,
  connect,
  problems,
}) => {
  problems.allow(NO_NETWORK);
  problems.allow(/Failed to fetch|ERR_FAILED/);
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const [garden, kitchen, attic] = [
    await makeRoom(ann, "garden"),
    await makeRoom(ann, "kitchen"),
    await makeRoom(ann, "attic"),
  ];
  await fill(await connect(ann), garden);
  await ben.api.rooms.join.mutate({ roomId: garden.id });
  const other = await connect(ben);
  const page = await open({ as: ann, path: `/rooms/${garden.id}`, serviceWorkers: "allow" });
  await expectLive(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await goTo(page, kitchen);
  await say(page, "Dinner!");
  await expectStored(page, "Dinner!");

  await page.context().setOffline(true);
  await goTo(page, garden);
  await expect(messageTexts(page).last()).toHaveText(`Entry ${MESSAGES}.`);
  await expect(messageTexts(page).last()).toBeInViewport();
  await goTo(page, attic);
  await expect(page.getByRole("heading", { name: attic.name })).toBeVisible();
  await page.goBack();
  await expect(messageTexts(page).last()).toBeInViewport();
  await page.goBack();
  await expect(messageTexts(page)).toHaveText(["Dinner!"]);
  other.room(garden.id).send("The roses!");

  await page.context().setOffline(false);
  await page.goForward();
  await expect(messageTexts(page).last()).toHaveText("The roses!");
  await goTo(page, attic);
  await expect(composer(page)).toBeEditable();
  await expect(page.getByText("This is where it begins.")).toBeVisible();
});

test("a room that one is not in any more is not shown from memory", async ({ open, people }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const [garden, kitchen] = [await makeRoom(ann, "garden"), await makeRoom(ann, "kitchen")];
  for (const { id } of [garden, kitchen]) await ben.api.rooms.join.mutate({ roomId: id });
  const page = await open({ as: ben, path: `/rooms/${garden.id}` });
  await say(page, "Roses!");
  await expectStored(page, "Roses!");
  await goTo(page, kitchen);
  await expect(page.getByRole("heading", { name: kitchen.name })).toBeVisible();
  await ben.api.rooms.leave.mutate({ roomId: garden.id });
  await expect(page.getByRole("navigation").getByRole("link", { name: garden.name })).toHaveCount(0);

  await page.goBack();
  await expect(page.getByRole("button", { name: "Join room" })).toBeVisible();
  await expect(page.getByText("Roses!")).toHaveCount(0);
});

test("from the history of a room one comes to what is said now, and nothing moves", async ({
  open,
  people,
  connect,
}) => {
  const ann = await people.signUp("ann");
  const garden = await makeRoom(ann, "garden");
  const client = await connect(ann);
  await fill(client, garden);
  const page = await open({ as: ann, path: `/rooms/${garden.id}?at=10` });
  await expect(messageTexts(page).filter({ hasText: /^Entry 10\.$/ })).toBeInViewport();
  await expectLive(page);

  await conversation(page).hover();
  await expect(async () => {
    await page.mouse.wheel(0, 3_000);
    await expect(messageTexts(page).filter({ hasText: `Entry ${MESSAGES}.` })).toBeInViewport({ timeout: 500 });
  }).toPass();
  await expect(composer(page)).toBeVisible();
  await expect(page).toHaveURL(`/rooms/${garden.id}`);
  await expect(messageTexts(page).last()).toBeInViewport();
  client.room(garden.id).send("The roses!");
  await expect(messageTexts(page).last()).toHaveText("The roses!");
  await expect(messageTexts(page).last()).toBeInViewport();
});
