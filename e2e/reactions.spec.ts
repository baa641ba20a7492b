import type { Page } from "@playwright/test";
import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive, NO_NETWORK } from "./pages/connection.ts";
import { chooseAction, composer, expectStored, messageRows, messageTexts, say } from "./pages/room.ts";

const reaction = (page: Page, emoji: string) =>
  messageRows(page).getByRole("button", { name: new RegExp(`^${emoji} `, "u") });

test("people react from a picker and to each other's emoji, live on both nodes", async ({ open, people, problems }) => {
  problems.allow(NO_NETWORK);
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId: id });
  const annsPage = await open({ as: ann, path: `/rooms/${id}` });
  const bensPage = await open({ as: await people.apartFrom(ann, ben), path: `/rooms/${id}`, device: "phone" });
  for (const page of [annsPage, bensPage]) await expectLive(page);
  await say(annsPage, "The beans are up");
  await expectStored(bensPage, "The beans are up");

  await test.step("Ann chooses one by name, with the keyboard", async () => {
    await messageRows(annsPage).first().hover();
    await annsPage.getByRole("button", { name: /^React to/ }).click();
    const search = annsPage.getByRole("searchbox", { name: "Search emoji" });
    await expect(search).toBeFocused();
    await search.fill("tada");
    await expect(annsPage.getByRole("gridcell").first()).toBeVisible();
    await annsPage.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(annsPage, "the emoji picker, dark");
    await annsPage.emulateMedia({ colorScheme: "light" });
    await search.press("Enter");
    for (const page of [annsPage, bensPage]) await expect(reaction(page, "🎉")).toHaveText("🎉1");
    await expect(reaction(annsPage, "🎉")).toHaveAttribute("aria-pressed", "true");
    await expect(reaction(bensPage, "🎉")).toHaveAttribute("aria-pressed", "false");
  });

  await test.step("Ben taps it, too; who did is said", async () => {
    await press(reaction(bensPage, "🎉"));
    for (const page of [annsPage, bensPage]) await expect(reaction(page, "🎉")).toHaveText("🎉2");
    await expect(reaction(annsPage, "🎉")).toHaveAccessibleName(`🎉 2: you, ${ben.username}`);
    await reaction(annsPage, "🎉").hover();
    await expect(annsPage.getByRole("tooltip")).toHaveText(`you, ${ben.username}`);
    await chooseAction(annsPage, "The beans are up", "Who reacted…");
    const everybody = annsPage.getByRole("dialog", { name: "Reactions" });
    const names = [new RegExp(ann.username), new RegExp(ben.username)];
    await expect(everybody.getByRole("list", { name: "Reacted with 🎉" }).getByRole("listitem")).toHaveText(names);
    await expectAccessible(annsPage, "who reacted");
    await annsPage.keyboard.press("Escape");
    await expect(everybody).toHaveCount(0);
    // what a browser makes of a long press
    await reaction(bensPage, "🎉").dispatchEvent("contextmenu");
    await expect(bensPage.getByRole("dialog", { name: "Reactions" }).getByText(ann.username)).toBeVisible();
    await expectAccessible(bensPage, "who reacted, on a phone");
    await bensPage.getByRole("button", { name: "Close" }).click();
  });

  await test.step("and takes it back; a reload says the same, and what one does without a network waits for it", async () => {
    await press(reaction(bensPage, "🎉"));
    for (const page of [annsPage, bensPage]) await expect(reaction(page, "🎉")).toHaveText("🎉1");
    await annsPage.reload();
    await expectLive(annsPage);
    await expect(reaction(annsPage, "🎉")).toHaveText("🎉1");
    await annsPage.context().setOffline(true);
    await expect(annsPage.getByRole("status", { name: "Connection" })).not.toBeEmpty();
    await reaction(annsPage, "🎉").click();
    await expect(reaction(annsPage, "🎉")).toHaveCount(0); // at once
    await expect(messageRows(annsPage).first()).toBeFocused();
    await expect(reaction(bensPage, "🎉")).toHaveText("🎉1");
    await annsPage.context().setOffline(false);
    for (const page of [annsPage, bensPage]) await expect(reaction(page, "🎉")).toHaveCount(0);
  });
});

test("emoji come into a message by shortcode and by picker", async ({ open, people }) => {
  const ann = await people.signUp("ann");
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const page = await open({ as: ann, path: `/rooms/${id}` });
  const field = composer(page);
  await field.pressSequentially("Up :tad");
  await expect(page.getByRole("option", { name: ":tada:" })).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page, "the list of shortcodes");
  await field.press("Enter");
  await expect(field).toHaveValue("Up 🎉 ");
  await field.pressSequentially("at 10:30, :+1:");
  await expect(field).toHaveValue("Up 🎉 at 10:30, 👍");
  await page.getByRole("button", { name: "Choose an emoji" }).click();
  await page.getByRole("searchbox", { name: "Search emoji" }).fill("cactus");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await page.getByRole("searchbox", { name: "Search emoji" }).press("Enter");
  await expect(field).toHaveValue("Up 🎉 at 10:30, 👍🌵");
  await expect(field).toBeFocused();
  await field.press("Enter");
  await expect(messageTexts(page)).toHaveText(["Up 🎉 at 10:30, 👍🌵"]);
});

test("pins: the owner pins, everybody finds it, and it goes with its message", async ({ open, people, connect }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId: id });
  const bensClient = await connect(ben);
  bensClient.room(id).send("The rules: be kind");
  const page = await open({ as: ann, path: `/rooms/${id}` });
  const bensPage = await open({ as: ben, path: `/rooms/${id}`, device: "phone" });
  await expectStored(page, "The rules");
  await bensPage.getByRole("button", { name: "Pinned messages" }).tap();
  const panel = bensPage.getByRole("dialog", { name: "Pinned messages" });
  await expect(panel).toContainText("Nothing is pinned");

  await chooseAction(page, "The rules", "Pin for everybody");
  await expect(panel).toContainText("The rules: be kind");
  await expect(panel.getByRole("button", { name: "Unpin" })).toHaveCount(0);
  await panel.getByRole("button", { name: "Go to message" }).tap();
  await expect(messageRows(bensPage).first()).toBeFocused();

  await page.getByRole("button", { name: "Pinned messages" }).click();
  const annsPanel = page.getByRole("dialog", { name: "Pinned messages" });
  await expect(annsPanel.getByRole("button", { name: "Unpin" })).toBeVisible();
  await expectAccessible(page, "what is pinned");
  const { messages } = await ben.api.messages.pins.query({ roomId: id });
  await bensClient.deleteMessage(messages[0]?.id ?? "");
  await expect(annsPanel).toContainText("Nothing is pinned");
});
