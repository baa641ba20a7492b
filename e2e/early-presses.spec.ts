import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test.ts";

/** Keeps the page's own scripts back until the returned function is called: what the server made is all there is. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  return letThrough;
}

test("what is pressed before a page's scripts have come is done when they have", async ({ open, people }) => {
  const page = await open({ as: await people.signUp("ann"), path: "about:blank" });
  const letScriptsThrough = await holdScripts(page);
  await page.goto("/rooms", { waitUntil: "commit" });
  await page.getByRole("button", { name: "Create room", exact: true }).click();
  letScriptsThrough();
  await expect(page.getByRole("dialog", { name: "Create a room" })).toBeVisible();
});

test("a menu that is pressed too early opens as well", async ({ open, people }) => {
  const ann = await people.signUp("ann");
  const page = await open({ as: ann, path: "about:blank" });
  const letScriptsThrough = await holdScripts(page);
  await page.goto("/rooms", { waitUntil: "commit" });
  await page.getByRole("button", { name: `Account: ${ann.username}` }).click();
  letScriptsThrough();
  await expect(page.getByRole("menuitem", { name: "Log out", exact: true })).toBeVisible();
});

test("a form cannot be sent before the page's scripts can take it", async ({ open }) => {
  const page = await open({ path: "about:blank" });
  const letScriptsThrough = await holdScripts(page);
  await page.goto("/login", { waitUntil: "commit" });
  await expect(page.getByRole("button", { name: "Log in" })).toBeDisabled();
  letScriptsThrough();
  await expect(page.getByRole("button", { name: "Log in" })).toBeEnabled();
});
