import { newPassword, uniqueName, uniqueUsername } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { logIn, logOut, signUp } from "./pages/account.ts";
import { nodeOf } from "./pages/connection.ts";
import { composer, expectStored, messageRows, messageTexts, say } from "./pages/room.ts";

test("two people sign up, meet in a room and talk over two nodes", async ({ open }) => {
  const ann = uniqueUsername("ann");
  const ben = uniqueUsername("ben");
  const bensPassword = newPassword();
  const room = uniqueName("garden");
  const annsPage = await open();
  const bensPage = await open();

  await test.step("Ann signs up and makes a room", async () => {
    await annsPage.getByRole("link", { name: "Sign up" }).first().click();
    await signUp(annsPage, ann, newPassword());
    await expect(annsPage.getByRole("heading", { name: "Rooms", level: 1 })).toBeVisible();
    await annsPage.getByRole("button", { name: "Create room" }).click();
    const dialog = annsPage.getByRole("dialog", { name: "Create a room" });
    await dialog.getByLabel("Name").fill(room);
    await dialog.getByLabel("Topic").fill("What grows");
    await dialog.getByRole("button", { name: "Create room" }).click();
    await expect(annsPage.getByRole("heading", { name: room, level: 1 })).toBeVisible();
  });

  await test.step("Ben signs up, and logs in anew until he hangs on the other node", async () => {
    await bensPage.goto("/signup");
    await signUp(bensPage, ben, bensPassword);
    const annsNode = await nodeOf(annsPage);
    while ((await nodeOf(bensPage)) === annsNode) {
      await logOut(bensPage, ben);
      await logIn(bensPage, ben, bensPassword);
    }
  });

  await test.step("Ben finds the room and joins it", async () => {
    await bensPage.getByRole("searchbox", { name: "Search rooms" }).fill(room);
    await bensPage.getByRole("button", { name: `Join ${room}` }).click();
    await expect(composer(bensPage)).toBeVisible();
    await expect(annsPage.getByRole("button", { name: "Members: 2" })).toBeVisible();
  });

  await test.step("they talk", async () => {
    await say(annsPage, "Are the beans up?");
    await expectStored(bensPage, "Are the beans up?");
    await say(bensPage, "All of them!");
    await expectStored(annsPage, "All of them!");
    for (const page of [annsPage, bensPage]) {
      await expect(messageTexts(page)).toHaveText(["Are the beans up?", "All of them!"]);
      await expect(messageRows(page).first()).toContainText(ann);
      await expect(messageRows(page).last()).toContainText(ben);
    }
    expect(await nodeOf(bensPage)).not.toBe(await nodeOf(annsPage));
  });
});

test("a reload keeps the history", async ({ open, people, connect }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const bensRoom = (await connect(ben)).room(id);
  const page = await open({ as: ann, path: `/rooms/${id}` });
  await say(page, "One");
  await expectStored(page, "One");
  bensRoom.send("Two\nin two lines");
  await expectStored(page, "Two");
  await page.reload();
  await expect(messageTexts(page)).toHaveText(["One", "Two\nin two lines"]);
  await say(page, "Three");
  await expectStored(page, "Three");
  await expect(messageTexts(page)).toHaveText(["One", "Two\nin two lines", "Three"]);
});

test("a second tab of the same person stays in step", async ({ open, people }) => {
  const ann = await people.signUp("ann");
  const room = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const tab = await open({ as: ann, path: `/rooms/${room.id}` });
  const otherTab = await tab.context().newPage();
  await otherTab.goto(`/rooms/${room.id}`);
  await say(tab, "From the first tab");
  await expectStored(otherTab, "From the first tab");
  await say(otherTab, "From the second tab");
  await expectStored(tab, "From the second tab");
  for (const page of [tab, otherTab]) {
    await expect(messageTexts(page)).toHaveText(["From the first tab", "From the second tab"]);
  }

  const newRoom = uniqueName("shed");
  await tab.getByRole("button", { name: "New room" }).click();
  await tab.getByRole("dialog").getByLabel("Name").fill(newRoom);
  await tab.getByRole("dialog").getByRole("button", { name: "Create room" }).click();
  await expect(tab.getByRole("heading", { name: newRoom, level: 1 })).toBeVisible();
  await expect(otherTab.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: newRoom })).toBeVisible();
});
