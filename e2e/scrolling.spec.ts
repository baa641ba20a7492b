import type { Locator } from "@playwright/test";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectLive } from "./pages/connection.ts";
import { conversation, expectStored, messageTexts } from "./pages/room.ts";

const MESSAGES = 230;

/** Less than anyone sees. */
const STEADY_PX = 2;

async function topOf(row: Locator): Promise<number> {
  return (await row.boundingBox())?.y ?? Number.NaN;
}

test("older messages come as one scrolls up, what one reads stays in place, and one button leads back", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("archive") });
  const client = await connect(ann);
  const room = client.room(id);
  const bodies = Array.from({ length: MESSAGES }, (_, index) => `Entry ${index + 1}.`);
  for (const body of bodies) room.send(body);
  await expect.poll(() => client.continuity.getSnapshot().waitingToSendCount).toBe(0);
  await ben.api.rooms.join.mutate({ roomId: id });
  const page = await open({ as: ben, path: `/rooms/${id}` });
  await expectLive(page);
  const text = (body: string) => messageTexts(page).filter({ hasText: new RegExp(`^${body}$`) });

  await test.step("one begins at the newest message", async () => {
    await expect(text(`Entry ${MESSAGES}.`)).toBeInViewport();
    await expect(page.getByRole("button", { name: "Jump to latest" })).toBeHidden();
  });

  await test.step("an older page that comes moves nothing", async () => {
    let isAsked = false;
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route(/messages\.list/, async (route) => {
      isAsked = true;
      await held;
      await route.continue();
    });
    await conversation(page).hover();
    // a wheel is lost that turns while the page still finds its place
    await expect(async () => {
      await page.mouse.wheel(0, -10_000);
      await expect.poll(() => isAsked, { timeout: 500 }).toBe(true);
    }).toPass();
    const oldest = messageTexts(page).first();
    const body = await oldest.innerText();
    await expect(oldest).toBeInViewport();
    const before = await topOf(text(body));
    letThrough();
    await expect(messageTexts(page).first()).not.toHaveText(body);
    expect(Math.abs((await topOf(text(body))) - before)).toBeLessThanOrEqual(STEADY_PX);
    await page.unroute(/messages\.list/);
  });

  await test.step("what is said meanwhile moves nothing, and is counted", async () => {
    const [row] = await messageTexts(page).filter({ visible: true }).all();
    const before = row && (await topOf(row));
    room.send("News!");
    await expect(page.getByRole("button", { name: "1 new message" })).toBeVisible();
    expect(row && (await topOf(row))).toBe(before);
  });

  await test.step("all of it can be reached, each message once and in order", async () => {
    await expect(async () => {
      await page.mouse.wheel(0, -10_000);
      await expect(page.getByText("This is where it begins.")).toBeInViewport({ timeout: 500 });
    }).toPass();
    await expect(messageTexts(page)).toHaveText([...bodies, "News!"]);
  });

  await test.step("back at the end one follows the conversation again", async () => {
    await page.getByRole("button", { name: "1 new message" }).click();
    await expect(text("News!")).toBeInViewport();
    await expect(page.getByRole("button", { name: /new message|Jump to latest/ })).toBeHidden();
    room.send("More news!");
    await expectStored(page, "More news!");
    await expect(text("More news!")).toBeInViewport();
  });

  await test.step("without news the button leads back all the same", async () => {
    const jump = page.getByRole("button", { name: "Jump to latest" });
    await expect(async () => {
      await page.mouse.wheel(0, -2_000);
      await expect(jump).toBeVisible({ timeout: 500 });
    }).toPass();
    await jump.click();
    await expect(text("More news!")).toBeInViewport();
  });
});

test("who scrolls up before there is a connection is shown older messages once there is", async ({
  open,
  people,
  connect,
}) => {
  const ann = await people.signUp("ann");
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("archive") });
  const client = await connect(ann);
  for (let entry = 1; entry <= MESSAGES; entry += 1) client.room(id).send(`Entry ${entry}.`);
  await expect.poll(() => client.continuity.getSnapshot().waitingToSendCount).toBe(0);
  const page = await open({ as: ann, path: "about:blank" });
  let connectAll = () => {};
  const held = new Promise<void>((resolve) => {
    connectAll = resolve;
  });
  await page.routeWebSocket(/socket\.io/, async (socket) => {
    await held;
    socket.connectToServer();
  });
  await page.goto(`/rooms/${id}`);
  await expect(messageTexts(page).last()).toBeInViewport();
  const oldest = await messageTexts(page).first().innerText();

  await conversation(page).hover();
  await expect(async () => {
    await page.mouse.wheel(0, -10_000);
    await expect(messageTexts(page).first()).toBeInViewport({ timeout: 500 });
  }).toPass();
  connectAll();

  await expectLive(page);
  await expect(messageTexts(page).first()).not.toHaveText(oldest);
});
