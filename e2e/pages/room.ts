import { expect, type Locator, type Page } from "@playwright/test";
import { isPhone, press } from "../fixtures/devices.ts";

/** The part of a room's page that holds its messages. */
export function conversation(page: Page): Locator {
  return page.getByRole("region", { name: "Messages", exact: true });
}

/** The rows of all messages that are shown, oldest first. */
export function messageRows(page: Page): Locator {
  return conversation(page).getByRole("listitem");
}

/** What was written, without author and time. */
export function messageTexts(page: Page): Locator {
  return messageRows(page).locator("div[dir=auto]");
}

export function composer(page: Page): Locator {
  return page.getByRole("textbox", { name: /^Message / });
}

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
  await expect(composer(page)).toHaveValue("");
}

/** Shown once, and stored: nothing says that it is still on its way. */
export async function expectStored(page: Page, text: string): Promise<void> {
  const row = messageRows(page).filter({ hasText: text });
  await expect(row).toHaveCount(1);
  await expect(row.getByText("Sending…")).toHaveCount(0);
  await expect(row.getByText("Not sent.")).toHaveCount(0);
}

/** Opens the menu of the message that says `text`. */
export async function openActions(page: Page, text: string | RegExp): Promise<void> {
  const row = messageRows(page).filter({ hasText: text });
  if (!isPhone(page)) await row.hover();
  await press(row.getByRole("button", { name: /^Actions/ }));
}

/** Opens the menu of the message that says `text`, and chooses what it offers. */
export async function chooseAction(page: Page, text: string | RegExp, action: string): Promise<void> {
  await openActions(page, text);
  await press(page.getByRole("menuitem", { name: action }));
}

/** The list of the room's members, opened unless it is open. */
export async function openMembers(page: Page): Promise<Locator> {
  const members = page.getByRole(isPhone(page) ? "dialog" : "complementary", { name: "Members" });
  if (!(await members.isVisible())) await press(page.getByRole("button", { name: /^Members: / }));
  await expect(members).toBeVisible();
  return members;
}

/** The way into a room from the list beside it, which on a phone is a screen of its own. */
export function roomLink(page: Page, name: string): Locator {
  return page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name });
}

/** Chooses what one does with a room now and then, which a phone keeps in a menu of the room's header. */
export async function chooseRoomAct(phone: Page, name: string): Promise<void> {
  await press(phone.getByRole("button", { name: "More", exact: true }));
  await press(phone.getByRole("menuitem", { name }));
}
