import { press } from "./fixtures/devices.ts";
import { newPassword, uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { messageRows } from "./pages/room.ts";

test("somebody changes their password, and every other device is logged out at once", async ({
  open,
  people,
  problems,
}) => {
  problems.allow(/status of 403/);
  const ann = await people.signUp("ann");
  const elsewhere = await open({ as: await people.logIn(ann), path: "/rooms" });
  await expect(elsewhere.getByRole("button", { name: `Account: ${ann.username}` })).toBeVisible();
  const page = await open({ as: ann, path: "/rooms" });
  await page.getByRole("button", { name: `Account: ${ann.username}` }).click();
  await page.getByRole("menuitem", { name: "Your account" }).click();
  const [current, next] = [
    page.getByLabel("Current password", { exact: true }),
    page.getByLabel("New password", { exact: true }),
  ];
  const password = newPassword();

  await current.fill("not my password");
  await next.fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(current).toHaveAccessibleDescription("This is not your password");
  await expect(current).toBeFocused();

  await current.fill(ann.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your new password works now.")).toBeVisible();
  await expect(current).toHaveValue("");
  await expect(elsewhere).toHaveURL(/\/login\?.*notice=session-ended/);
  expect((await people.logIn({ ...ann, password })).id).toBe(ann.id);
});

test("on a phone somebody sees where they are logged in, and ends it there, or all but here", async ({
  open,
  people,
}) => {
  const ann = await people.signUp("ann");
  const other = await open({ as: await people.logIn(ann), path: "/rooms" });
  await expect(other.getByRole("button", { name: `Account: ${ann.username}` })).toBeVisible();
  const page = await open({ as: ann, path: "/account", device: "phone" });
  const sessions = page.getByRole("list", { name: "Open sessions" }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText("This device");
  await press(sessions.nth(1).getByRole("button", { name: /^End the session/ }));
  await expect(sessions).toHaveCount(1);
  await expect(other).toHaveURL(/\/login\?.*notice=session-ended/);
  await expect(page.getByRole("button", { name: "End all other sessions" })).toHaveCount(0);

  const others = [await people.logIn(ann), await people.logIn(ann)];
  await page.reload();
  await expect(sessions).toHaveCount(3);
  await expectAccessible(page, "one's account, on a phone");
  await press(page.getByRole("button", { name: "End all other sessions" }));
  await expect(sessions).toHaveCount(1);
  for (const { api } of others) await expect(api.rooms.list.query({})).rejects.toThrow(/session/i);
  await ann.api.rooms.list.query({});
});

test("somebody deletes their account, and what they wrote stays by nobody", async ({
  open,
  people,
  connect,
  problems,
}) => {
  // a wrong password, and what the page was asking for when the account went
  problems.allow(/status of (401|403)/);
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ben.api.rooms.create.mutate({ name: uniqueName("garden") });
  const annsRoom = (await connect(ann)).room(id);
  await ann.api.rooms.join.mutate({ roomId: id });
  annsRoom.send("The beans are ripe");
  const bensPage = await open({ as: ben, path: `/rooms/${id}` });
  await expect(messageRows(bensPage).getByText("The beans are ripe")).toBeVisible();

  const page = await open({ as: ann, path: "/account" });
  await page.getByRole("button", { name: "Delete account…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete your account?" });
  await expect(dialog).toContainText("Your messages stay");
  await expectAccessible(page, "the question before one's account is deleted");
  const password = dialog.getByLabel("Your password", { exact: true });
  await password.fill("not my password");
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect(password).toHaveAccessibleDescription("This is not your password");
  await password.fill(ann.password);
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect(page.getByText("Your account is deleted.")).toBeVisible();

  await expect(bensPage.getByRole("button", { name: "Members: 1" })).toBeVisible();
  const row = messageRows(bensPage).filter({ hasText: "The beans are ripe" });
  await expect(row).toContainText("Deleted user");
  await expect(bensPage.getByText(ann.username)).toHaveCount(0);
  await bensPage.reload();
  await expect(row).toContainText("Deleted user");
  expect(await bensPage.content()).not.toContain(ann.username);
});
