import { createRoom, expect, joinRoom, logIn, nodeOf, say, test, uniqueName } from "./people.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const TRICKY_TEXTS = [
  "<script>alert(1)</script><img src=x onerror=alert(2)>",
  "עברית مرحبا 日本語 e\u0301 👩🏽‍🚀 \u202eover\u202c",
  "**bold** {{braces}} %00 &amp; \\u0041",
];

test("two people sign up, meet in a room on two nodes and talk; a reload keeps it all", async ({ signUp }) => {
  const [ann, bob] = [await signUp(), await signUp()];
  const name = `Room ${uniqueName()}`;
  const path = await createRoom(ann, name);
  await joinRoom(bob, path, name);
  expect(await nodeOf(ann)).not.toBe(await nodeOf(bob));

  const shown = (page: typeof ann.page, text: string) => page.getByRole("listitem").getByText(text, { exact: true });
  await say(ann, name, "Hello Bob");
  await expect(shown(bob.page, "Hello Bob")).toBeVisible();
  await say(bob, name, "Hello Ann");
  await expect(shown(ann.page, "Hello Ann")).toBeVisible();

  for (const { page } of [ann, bob]) {
    await page.reload();
    await expect(shown(page, "Hello Bob")).toHaveCount(1);
    await expect(shown(page, "Hello Ann")).toHaveCount(1);
  }
});

test("texts of any kind arrive to the character, and never as markup", async ({ signUp }) => {
  const [ann, bob] = [await signUp(), await signUp()];
  const name = "<b>bold</b> & co עברית";
  const path = await createRoom(ann, name);
  await joinRoom(bob, path, name);
  const last = bob.page.locator("li[data-key] div[dir=auto]").last();
  for (const text of TRICKY_TEXTS) {
    await say(ann, name, text);
    await expect.poll(() => last.evaluate((node) => node.textContent)).toBe(text);
  }
  expect(await bob.page.locator("li[data-key] :is(script, img, b, strong)").count()).toBe(0);
});

test("a second tab stays in step", async ({ signUp }) => {
  const ann = await signUp();
  const name = `Room ${uniqueName()}`;
  const path = await createRoom(ann, name);
  const second = await ann.page.context().newPage();
  await second.goto(path);
  await say(ann, name, "from the first tab");
  await expect(second.getByRole("listitem").getByText("from the first tab", { exact: true })).toBeVisible();
});

test("a phone gets from signing up to a conversation", async ({ signUp }) => {
  const ann = await signUp(PHONE);
  const name = `Room ${uniqueName()}`;
  await createRoom(ann, name);
  await say(ann, name, "from a phone");
  await expect(ann.page.getByRole("listitem").getByText("from a phone", { exact: true })).toBeVisible();
  const overflow = await ann.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test("a wrong password is refused, and the right one lets in", async ({ signUp, openPage }) => {
  const { username } = await signUp();
  const page = await openPage();
  await logIn(page, username, "not the password");
  await expect(page.getByText("Wrong username or password")).toBeVisible();
  await logIn(page, username);
  await expect(page).toHaveURL(/\/rooms$/);
});

test("a room that is not there says so", async ({ signUp }) => {
  const { page } = await signUp();
  await page.goto("/rooms/00000000-0000-7000-8000-000000000000");
  await expect(page.getByRole("heading", { name: "There is no such room" })).toBeVisible();
});

test("who is not logged in is sent to log in first", async ({ openPage, signUp }) => {
  const path = await createRoom(await signUp(), `Room ${uniqueName()}`);
  const page = await openPage();
  await page.goto(path);
  await expect(page).toHaveURL(/\/login\?next=/);
});
