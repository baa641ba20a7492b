import { randomUUID } from "node:crypto";
import { type Browser, test as base, expect, type Page } from "@playwright/test";

const PASSWORD = "seven purple bicycles";

/** A failed request that a test provokes is also reported on the console, by the browser itself. */
const PROVOKED = /Failed to load resource: the server responded with a status of 4\d\d/;

/** Somebody with a browser of their own. */
export interface Someone {
  username: string;
  page: Page;
}

interface Fixtures {
  /** Opens a browser window for somebody who has not signed up yet. */
  openPage(options?: Parameters<Browser["newContext"]>[0]): Promise<Page>;
  /** Signs somebody up, through the page. */
  signUp(options?: Parameters<Browser["newContext"]>[0]): Promise<Someone>;
}

/** Every page error, and every error on a console, fails the test that caused it. */
export const test = base.extend<Fixtures>({
  openPage: async ({ browser }, use) => {
    const problems: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("dialog", (dialog) => problems.push(`a dialog: ${dialog.message()}`));
      page.on("console", (message) => {
        if (message.type() === "error" && !PROVOKED.test(message.text())) problems.push(message.text());
      });
      return page;
    });
    for (const context of contexts) await context.close();
    expect(problems).toEqual([]);
  },

  signUp: async ({ openPage }, use) => {
    await use(async (options) => {
      const page = await openPage(options);
      const username = uniqueName();
      await page.goto("/signup");
      await fillCredentials(page, username, PASSWORD);
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page).toHaveURL(/\/rooms$/);
      return { username, page };
    });
  },
});

export { expect };

export function uniqueName(): string {
  return `e2e_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
}

export async function logIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.goto("/login");
  await fillCredentials(page, username, password);
  await page.getByRole("button", { name: "Log in" }).click();
}

async function fillCredentials(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel("Username").fill(username);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
}

/** Makes a room through the page and returns its address. */
export async function createRoom({ page }: Someone, name: string): Promise<string> {
  await page.goto("/rooms");
  await page
    .getByRole("button", { name: /create (a )?room/i })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create room" }).click();
  await expect(page.getByRole("textbox", { name: `Message ${name}` })).toBeVisible();
  return new URL(page.url()).pathname;
}

export async function joinRoom({ page }: Someone, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: "Join room" }).click();
  await expect(page.getByRole("textbox", { name: `Message ${name}` })).toBeVisible();
}

export async function say({ page }: Someone, roomName: string, text: string): Promise<void> {
  await page.getByRole("textbox", { name: `Message ${roomName}` }).fill(text);
  await page.keyboard.press("Enter");
}

/** The realtime node that a page says it is connected to. */
export async function nodeOf({ page }: Someone): Promise<string> {
  await page.getByRole("button", { name: "Connection: Live" }).first().click();
  const text = await page
    .getByText(/Connected to node \S+\./)
    .first()
    .textContent();
  await page.keyboard.press("Escape");
  return text ?? "";
}
