import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { logIn, signUp } from "./pages/account.ts";
import { NO_NETWORK } from "./pages/connection.ts";
import { expectStored, messageRows, say } from "./pages/room.ts";

/** Each page once by day and once by night, as a page's rules do not depend on colours, nor its colours on its width. */
const SCREENS = {
  wide: { viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  narrow: { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
} as const;

for (const [width, look] of Object.entries(SCREENS)) {
  test(`axe finds nothing to object to outside, ${width}`, async ({ open, people, problems }) => {
    problems.allow(/status of (400|401|404)/);
    const ann = await people.signUp("ann");
    const page = await open(look);
    await expectAccessible(page, "the landing page");

    await page.goto("/signup");
    await expectAccessible(page, "the sign-up");
    await signUp(page, "no name", "short");
    await expect(page.getByLabel("Username")).toBeFocused();
    await expectAccessible(page, "the sign-up with errors");

    await page.goto("/login?notice=session-ended");
    await expectAccessible(page, "the log-in with a notice");
    await logIn(page, ann.username, "not the password");
    await expect(page.getByRole("alert").filter({ hasText: "Wrong username" })).toBeVisible();
    await expectAccessible(page, "the log-in with an error");

    await page.goto("/no/such/page");
    await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
    await expectAccessible(page, "an address that leads nowhere");
  });

  test(`axe finds nothing to object to among rooms, ${width}`, async ({ open, people, problems }) => {
    problems.allow(/status of (404|503)/);
    const ann = await people.signUp("ann");
    const page = await open({ as: ann, path: `/rooms?q=${uniqueName("nothing")}`, ...look });
    const search = page.getByRole("searchbox", { name: "Search rooms" });
    await expect(page.getByRole("heading", { name: /^No room is called/ })).toBeVisible();
    await expectAccessible(page, "a search without a result");
    await page.route(/rooms\.list/, (route) => route.fulfill({ status: 503, body: "" }));
    await search.fill(uniqueName("failing"));
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    await expectAccessible(page, "a search that fails");
    await page.unroute(/rooms\.list/);

    await page.getByRole("button", { name: "Create room" }).click();
    const dialog = page.getByRole("dialog", { name: "Create a room" });
    await expectAccessible(page, "the dialog that makes a room");
    await dialog.getByLabel("Name").fill("   ");
    await dialog.getByRole("button", { name: "Create room" }).click();
    await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription("Room name is empty");
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await expectAccessible(page, "the dialog with an error");

    for (const kind of ["PUBLIC", "PRIVATE"] as const) {
      await ann.api.rooms.create.mutate({ name: uniqueName("garden"), topic: "What grows", kind });
    }
    await page.goto("/rooms");
    await expect(page.getByRole("button", { name: `Account: ${ann.username}` })).toBeVisible();
    await expectAccessible(page, "one's rooms");
    await page.getByRole("button", { name: "Connection: Live" }).click();
    await expect(page.getByRole("dialog", { name: "Connection" })).toBeVisible();
    await expectAccessible(page, "what the connection's light says");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: `Account: ${ann.username}` }).click();
    await expect(page.getByRole("menuitem", { name: "Log out", exact: true })).toBeVisible();
    await expectAccessible(page, "the account's menu");
    await page.getByRole("menuitem", { name: "Log out everywhere…" }).click();
    await expectAccessible(page, "the question before one logs out everywhere");
    await page.getByRole("button", { name: "Cancel" }).click();

    const browse = page.getByRole("button", { name: "Browse" });
    if (width === "narrow") await browse.click();
    await expect(search).toBeVisible();
    await expectAccessible(page, "the directory");

    const [ben, cat, dan] = [await people.signUp("ben"), await people.signUp("cat"), await people.signUp("dan")];
    for (const person of [ben, cat]) await person.api.friends.request.mutate({ userId: ann.id });
    await ann.api.friends.accept.mutate({ userId: ben.id });
    await ann.api.friends.request.mutate({ userId: dan.id });
    await page.goto("/friends");
    await expect(page.getByRole("region", { name: "They ask you (1)" })).toBeVisible();
    await expectAccessible(page, "the friends");
    await page.getByRole("searchbox", { name: "Search people" }).fill(dan.username);
    await expect(page.getByRole("region", { name: "Found" })).toBeVisible();
    await expectAccessible(page, "the people found");

    await page.goto(`/search?q=${uniqueName("nothing")}`);
    await expect(page.getByText("Nothing found for")).toBeVisible();
    await expectAccessible(page, "a search of messages without a result");

    await page.goto("/rooms/no-such-room");
    await expect(page.getByRole("heading", { name: "There is no such room" })).toBeVisible();
    await expectAccessible(page, "no such room");
  });

  test(`axe finds nothing to object to in the administration, ${width}`, async ({ open, people, problems }) => {
    problems.allow(/status of (403|404)/);
    const [ann, ben] = [await people.signUpAdmin("ann"), await people.signUp("ben")];
    const page = await open({ as: ann, path: `/admin/users?q=${ben.username}`, ...look });
    await expect(page.getByRole("link", { name: ben.username })).toBeVisible();
    await expectAccessible(page, "the people");

    await page.getByRole("link", { name: ben.username }).click();
    for (const act of ["End sessions…", "Make admin…"]) {
      await page.getByRole("button", { name: act }).click();
      await expect(page.getByRole("dialog").getByLabel("Reason")).toBeVisible();
      await expectAccessible(page, `the dialog of "${act}"`);
      await page.getByRole("button", { name: "Close" }).click();
    }
    await page.getByRole("button", { name: "Ban…", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: `Ban ${ben.username}?` });
    await dialog.getByLabel("Ban recent addresses, too").check();
    await dialog.getByRole("listitem").getByRole("checkbox").first().check();
    await expect(dialog.getByText(/would lock you out/)).toBeVisible();
    await dialog.getByRole("button", { name: `Ban ${ben.username}` }).click();
    await expect(dialog.getByLabel("Reason")).toBeFocused();
    await expectAccessible(page, "the dialog that bans, with an error");
    await dialog.getByLabel("Ban recent addresses, too").uncheck();
    await dialog.getByLabel("Reason").fill("Spam");
    await dialog.getByRole("button", { name: `Ban ${ben.username}` }).click();
    await expect(page.getByText("Banned until")).toBeVisible();
    await expectAccessible(page, "somebody who is banned");

    await page.goto("/admin/bans");
    await expect(page.getByRole("link", { name: ben.username })).toBeVisible();
    await expectAccessible(page, "the bans");
    await page.getByRole("link", { name: "Addresses" }).click();
    await page.getByRole("button", { name: "Ban an address…" }).click();
    await expectAccessible(page, "the dialog that bans an address");
    await page.getByRole("button", { name: "Close" }).click();
    await page.goto("/admin/audit");
    await expect(page.getByRole("row").filter({ hasText: ben.username })).toBeVisible();
    await expectAccessible(page, "the audit");

    const cat = await people.signUp("cat");
    const { name } = await cat.api.rooms.create.mutate({ name: uniqueName("garden") });
    await page.goto(`/admin/rooms?q=${encodeURIComponent(name)}`);
    await expect(page.getByRole("row").filter({ hasText: cat.username })).toBeVisible();
    await expectAccessible(page, "the rooms, for admins");
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Enter…" }).click();
    await expect(page.getByRole("dialog", { name: `Enter ${name}?` })).toBeVisible();
    await expectAccessible(page, "the dialog before an admin enters a room");

    const bensPage = await open({ as: ben, path: "/rooms", ...look });
    await expect(bensPage.getByRole("heading", { name: "You are banned" })).toBeVisible();
    await expectAccessible(bensPage, "what a banned person sees");
    await bensPage.goto("/reset-password");
    await expectAccessible(bensPage, "the choice of a new password");
  });

  test(`axe finds nothing to object to in a room, ${width}`, async ({ open, people, connect, problems }) => {
    problems.allow(NO_NETWORK);
    const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
    const { id: roomId } = await ann.api.rooms.create.mutate({ name: uniqueName("garden"), topic: "What grows" });
    const page = await open({ as: ann, path: `/rooms/${roomId}`, ...look });
    await expect(page.getByText("This is where it begins.")).toBeVisible();
    await expectAccessible(page, "an empty room");

    const bensRoom = (await connect(ben)).room(roomId);
    bensRoom.send("Look at https://example.org/beans, all of it");
    bensRoom.send("Two\nlines");
    await expectStored(page, "Two");
    await say(page, "An answer");
    await expectStored(page, "An answer");
    await expectAccessible(page, "a room with a conversation");

    await page.getByRole("button", { name: "Members: 2" }).click();
    const members = page.getByRole(width === "narrow" ? "dialog" : "complementary", { name: "Members" });
    await expect(members.getByText(ben.username)).toBeVisible();
    await expectAccessible(page, "the members");
    if (width === "narrow") await members.getByRole("button", { name: "Close" }).click();

    if (width === "narrow") {
      await page.getByRole("button", { name: "More", exact: true }).click();
      await expect(page.getByRole("menuitem", { name: "Leave room" })).toBeVisible();
      await expectAccessible(page, "what else one does with a room");
      await page.getByRole("menuitem", { name: "Leave room" }).click();
    } else {
      await page.getByRole("button", { name: "Leave room" }).click();
    }
    await expectAccessible(page, "the question before one leaves");
    await page.getByRole("button", { name: "Cancel" }).click();

    await page.context().setOffline(true);
    await say(page, "Without a network");
    await expect(page.getByRole("status", { name: "Connection" })).toContainText("1 message waiting");
    await expect(messageRows(page).getByText("Sending…")).toBeVisible();
    await expectAccessible(page, "a room without a network");

    await ann.api.rooms.leave.mutate({ roomId });
    await page.context().setOffline(false);
    await expect(page.getByRole("button", { name: "Join room" })).toBeVisible();
    await expectAccessible(page, "the door of a room");
    await page.getByRole("button", { name: "Join room" }).click();
    await expect(messageRows(page).getByText("Not sent.")).toBeVisible();
    await expectAccessible(page, "a room with a refused message");
  });
}
