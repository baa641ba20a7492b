import type { Page } from "@playwright/test";
import { newPassword, uniqueName, uniqueUsername } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive } from "./pages/connection.ts";
import { composer, expectStored, messageRows } from "./pages/room.ts";

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Goes on with Tab until this has the focus; fails where the focus is lost on the way. */
async function tabTo(page: Page, name: string | RegExp, role: "link" | "button" | "textbox" = "link"): Promise<void> {
  const target = page.getByRole(role, { name, exact: true });
  await expect(target).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(target).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0] });
}

test("without a mouse one signs up, joins, talks, replies, reacts, changes rooms and logs out", async ({
  open,
  people,
  connect,
}) => {
  const ben = await people.signUp("ben");
  const [garden, kitchen] = [
    await ben.api.rooms.create.mutate({ name: uniqueName("garden") }),
    await ben.api.rooms.create.mutate({ name: uniqueName("kitchen") }),
  ];
  const bens = await connect(ben);
  bens.room(garden.id).send("Who waters the beans?");
  const page = await open({ path: "/", reducedMotion: "reduce" });
  const username = uniqueUsername("ann");

  await test.step("Ann signs up", async () => {
    await tabTo(page, "Create an account");
    await press(page, "Enter");
    await expect(page.getByRole("textbox", { name: "Username" })).toBeVisible();
    await tabTo(page, "Username", "textbox");
    await type(page, username);
    await press(page, "Tab");
    await type(page, newPassword());
    await press(page, "Enter");
    await expectLive(page);
  });

  await test.step("finds two rooms and joins them", async () => {
    for (const { name } of [kitchen, garden]) {
      if (!page.url().endsWith("/rooms")) {
        await press(page, "Control+k");
        await expect(page.getByRole("combobox", { name: "Go to a room, a person or a page" })).toBeFocused();
        await type(page, "browse");
        await press(page, "Enter");
      }
      await expect(page.getByRole("searchbox")).toBeVisible();
      await expect(async () => {
        await page.keyboard.press("Tab");
        await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 50 });
      }).toPass({ intervals: [0] });
      await type(page, name);
      await tabTo(page, `Join ${name}`, "button");
      await press(page, "Enter");
      await expect(composer(page)).toBeFocused();
    }
  });

  await test.step("talks, and replies to and reacts to what Ben wrote", async () => {
    await expectLive(page);
    await type(page, "Good morning");
    await press(page, "Enter");
    await expectStored(page, "Good morning");
    await press(page, "Escape");
    await expect(messageRows(page).last()).toBeFocused();
    await press(page, "ArrowUp");
    await expect(messageRows(page).first()).toBeFocused();
    await press(page, "r");
    await expect(composer(page)).toBeFocused();
    await type(page, "I do");
    await press(page, "Enter");
    await expectStored(page, "I do");
    await press(page, "Escape", "Home", "+");
    await expect(page.getByRole("searchbox", { name: "Search emoji" })).toBeFocused();
    await type(page, "tada");
    await expect(page.getByRole("gridcell").first()).toBeVisible();
    await press(page, "Enter");
    await expect(messageRows(page).first().getByRole("button", { name: /^🎉 1/u })).toBeVisible();
    await press(page, "Escape");
    await expect(messageRows(page).first()).toBeFocused();
    await press(page, "Escape");
    await expect(composer(page)).toBeFocused();
    await press(page, "ArrowUp");
    await expect(page.getByRole("textbox", { name: "Edit message" })).toBeFocused();
    await type(page, ", daily");
    await press(page, "Enter");
    await expectStored(page, "I do, daily");
    await expect(composer(page)).toBeFocused();
  });

  await test.step("goes to the other room and back, to the one that waits first", async () => {
    await press(page, "Alt+ArrowDown");
    await expect(page).toHaveURL(`/rooms/${kitchen.id}`);
    await expect(composer(page)).toBeFocused();
    bens.room(garden.id).send(`@${username} thank you`);
    await expect(page).toHaveTitle(/^\(1\) /);
    await press(page, "Control+k");
    const options = page.getByRole("option");
    await expect(options.first()).toHaveAccessibleName(new RegExp(`${garden.name}.*1 mention, 1 new message`));
    await expectAccessible(page, "the quick switcher");
    await page.emulateMedia({ colorScheme: "dark" });
    await press(page, "Enter");
    await expect(page).toHaveURL(`/rooms/${garden.id}`);
    await expect(composer(page)).toBeFocused();
    await expect(page.getByRole("status", { name: "New messages" })).toBeAttached();
  });

  await test.step("reads what else the keyboard does", async () => {
    await press(page, "Escape", "?");
    const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(dialog).toBeVisible();
    await expectAccessible(page, "the list of shortcuts");
    await dialog.getByRole("switch", { name: "? opens this list" }).press("Space");
    await press(page, "Escape");
    await expect(dialog).toBeHidden();
    await expect(messageRows(page).last()).toBeFocused();
    await press(page, "?", "End");
    await expect(messageRows(page).last()).toBeFocused();
    await expect(dialog).toBeHidden();
  });

  await test.step("and logs out", async () => {
    await press(page, "Escape");
    await expect(composer(page)).toBeFocused();
    await expect(async () => {
      await page.keyboard.press("Shift+Tab");
      await expect(page.getByRole("button", { name: `Account: ${username}` })).toBeFocused({ timeout: 50 });
    }).toPass({ intervals: [0] });
    await press(page, "Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await type(page, "Lo");
    await expect(page.getByRole("menuitem", { name: "Log out", exact: true })).toBeFocused();
    await press(page, "Enter");
    await expect(page).toHaveURL(/\/login/);
  });
});
