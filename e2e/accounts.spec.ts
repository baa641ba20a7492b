import { newPassword, uniqueName, uniqueUsername } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { logIn, logOut, signUp } from "./pages/account.ts";
import { expectLive } from "./pages/connection.ts";
import { expectStored, say } from "./pages/room.ts";

/** Chromium reports every answer of a server that is not a success. */
const ANSWERED = (status: number) => new RegExp(`status of ${status}`);

test.describe("signing up", () => {
  const refusals = [
    {
      what: "a username with a space",
      username: "ann smith",
      password: "four plain words here",
      error: /only letters/,
    },
    { what: "a username that is too short", username: "an", password: "four plain words here", error: /at least 3/ },
    { what: "a password that is too short", username: "ann_smith", password: "1234567", error: /at least 8/ },
    { what: "one of the commonest passwords", username: "ann_smith", password: "iloveyou", error: /commonest/ },
    { what: "the username as password", username: "ann_smith", password: "ANN_smith", error: /not be the username/ },
  ];

  test("says what is wrong with a username or password, beside the field", async ({ open, problems }) => {
    problems.allow(ANSWERED(400));
    const page = await open({ path: "/signup" });
    for (const { what, username, password, error } of refusals) {
      await test.step(what, async () => {
        await signUp(page, username, password);
        const field = error.source.includes("letters") || username === "an" ? "Username" : "Password";
        const input = page.getByLabel(field, { exact: true });
        await expect(input).toHaveAccessibleDescription(error);
        await expect(input).toHaveAttribute("aria-invalid", "true");
        await expect(input).toBeFocused();
      });
    }
    await expect(page).toHaveURL(/\/signup$/);
  });

  test("refuses a name that speaks for the place, however it is spelt, and says what to do", async ({
    open,
    problems,
  }) => {
    problems.allow(ANSWERED(400));
    const page = await open({ path: "/signup" });
    for (const username of ["Admin", "m0derat0r", "_banter_"]) {
      await signUp(page, username, newPassword());
      await expect(page.getByLabel("Username")).toHaveAccessibleDescription(/reserved\. Choose another one/);
      await expect(page.getByLabel("Username")).toBeFocused();
    }
    await expect(page).toHaveURL(/\/signup$/);
  });

  test("refuses a name that people would take for somebody else's, and says what to do", async ({
    open,
    people,
    problems,
  }) => {
    problems.allow(ANSWERED(409));
    const { username } = await people.signUp("lil_m");
    const page = await open({ path: "/signup" });
    for (const lookalike of [username.replace("lil", "IiI"), username.replace("lil_m", "1il__rn")]) {
      await signUp(page, lookalike, newPassword());
      const field = page.getByLabel("Username");
      await expect(field).toHaveAccessibleDescription(/taken, or looks like one that is\. Choose another one/);
      await expect(field).toBeFocused();
    }
    await expect(page).toHaveURL(/\/signup$/);
  });

  test("refuses a name that is taken, whatever its case", async ({ open, people, problems }) => {
    problems.allow(ANSWERED(409));
    const { username } = await people.signUp("ann");
    const page = await open({ path: "/signup" });
    await signUp(page, username.toUpperCase(), newPassword());
    await expect(page.getByLabel("Username")).toHaveAccessibleDescription(/taken/);
  });
});

test.describe("logging in", () => {
  test("answers a wrong password and an unknown name alike, and keeps the form", async ({ open, people, problems }) => {
    problems.allow(ANSWERED(401));
    const ann = await people.signUp("ann");
    const page = await open({ path: "/login" });
    for (const username of [ann.username, uniqueUsername("nobody")]) {
      await logIn(page, username, "not the password");
      await expect(page.getByRole("alert").filter({ hasText: "Wrong username or password." })).toBeVisible();
      await expect(page.getByLabel("Username")).toHaveValue(username);
    }
    await logIn(page, ann.username, ann.password);
    await expect(page).toHaveURL(/\/rooms$/);
  });

  test("takes a name in any case", async ({ open, people }) => {
    const ann = await people.signUp("ann");
    const page = await open({ path: "/login" });
    await logIn(page, ann.username.toUpperCase(), ann.password);
    await expect(page.getByRole("button", { name: `Account: ${ann.username}` })).toBeVisible();
  });

  test("leads to the page that was asked for", async ({ open, people }) => {
    const ann = await people.signUp("ann");
    const { id, name } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
    const page = await open({ path: `/rooms/${id}` });
    await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
    await logIn(page, ann.username, ann.password);
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  });
});

test.describe("logging out", () => {
  test("ends this browser's session and leaves the others alone", async ({ open, people }) => {
    const ann = await people.signUp("ann");
    const here = await open({ as: ann, path: "/rooms" });
    const there = await open({ as: await people.logIn(ann), path: "/rooms" });
    await expectLive(there);
    await logOut(here, ann.username);
    await expect(here).toHaveURL(/\/login$/);
    await here.goto("/rooms");
    await expect(here.getByRole("heading", { name: "Welcome back" })).toBeVisible();
    await there.reload();
    await expectLive(there);
  });

  test("everywhere ends the other browser too, which says so and leads back", async ({ open, people }) => {
    const ann = await people.signUp("ann");
    const { id, name } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
    const here = await open({ as: ann, path: "/rooms" });
    const there = await open({ as: await people.logIn(ann), path: `/rooms/${id}` });
    await expectLive(there);

    await here.getByRole("button", { name: `Account: ${ann.username}` }).click();
    await here.getByRole("menuitem", { name: "Log out everywhere…" }).click();
    const dialog = here.getByRole("alertdialog", { name: "Log out everywhere?" });
    await dialog.getByRole("button", { name: "Log out everywhere" }).click();
    await expect(here).toHaveURL(/\/login$/);

    await expect(there.getByRole("status").filter({ hasText: "Your session has ended." })).toBeVisible();
    await logIn(there, ann.username, ann.password);
    await expect(there.getByRole("heading", { name, level: 1 })).toBeVisible();
    await say(there, "Back again");
    await expectStored(there, "Back again");
  });

  test("in one tab ends the other tab", async ({ open, people }) => {
    const ann = await people.signUp("ann");
    const tab = await open({ as: ann, path: "/rooms" });
    const otherTab = await tab.context().newPage();
    await otherTab.goto("/rooms");
    await expectLive(otherTab);
    await logOut(tab, ann.username);
    await expect(otherTab.getByRole("status").filter({ hasText: "Your session has ended." })).toBeVisible();
  });
});
