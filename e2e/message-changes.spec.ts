import { press } from "./fixtures/devices.ts";
import { type Person, uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive, NO_NETWORK } from "./pages/connection.ts";
import {
  chooseAction,
  composer,
  conversation,
  expectStored,
  messageRows,
  messageTexts,
  openActions,
  say,
} from "./pages/room.ts";

const TOMBSTONE = "This message was deleted";

test("an author's edit and deletion reach everybody on both nodes, and stay after a reload", async ({
  open,
  people,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId: id });
  const annsPage = await open({ as: ann, path: `/rooms/${id}` });
  const bensPage = await open({ as: await people.apartFrom(ann, ben), path: `/rooms/${id}`, device: "phone" });
  for (const page of [annsPage, bensPage]) await expectLive(page);
  await say(annsPage, "The beens are up");
  await say(annsPage, "A secret");
  await expectStored(bensPage, "A secret");

  await test.step("only the author is offered to change a message", async () => {
    await openActions(bensPage, "The beens are up");
    await expect(bensPage.getByRole("menuitem")).toHaveText(["Reply", "Copy text", "Report…", /^Block/]);
    await expectAccessible(bensPage, "the menu of a message, on a phone");
    await bensPage.keyboard.press("Escape");
  });

  await test.step("an edit", async () => {
    await chooseAction(annsPage, "The beens are up", "Edit");
    const field = annsPage.getByRole("textbox", { name: "Edit message" });
    await expect(field).toBeFocused();
    await expectAccessible(annsPage, "a message that is edited");
    await field.fill("The beans are up");
    await field.press("Enter");
    for (const page of [annsPage, bensPage]) {
      await expect(messageTexts(page)).toHaveText(["The beans are up", "A secret"]);
      await expect(messageRows(page).first()).toContainText(/edited \d\d:\d\d/);
    }
    await expect(composer(annsPage)).toBeFocused();
  });

  await test.step("both on a phone", async () => {
    await say(bensPage, "Mine to");
    await expectStored(annsPage, "Mine to");
    await chooseAction(bensPage, "Mine to", "Edit");
    await bensPage.getByRole("textbox", { name: "Edit message" }).fill("Mine, too");
    await press(bensPage.getByRole("button", { name: "Save" }));
    for (const page of [annsPage, bensPage]) await expectStored(page, "Mine, too");
    await chooseAction(bensPage, "Mine, too", "Delete…");
    await press(bensPage.getByRole("alertdialog").getByRole("button", { name: "Delete" }));
    for (const page of [annsPage, bensPage]) await expect(messageRows(page).last()).toContainText(TOMBSTONE);
  });

  await test.step("a deletion that is thought better of, and one that is not", async () => {
    await chooseAction(annsPage, "A secret", "Delete…");
    await expectAccessible(annsPage, "the question before a message is deleted");
    await annsPage.getByRole("button", { name: "Cancel" }).click();
    await expectStored(bensPage, "A secret");
    await chooseAction(annsPage, "A secret", "Delete…");
    await annsPage.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    for (const page of [annsPage, bensPage]) {
      await expect(messageRows(page).nth(1)).toContainText(TOMBSTONE);
      await expect(conversation(page)).not.toContainText("A secret");
      await expect(messageRows(page)).toHaveCount(3);
    }
  });

  await test.step("and after a reload", async () => {
    for (const page of [annsPage, bensPage]) {
      await page.reload();
      await expect(messageTexts(page)).toHaveText(["The beans are up"]);
      await expect(messageRows(page).last()).toContainText(TOMBSTONE);
      expect(await page.content()).not.toContain("A secret");
    }
  });
});

test("the up arrow edits one's newest message, Escape leaves it, and an emptied one asks to be deleted", async ({
  open,
  people,
}) => {
  const ann = await people.signUp("ann");
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const page = await open({ as: ann, path: `/rooms/${id}` });
  await say(page, "First");
  await say(page, "Second");
  await expectStored(page, "Second");
  const field = page.getByRole("textbox", { name: "Edit message" });

  await composer(page).press("ArrowUp");
  await expect(field).toHaveValue("Second");
  await field.fill("Something else");
  await field.press("Escape");
  await expect(messageTexts(page)).toHaveText(["First", "Second"]);
  await expect(composer(page)).toBeFocused();

  await composer(page).press("ArrowUp");
  await field.fill("");
  await field.press("Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(messageRows(page).last()).toContainText(TOMBSTONE);
  await expect(composer(page)).toBeFocused();
});

test("a room's owner deletes what others wrote, a member does not; what was missed is caught up with", async ({
  open,
  people,
  connect,
  problems,
}) => {
  problems.allow(NO_NETWORK);
  const [ann, ben, cat] = [await people.signUp("ann"), await people.signUp("ben"), await people.signUp("cat")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  for (const person of [ben, cat]) await person.api.rooms.join.mutate({ roomId: id });
  const bensClient = await connect(ben);
  bensClient.room(id).send("Buy my pills");
  const annsPage = await open({ as: ann, path: `/rooms/${id}` });
  const catsPage = await open({ as: cat, path: `/rooms/${id}` });
  await expectStored(catsPage, "Buy my pills");
  await expectStored(annsPage, "Buy my pills");

  await refusesToDelete(cat, id);
  await catsPage.context().setOffline(true);
  await chooseAction(annsPage, "Buy my pills", "Delete…");
  await expect(annsPage.getByRole("alertdialog")).toContainText(ben.username);
  await annsPage.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(messageRows(annsPage).last()).toContainText(TOMBSTONE);
  await catsPage.context().setOffline(false);
  await expect(messageRows(catsPage).last()).toContainText(TOMBSTONE);
  await expect(conversation(catsPage)).not.toContainText("Buy my pills");
});

test("an edit that cannot be saved says why and keeps what was typed", async ({ open, people, problems }) => {
  problems.allow(NO_NETWORK);
  const ann = await people.signUp("ann");
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const page = await open({ as: ann, path: `/rooms/${id}` });
  await say(page, "As it was");
  await expectStored(page, "As it was");
  // what menus are made of comes when the page has had its time, or when one is opened: not without a network
  await openActions(page, "As it was");
  await expect(page.getByRole("menuitem", { name: "Edit" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await page.context().setOffline(true);
  await expect(page.getByRole("status", { name: "Connection" })).toBeVisible();
  await chooseAction(page, "As it was", "Edit");
  const field = page.getByRole("textbox", { name: "Edit message" });
  await field.fill("As it is");
  await field.press("Enter");
  await expect(page.getByText(/connection/i).last()).toBeVisible();
  await expect(field).toHaveValue("As it is");
  await page.context().setOffline(false);
  await expect(page.getByRole("button", { name: "Connection: Live" })).toBeVisible();
  await field.press("Enter");
  await expect(messageTexts(page)).toHaveText(["As it is"]);
});

async function refusesToDelete(person: Person, roomId: string): Promise<void> {
  const { messages } = await person.api.messages.list.query({ roomId });
  const deletion = person.api.messages.delete.mutate({ messageId: messages[0]?.id ?? "" });
  await expect(deletion).rejects.toThrow(/owner or a moderator/);
}
