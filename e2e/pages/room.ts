import { expect, type Locator, type Page } from "@playwright/test";

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

/** Opens the menu of the message that says `text`, and chooses what it offers. */
export async function chooseAction(page: Page, text: string | RegExp, action: string): Promise<void> {
  const row = messageRows(page).filter({ hasText: text });
  await row.hover();
  await row.getByRole("button", { name: /^Actions/ }).click();
  await page.getByRole("menuitem", { name: action }).click();
}
