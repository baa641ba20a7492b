import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectLive } from "./pages/connection.ts";

function roomLink(page: Page, name: string) {
  return page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name });
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations).toEqual([]);
}

test("what of a room calls one is chosen in it, holds on all devices, and is what lists, title and icon count", async ({
  open,
  people,
  connect,
}, info) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const room = await ben.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ann.api.rooms.join.mutate({ roomId: room.id });
  const desk = await open({ as: ann, path: `/rooms/${room.id}` });
  const laptop = await open({ as: await people.logIn(ann), path: "/friends" });
  await expectLive(desk);
  await expectLive(laptop);
  const bens = (await connect(ben)).room(room.id);
  const icon = laptop.locator('link[rel="icon"]');

  await test.step("a mention is counted in title and icon, other words only in the list", async () => {
    await desk.goto("/search");
    bens.send("Good morning");
    bens.send(`@${ann.username} look at the beans`);
    for (const page of [desk, laptop]) {
      await expect(roomLink(page, room.name)).toHaveAccessibleName(/1 mention, 2 new messages$/);
      await expect(page).toHaveTitle(/^\(1\) /);
    }
    await expect(icon).toHaveAttribute("href", /^data:image\/svg\+xml,.*%3E1%3C%2Ftext/);
    await laptop.getByRole("link", { name: "Search", exact: true }).click();
    await expect(laptop).toHaveTitle(/^\(1\) Search/);
  });

  await test.step("muted on one device it is muted on the other", async () => {
    await roomLink(desk, room.name).click();
    await expect(laptop).toHaveTitle(/^Search/);
    await expect(icon).not.toHaveAttribute("href", /^data:/);
    await desk.getByRole("button", { name: "Notifications: Only mentions" }).click();
    await desk.screenshot({ path: info.outputPath("levels-light.png") });
    await expectAccessible(desk);
    await desk.getByRole("menuitemradio", { name: /^Nothing/ }).click();
    await expect(desk.getByRole("button", { name: "Notifications: Nothing" })).toBeFocused();
    await expect(roomLink(laptop, room.name)).toHaveAccessibleName(/ muted/);
    await desk.goto("/friends");
    bens.send("Nobody listens");
    bens.send(`@${ann.username} not even you`);
    await expect(roomLink(laptop, room.name)).toHaveAccessibleName(/ 1 mention/);
    await expect(roomLink(laptop, room.name)).not.toContainText("new message");
    await expect(laptop).toHaveTitle(/^Search/);
    await laptop.emulateMedia({ colorScheme: "dark" });
    await laptop.screenshot({ path: info.outputPath("muted-dark.png") });
    await expectAccessible(laptop);
  });
});

/** Puts a record in the place of the browser's notifications: what stands on the desktop, by its text. */
async function recordNotifications(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const shown: Recorded[] = [];
    class Recorded {
      static permission: NotificationPermission = "default";
      static async requestPermission(): Promise<NotificationPermission> {
        Recorded.permission = "granted";
        return Recorded.permission;
      }
      onclick: (() => void) | null = null;
      constructor(
        readonly title: string,
        readonly options: NotificationOptions,
      ) {
        shown.push(this);
      }
      close(): void {
        if (shown.includes(this)) shown.splice(shown.indexOf(this), 1);
      }
    }
    Object.assign(window, { Notification: Recorded, shownNotifications: shown });
  });
  await page.reload();
  return () =>
    page.evaluate(() => {
      const { shownNotifications } = window as unknown as {
        shownNotifications: { title: string; options: NotificationOptions }[];
      };
      return shownNotifications.map(({ title, options }) => `${title}: ${options.body}`);
    });
}

test("whoever is elsewhere is told by one tab, once they have asked for it; what is deleted or read tells no more", async ({
  open,
  people,
  connect,
}, info) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const room = await ben.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ann.api.rooms.join.mutate({ roomId: room.id });
  const page = await open({ as: ann, path: "/account" });
  const shown = await recordNotifications(page);
  await expectLive(page);
  const benClient = await connect(ben);
  const bens = benClient.room(room.id);

  await test.step("Ann switches them on, and turns to another window", async () => {
    await page.getByRole("switch", { name: "Desktop notifications" }).click();
    await expect(page.getByRole("switch", { name: "Desktop notifications" })).toBeChecked();
    await page.getByRole("heading", { name: "Notifications", level: 2 }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: info.outputPath("settings-light.png") });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: info.outputPath("settings-dark-phone.png") });
    await page.setViewportSize({ width: 1280, height: 720 });
    await expectAccessible(page);
    await page.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event("blur"));
    });
  });

  await test.step("a mention tells her, other words do not, and what is deleted is taken away", async () => {
    bens.send("Not for Ann");
    bens.send(`@${ann.username} **look** at ||the beans||`);
    await expect
      .poll(shown)
      .toEqual([expect.stringMatching(`^${ben.username} in ${room.name}: @${ann.username} look at`)]);
    expect((await shown())[0]).not.toContain("beans");
    const { messages } = await ben.api.messages.list.query({ roomId: room.id });
    await benClient.deleteMessage(messages.at(-1)?.id ?? "");
    await expect.poll(shown).toEqual([]);
  });

  await test.step("of two tabs one tells her, and what is read elsewhere is taken away; a click leads there", async () => {
    const second = await page.context().newPage();
    await second.goto("/friends");
    await expectLive(second);
    await second.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event("blur"));
    });
    bens.send(`@${ann.username} are you there?`);
    await expect.poll(shown).toHaveLength(1);
    await ann.api.reading.markAllRead.mutate({});
    await expect.poll(shown).toEqual([]);
    await second.evaluate(() => {
      document.hasFocus = () => true;
      window.dispatchEvent(new Event("focus"));
    });
    bens.send(`@${ann.username} you are in the other tab`);
    await expect(second).toHaveTitle(/^\(1\) /);
    await expect(page).toHaveTitle(/^\(1\) /);
    await second.close();
    bens.send(`@${ann.username} come`);
    await expect.poll(shown).toEqual([`${ben.username} in ${room.name}: @${ann.username} come`]);
    await page.evaluate(() => {
      const [first] = (window as unknown as { shownNotifications: Notification[] }).shownNotifications;
      first?.onclick?.(new Event("click"));
    });
    await expect(page).toHaveURL(`/rooms/${room.id}`);
    expect(await shown()).toEqual([]);
  });
});
