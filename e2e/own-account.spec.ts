import { newPassword } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";

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

test("somebody sees where they are logged in, and ends it there", async ({ open, people }) => {
  const ann = await people.signUp("ann");
  const other = await open({
    as: await people.logIn(ann),
    path: "/rooms",
  });
  await expect(other.getByRole("button", { name: `Account: ${ann.username}` })).toBeVisible();
  const page = await open({ as: ann, path: "/account" });
  const sessions = page.getByRole("list", { name: "Open sessions" }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText("This device");
  await sessions
    .nth(1)
    .getByRole("button", { name: /^End the session/ })
    .click();
  await expect(sessions).toHaveCount(1);
  await expect(other).toHaveURL(/\/login\?.*notice=session-ended/);
  await expect(page.getByRole("button", { name: "End all other sessions" })).toHaveCount(0);
});
