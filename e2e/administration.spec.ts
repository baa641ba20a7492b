import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { logIn } from "./pages/account.ts";
import { expectLive } from "./pages/connection.ts";
import { composer, expectStored, messageTexts, say } from "./pages/room.ts";
import { runAdmin } from "./stack/run-admin.ts";

/** Chromium reports every answer of a server that is not a success. */
const ANSWERED = (status: number) => new RegExp(`status of ${status}`);

test("an admin bans somebody who chats on another node, who is out at once and reads why", async ({
  banter,
  open,
  people,
  connect,
  problems,
}) => {
  problems.allow(ANSWERED(403));
  const [ann, ben] = [await people.signUpAdmin("ann"), await people.signUp("ben")];
  const { id: roomId } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId });

  // His browser is on one node; a program of his is on each.
  const bensPage = await open({ as: ben, path: `/rooms/${roomId}` });
  await say(bensPage, "Buy my watches");
  await expectStored(bensPage, "Buy my watches");
  const programs = await Promise.all(banter.nodes.map((node) => connect(ben, node)));

  const annsPage = await open({ as: ann, path: `/admin/users?q=${ben.username}` });
  await annsPage.getByRole("link", { name: ben.username }).click();
  await annsPage.getByRole("button", { name: "Ban…", exact: true }).click();
  const dialog = annsPage.getByRole("dialog", { name: `Ban ${ben.username}?` });
  await dialog.getByRole("button", { name: `Ban ${ben.username}` }).click();
  await expect(dialog.getByLabel("Reason")).toHaveAccessibleDescription(/empty/);
  await dialog.getByLabel("Reason").fill("Sells watches");
  await dialog.getByLabel("For how long").selectOption("One week");
  await dialog.getByRole("button", { name: `Ban ${ben.username}` }).click();

  await expect(bensPage.getByRole("heading", { name: "You are banned" })).toBeVisible();
  await expect(bensPage.getByText("Sells watches")).toBeVisible();
  await expect(bensPage.getByText(/You can come back on/)).toBeVisible();
  for (const program of programs) {
    await expect.poll(() => program.continuity.getSnapshot().error?.reason).toBe("banned");
  }

  await bensPage.context().clearCookies();
  await bensPage.goto("/login");
  await logIn(bensPage, ben.username, ben.password);
  await expect(bensPage.getByRole("alert").filter({ hasText: "Sells watches" })).toBeVisible();

  await expect(annsPage.getByText("Banned until")).toBeVisible();
  await annsPage.getByRole("button", { name: "Lift the ban…" }).click();
  const lift = annsPage.getByRole("dialog", { name: `Let ${ben.username} in again?` });
  await lift.getByLabel("Reason").fill("Said sorry");
  await lift.getByRole("button", { name: "Lift the ban" }).click();
  await expect(annsPage.getByRole("button", { name: "Ban…", exact: true })).toBeVisible();

  await logIn(bensPage, ben.username, ben.password);
  await expect(bensPage).toHaveURL(/\/rooms$/);
  await bensPage.goto(`/rooms/${roomId}`);
  await expectLive(bensPage);
  await expect(composer(bensPage)).toBeVisible();
  await expect(messageTexts(bensPage).filter({ hasText: "Buy my watches" })).toHaveCount(1);

  await annsPage.goto("/admin/audit");
  await annsPage.getByLabel("Whom").fill(ben.username);
  await expect(annsPage.getByRole("row").filter({ hasText: "Said sorry" })).toBeVisible();
  await expect(annsPage.getByRole("row").filter({ hasText: "Sells watches" })).toHaveCount(1);
  const download = annsPage.waitForEvent("download");
  await annsPage.getByRole("link", { name: "Export as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("banter-audit.csv");
});

test("the pages of admins are nowhere for others, and go with the role", async ({ banter, open, people, problems }) => {
  problems.allow(ANSWERED(404));
  const ann = await people.signUp("ann");
  const page = await open({ as: ann, path: "/admin/users" });
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await page.goto("/rooms");
  await page.getByRole("button", { name: `Account: ${ann.username}` }).click();
  await expect(page.getByRole("menuitem", { name: "Log out", exact: true })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Administration" })).toHaveCount(0);

  expect(await runAdmin(banter, "promote", ann.username)).toBe(`${ann.username} is an admin\n`);
  await page.reload();
  await page.getByRole("button", { name: `Account: ${ann.username}` }).click();
  await page.getByRole("menuitem", { name: "Administration" }).click();
  await expect(page.getByRole("heading", { name: "People", level: 1 })).toBeVisible();
});

test("somebody who forgot the password chooses a new one by a link that works once", async ({
  open,
  people,
  problems,
}) => {
  problems.allow(ANSWERED(401));
  const [ann, ben] = [await people.signUpAdmin("ann"), await people.signUp("ben")];
  const annsPage = await open({ as: ann, path: `/admin/users/${ben.id}` });
  await annsPage.getByRole("button", { name: "Reset password…" }).click();
  await annsPage.getByLabel("Reason").fill("Forgot it");
  await annsPage.getByRole("button", { name: "Make the link" }).click();
  const link = await annsPage.getByRole("textbox", { name: "Link" }).inputValue();

  const page = await open({ path: new URL(link).pathname + new URL(link).hash });
  await page.getByLabel("Password", { exact: true }).fill("a brand new password");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText(/The new password of/)).toBeVisible();
  await page.getByRole("link", { name: "Log in" }).last().click();
  await logIn(page, ben.username, "a brand new password");
  await expect(page).toHaveURL(/\/rooms$/);

  const again = await open({ path: new URL(link).pathname + new URL(link).hash });
  await again.getByLabel("Password", { exact: true }).fill("yet another password");
  await again.getByRole("button", { name: "Set the password" }).click();
  await expect(again.getByRole("alert").filter({ hasText: "was used or has expired" })).toBeVisible();
});

test("an admin bans an address after a look at whom it would hit, and lifts the ban", async ({
  open,
  people,
  problems,
}) => {
  problems.allow(ANSWERED(400));
  problems.allow(ANSWERED(409));
  const ann = await people.signUpAdmin("ann");
  const page = await open({ as: ann, path: "/admin/bans/addresses" });
  await page.getByRole("button", { name: "Ban an address…" }).click();
  const dialog = page.getByRole("dialog", { name: "Ban an address" });
  const address = dialog.getByLabel("Address or network");
  const ban = dialog.getByRole("button", { name: "Ban", exact: true });
  await dialog.getByLabel("Reason").fill("A flood of sign-ups");

  await address.fill("10.0.0.0/8");
  await ban.click();
  await expect(address).toHaveAccessibleDescription(/too wide/);
  await expect(address).toBeFocused();

  // Everybody in this test comes from here, the admin too.
  await address.fill("127.0.0.1");
  await address.blur();
  await expect(dialog.getByText(/would lock you out/)).toBeVisible();
  await ban.click();
  await expect(dialog.getByRole("alert").filter({ hasText: "You are using" })).toBeVisible();

  await address.fill("2001:db8:77::1");
  await address.blur();
  await expect(dialog.getByText(/Nobody logged in from there/)).toBeVisible();
  await ban.click();
  const row = page.getByRole("row").filter({ hasText: "2001:db8:77::/64" });
  await expect(row).toContainText("A flood of sign-ups");

  await row.getByRole("button", { name: "Lift the ban of 2001:db8:77::/64" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("It is over");
  await page.getByRole("dialog").getByRole("button", { name: "Lift the ban" }).click();
  await expect(row).toHaveCount(0);
});

test("a room leads to its part of the audit, which can be narrowed down to where things were done from", async ({
  open,
  people,
  problems,
}) => {
  problems.allow(ANSWERED(400));
  const [ann, ben] = [await people.signUpAdmin("ann"), await people.signUp("ben")];
  const { id: roomId, name } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId });
  await ann.api.roomRoles.kick.mutate({ roomId, userId: ben.id, reason: "Too loud" });

  const page = await open({ as: ann, path: `/admin/rooms?q=${encodeURIComponent(name)}` });
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Show in the audit" }).click();
  const entry = page.getByRole("row").filter({ hasText: "Too loud" });
  await expect(entry).toContainText(`In ${name}`);
  const room = page.getByRole("textbox", { name: "Room" });
  await expect(room).toHaveValue(name);

  const address = page.getByLabel("From where");
  await address.fill("127.0.0");
  await expect(address).toHaveAccessibleDescription(/neither an IP address nor a CIDR block/);
  await address.fill("127.0.0.0/8");
  await expect(entry).toBeVisible();
  await address.fill("192.0.2.0/24");
  await expect(page.getByText("Nothing like that was done.")).toBeVisible();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  for (const field of [address, room]) await expect(field).toHaveValue("");
});
