import type { Page } from "@playwright/test";
import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive } from "./pages/connection.ts";
import { roomLink } from "./pages/room.ts";

test("what of a room calls one is chosen in it, holds on all devices, and is what lists, title and icon count", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const room = await ben.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ann.api.rooms.join.mutate({ roomId: room.id });
  const phone = await open({ as: ann, path: "/rooms", device: "phone" });
  const desk = await open({ as: await people.logIn(ann), path: "/friends" });
  for (const page of [phone, desk]) await expectLive(page);
  const bens = (await connect(ben)).room(room.id);
  const icon = desk.locator('link[rel="icon"]');

  await test.step("a mention is counted in title and icon, other words only in the list", async () => {
    bens.send("Good morning");
    bens.send(`@${ann.username} look at the beans`);
    for (const page of [phone, desk]) {
      await expect(roomLink(page, room.name)).toHaveAccessibleName(/1 mention, 2 new messages$/);
      await expect(page).toHaveTitle(/^\(1\) /);
    }
    await expect(icon).toHaveAttribute("href", /^data:image\/svg\+xml,.*%3E1%3C%2Ftext/);
    await desk.getByRole("link", { name: "Search", exact: true }).click();
    await expect(desk).toHaveTitle(/^\(1\) Search/);
  });

  /** On her phone Ann goes into the room, says what calls her, and goes back to the list. */
  async function choose(before: string, level: "Every message" | "Nothing"): Promise<void> {
    await press(roomLink(phone, room.name));
    await press(phone.getByRole("button", { name: `Notifications: ${before}` }));
    await expectAccessible(phone, "the levels of a room, on a phone");
    await press(phone.getByRole("menuitemradio", { name: new RegExp(`^${level}`) }));
    await expect(phone.getByRole("button", { name: `Notifications: ${level}` })).toBeFocused();
    await press(phone.getByRole("link", { name: "Back to your rooms" }));
    await expect(roomLink(phone, room.name)).toBeVisible();
  }

  await test.step("muted on one device it is muted on the other", async () => {
    await choose("Only mentions", "Nothing");
    await expect(desk).toHaveTitle(/^Search/);
    await expect(icon).not.toHaveAttribute("href", /^data:/);
    await expect(roomLink(desk, room.name)).toHaveAccessibleName(/ muted/);
    bens.send("Nobody listens");
    bens.send(`@${ann.username} not even you`);
    await expect(roomLink(desk, room.name)).toHaveAccessibleName(/ 1 mention/);
    await expect(roomLink(desk, room.name)).not.toContainText("new message");
    await expect(desk).toHaveTitle(/^Search/);
    await desk.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(desk, "a muted room, dark");
  });

  await test.step("at the level of all messages each one counts", async () => {
    await choose("Nothing", "Every message");
    await expect(roomLink(desk, room.name)).not.toHaveAccessibleName(/ muted/);
    bens.send("Everybody listens");
    await expect(roomLink(desk, room.name)).toHaveAccessibleName(/ 1 new message$/);
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

/** What the browser tells a page of itself when another window comes in front of it, or this one. */
async function setFocus(page: Page, hasFocus: boolean): Promise<void> {
  await page.evaluate((has) => {
    document.hasFocus = () => has;
    window.dispatchEvent(new Event(has ? "focus" : "blur"));
  }, hasFocus);
}

test("whoever is elsewhere is told by one tab, once they have asked for it; what is deleted or read tells no more", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const room = await ben.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ann.api.rooms.join.mutate({ roomId: room.id });
  await ann.api.friends.request.mutate({ userId: ben.id });
  await ben.api.friends.accept.mutate({ userId: ann.id });
  const page = await open({ as: ann, path: "/account" });
  const shown = await recordNotifications(page);
  await expectLive(page);
  const benClient = await connect(ben);
  const bens = benClient.room(room.id);

  await test.step("Ann switches them on, and turns to another window", async () => {
    await page.getByRole("switch", { name: "Desktop notifications" }).click();
    await expect(page.getByRole("switch", { name: "Desktop notifications" })).toBeChecked();
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page, "the settings of notifications");
    await setFocus(page, false);
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

  await test.step("a direct message tells her, and so does any word in a room of which she wants all", async () => {
    const direct = benClient.direct(ann.id);
    direct.send("Between us");
    await expect.poll(shown).toEqual([`${ben.username}: Between us`]);
    await ann.api.reading.setNotify.mutate({ roomId: room.id, notify: "ALL" });
    await expect(roomLink(page, room.name)).toBeVisible();
    bens.send("Good evening");
    await expect.poll(shown).toContainEqual(`${ben.username} in ${room.name}: Good evening`);
    await ann.api.reading.setNotify.mutate({ roomId: room.id, notify: "MENTIONS" });
    await ann.api.reading.markAllRead.mutate({});
    await expect.poll(shown).toEqual([]);
  });

  await test.step("of two tabs one tells her, and what is read elsewhere is taken away; a click leads there", async () => {
    const second = await page.context().newPage();
    await second.goto("/friends");
    await expectLive(second);
    await setFocus(second, false);
    bens.send(`@${ann.username} are you there?`);
    await expect.poll(shown).toHaveLength(1);
    await ann.api.reading.markAllRead.mutate({});
    await expect.poll(shown).toEqual([]);
    await setFocus(second, true);
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
