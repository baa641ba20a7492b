import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive } from "./pages/connection.ts";
import { chooseAction, composer, conversation, expectStored, messageRows, say } from "./pages/room.ts";

test("a reply quotes what it answers on both nodes, leads there, and quotes nothing once that is deleted", async ({
  open,
  people,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId: id });
  const annsPage = await open({ as: ann, path: `/rooms/${id}` });
  const bensPage = await open({ as: await people.apartFrom(ann, ben), path: `/rooms/${id}`, device: "phone" });
  for (const page of [annsPage, bensPage]) await expectLive(page);
  await say(annsPage, "Are the **beans** up?");
  await expectStored(bensPage, "Are the beans up?");

  await test.step("Ben, on a phone, thinks better of it, then replies; a reload in between loses nothing", async () => {
    await chooseAction(bensPage, "Are the beans up?", "Reply");
    await expect(composer(bensPage)).toBeFocused();
    await expect(bensPage.getByText(`Replying to ${ann.username}`)).toBeVisible();
    await expectAccessible(bensPage, "a reply that is written, on a phone");
    await press(bensPage.getByRole("button", { name: /^Cancel the reply/ }));
    await expect(bensPage.getByText(`Replying to ${ann.username}`)).toHaveCount(0);
    await chooseAction(bensPage, "Are the beans up?", "Reply");
    await composer(bensPage).fill("All of them");
    await bensPage.reload();
    await expect(bensPage.getByText(`Replying to ${ann.username}`)).toBeVisible();
    await expect(composer(bensPage)).toHaveValue("All of them");
    await press(bensPage.getByRole("button", { name: "Send message" }));
    await expectStored(bensPage, "All of them");
    await expect(bensPage.getByText(`Replying to ${ann.username}`)).toHaveCount(0);
  });

  const quoteOn = (page: typeof annsPage) =>
    messageRows(page)
      .filter({ hasText: "All of them" })
      .getByRole("button", { name: /^Answers/ });

  await test.step("both see the quote, as the original is now, and get there by it", async () => {
    for (const page of [annsPage, bensPage]) await expect(quoteOn(page)).toContainText("Are the beans up?");
    await chooseAction(annsPage, /^(?!.*All of them).*Are the beans up/, "Edit");
    await annsPage.getByRole("textbox", { name: "Edit message" }).fill("Are the peas up?");
    await annsPage.keyboard.press("Enter");
    for (const page of [annsPage, bensPage]) await expect(quoteOn(page)).toContainText("Are the peas up?");
    for (const page of [annsPage, bensPage]) {
      await press(quoteOn(page));
      await expect(messageRows(page).first()).toBeFocused();
    }
  });

  await test.step("a deleted original is quoted nowhere", async () => {
    await chooseAction(annsPage, /^(?!.*All of them).*Are the peas up/, "Delete…");
    await annsPage.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    for (const page of [annsPage, bensPage]) {
      await expect(conversation(page)).not.toContainText("peas");
      await expect(conversation(page).getByText("The message this answers is not available")).toBeVisible();
      await page.reload();
      await expect(conversation(page).getByText("The message this answers is not available")).toBeVisible();
    }
  });
});

test("a quote leads to a message of long ago", async ({ open, people, connect }) => {
  const ann = await people.signUp("ann");
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const client = await connect(ann);
  const room = client.room(id);
  room.send("The first of all");
  for (let index = 0; index < 130; index += 1) room.send(`Message ${index}`);
  await expect.poll(() => client.continuity.getSnapshot().waitingToSendCount, { timeout: 120_000 }).toBe(0);
  const { messages } = await ann.api.messages.list.query({ roomId: id, aroundSeq: 1, limit: 10 });
  const [first] = messages;
  room.send("Remember?", { replyToId: first?.id ?? null });
  const page = await open({ as: ann, path: `/rooms/${id}` });
  const quote = conversation(page).getByRole("button", { name: /^Answers/ });
  await expect(quote).toContainText("The first of all");
  await quote.click();
  const original = messageRows(page).filter({ hasText: "The first of all" }).first();
  await expect(original).toBeFocused();
  await expect(original).toBeInViewport();
});

test("what somebody whom one blocks wrote is not quoted either", async ({ open, people, connect }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId: id });
  const bensRoom = (await connect(ben)).room(id);
  const page = await open({ as: ann, path: `/rooms/${id}` });
  bensRoom.send("Buy my pills");
  await expectStored(page, "Buy my pills");
  await chooseAction(page, "Buy my pills", "Reply");
  await say(page, "No, thank you");
  await expect(conversation(page).getByRole("button", { name: /^Answers/ })).toContainText("pills");
  await ann.api.blocks.block.mutate({ userId: ben.id });
  await expect(conversation(page)).not.toContainText("pills");
  await expect(conversation(page).getByText("The message this answers is not available")).toBeVisible();
});
