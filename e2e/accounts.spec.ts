import { uniqueName, uniqueUsername } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { logIn, logOut, signUp } from "./pages/account.ts";
import { expectLive } from "./pages/connection.ts";
import { expectStored, say } from "./pages/room.ts";

/** Chromium reports every answer of a server that is not a success. */
const ANSWERED = (status: number) => new RegExp(`status of ${status}`);

/** What a form says beside the field that it points at. */
interface Refusal {
  username: string;
  password: string;
  field: "Username" | "Password";
  error: RegExp;
}

const PASSWORD = "four plain words here";
const RESERVED = /reserved\. Choose another one/;
const TAKEN = /taken, or looks like one that is\. Choose another one/;

test("signing up, one is told what is wrong with a username or password, beside the field", async ({
  open,
  people,
  problems,
}) => {
  problems.allow(ANSWERED(400));
  problems.allow(ANSWERED(409));
  const { username: taken } = await people.signUp("lil_m");
  const refusals: Record<string, Refusal> = {
    "a username with a space": { username: "ann smith", password: PASSWORD, field: "Username", error: /only letters/ },
    "a username that is too short": { username: "an", password: PASSWORD, field: "Username", error: /at least 3/ },
    "a password that is too short": {
      username: "ann_smith",
      password: "1234567",
      field: "Password",
      error: /at least 8/,
    },
    "one of the commonest": { username: "ann_smith", password: "iloveyou", field: "Password", error: /commonest/ },
    "the username": { username: "ann_smith", password: "ANN_smith", field: "Password", error: /not be the username/ },
    "a name that speaks for the place": { username: "Admin", password: PASSWORD, field: "Username", error: RESERVED },
    "spelt with a digit": { username: "m0derat0r", password: PASSWORD, field: "Username", error: RESERVED },
    "or dressed up": { username: "_banter_", password: PASSWORD, field: "Username", error: RESERVED },
    "a name that is taken": { username: taken.toUpperCase(), password: PASSWORD, field: "Username", error: /taken/ },
    "or looks like it": { username: taken.replace("lil", "IiI"), password: PASSWORD, field: "Username", error: TAKEN },
    "in letters": { username: taken.replace("lil_m", "1il__rn"), password: PASSWORD, field: "Username", error: TAKEN },
  };
  const page = await open({ path: "/signup" });
  for (const [what, { username, password, field, error }] of Object.entries(refusals)) {
    await test.step(what, async () => {
      await signUp(page, username, password);
      const input = page.getByLabel(field, { exact: true });
      await expect(input).toHaveAccessibleDescription(error);
      await expect(input).toHaveAttribute("aria-invalid", "true");
      await expect(input).toBeFocused();
    });
  }
  await expect(page).toHaveURL(/\/signup$/);
});

test.describe("logging in", () => {
  test("answers a wrong password and an unknown name alike, keeps the form, and takes a name in any case", async ({
    open,
    people,
    problems,
  }) => {
    problems.allow(ANSWERED(401));
    const ann = await people.signUp("ann");
    const page = await open({ path: "/login" });
    for (const username of [ann.username, uniqueUsername("nobody")]) {
      await logIn(page, username, "not the password");
      await expect(page.getByRole("alert").filter({ hasText: "Wrong username or password." })).toBeVisible();
      await expect(page.getByLabel("Username")).toHaveValue(username);
    }
    await logIn(page, ann.username.toUpperCase(), ann.password);
    await expect(page).toHaveURL(/\/rooms$/);
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
