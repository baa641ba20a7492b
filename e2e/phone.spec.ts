import { newPassword, uniqueName, uniqueUsername } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { signUp } from "./pages/account.ts";
import { composer, expectStored, say } from "./pages/room.ts";

test("on a phone: from signing up to a conversation and back", async ({ open, people, connect }) => {
  const ann = uniqueUsername("ann");
  const roomName = uniqueName("A room with a name that is longer than a narrow screen");
  const page = await open({ device: "phone" });

  async function expectNothingBesideTheScreen(): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }

  await expectNothingBesideTheScreen();
  await page
    .getByRole("main")
    .getByRole("link", { name: /Sign up|Create an account|Get started/ })
    .tap();
  await expectNothingBesideTheScreen();
  await signUp(page, ann, newPassword());

  await test.step("one screen at a time", async () => {
    await expect(page.getByRole("heading", { name: "Rooms", level: 1 })).toBeVisible();
    await expectNothingBesideTheScreen();
    const screens = page.getByRole("navigation", { name: "Screens" });
    // the page is there before the code that answers a tap
    await expect(async () => {
      await screens.getByRole("button", { name: "Your rooms" }).tap();
      await expect(page.getByRole("button", { name: `Account: ${ann}` })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectNothingBesideTheScreen();
    await screens.getByRole("button", { name: "Browse" }).tap();
    await expect(page.getByRole("searchbox", { name: "Search rooms" })).toBeVisible();
  });

  await test.step("a room is made", async () => {
    await page.getByRole("button", { name: "Create room" }).tap();
    const dialog = page.getByRole("dialog", { name: "Create a room" });
    await dialog.getByLabel("Name").fill(roomName);
    await dialog.getByRole("radio", { name: /^Public/ }).check();
    await expectNothingBesideTheScreen();
    await dialog.getByRole("button", { name: "Create room" }).tap();
    await expect(page.getByRole("heading", { name: roomName, level: 1 })).toBeVisible();
  });

  const roomId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await test.step("a conversation, with a word that is wider than the screen", async () => {
    const ben = await people.signUp("ben");
    const bensClient = await connect(ben);
    bensClient.room(roomId).send(`Hello ${"o".repeat(400)}`);
    await expectStored(page, "Hello ooo");
    await composer(page).fill("Hi Ben!");
    await page.getByRole("button", { name: "Send message" }).tap();
    await expectStored(page, "Hi Ben!");
    await expectNothingBesideTheScreen();
    await expect(composer(page)).toBeInViewport({ ratio: 1 });

    await page.getByRole("button", { name: "Members: 2" }).tap();
    const members = page.getByRole("dialog", { name: "Members" });
    await expect(members.getByRole("listitem").filter({ hasText: ben.username })).toBeVisible();
    await members.getByRole("button", { name: "Close" }).tap();
  });

  await test.step("back to one's rooms, and in again", async () => {
    await page.getByRole("link", { name: "Back to your rooms" }).tap();
    await page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name: "Your rooms" }).tap();
    await page.getByRole("link", { name: roomName }).tap();
    await say(page, "Still here");
    await expectStored(page, "Still here");
  });

  await test.step("by the switcher and the account's menu to other pages", async () => {
    await page.getByRole("link", { name: "Back to your rooms" }).tap();
    await page.getByRole("button", { name: /^Go to/ }).tap();
    await page.getByRole("combobox", { name: "Go to a room, a person or a page" }).fill("friends");
    await expectNothingBesideTheScreen();
    await page.getByRole("option", { name: "Friends", exact: true }).tap();
    await expect(page.getByRole("heading", { name: "Friends", level: 1 })).toBeVisible();
    await page.goto("/rooms");
    await page.getByRole("button", { name: `Account: ${ann}` }).tap();
    await page.getByRole("menuitem", { name: "Your account" }).tap();
    await expect(page.getByRole("heading", { name: "Your account", level: 1 })).toBeVisible();
    await expectNothingBesideTheScreen();
  });
});
