import { isPhone, press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { composer, expectStored, openMembers, say } from "./pages/room.ts";

test("a link leads into a private room, once it is taken back no more, and friends come in by their name", async ({
  open,
  people,
  problems,
}) => {
  // Who is no friend cannot be added by name, and a link that is taken back is nowhere.
  problems.allow(/status of 40[34]/);
  const [ann, ben, cat] = [await people.signUp("ann"), await people.signUp("ben"), await people.signUp("cat")];
  const name = uniqueName("shed");
  const { id } = await ann.api.rooms.create.mutate({ name, kind: "PRIVATE" });
  const annsPage = await open({ as: ann, path: `/rooms/${id}` });
  await annsPage.getByRole("button", { name: "Invite people" }).click();
  const dialog = annsPage.getByRole("dialog", { name: "Invite people" });
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = await dialog.getByRole("textbox", { name: "The new link" }).inputValue();
  const { pathname } = new URL(link);
  await expectAccessible(annsPage, "a link that invites");

  const bensPage = await open({ as: ben, path: pathname, device: "phone" });
  await expect(bensPage.getByRole("heading", { name })).toBeVisible();
  await expect(bensPage.getByText(`${ann.username} invites you`)).toBeVisible();
  await expectAccessible(bensPage, "an invitation, on a phone");
  await press(bensPage.getByRole("button", { name: "Join room" }));
  await expect(composer(bensPage)).toBeVisible();
  await annsPage.keyboard.press("Escape");
  await say(bensPage, "Thank you");
  await expectStored(annsPage, "Thank you");

  await annsPage.getByRole("button", { name: "Invite people" }).click();
  await dialog.getByLabel("Username").fill(cat.username);
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByText("Only your friends can be added by name. Send others a link")).toBeVisible();
  await ann.api.friends.request.mutate({ userId: cat.id });
  await cat.api.friends.accept.mutate({ userId: ann.id });
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(annsPage.getByText(`${cat.username} is in the room`)).toBeVisible();

  await dialog.getByRole("button", { name: "Take this link back" }).click();
  await expect(dialog.getByText("No link leads into this room.", { exact: false })).toBeVisible();
  await bensPage.goto(pathname);
  await expect(bensPage.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  await expectAccessible(bensPage, "an invitation that does not work, on a phone");
});

test("the owner makes a moderator, who bans a member, who is out at once; the room is handed over", async ({
  open,
  people,
}) => {
  const [ann, ben, cat] = [await people.signUp("ann"), await people.signUp("ben"), await people.signUp("cat")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  for (const person of [ben, cat]) await person.api.rooms.join.mutate({ roomId: id });
  const [annsPage, bensPage, catsPage] = [
    await open({ as: ann, path: `/rooms/${id}` }),
    await open({ as: ben, path: `/rooms/${id}`, device: "phone" }),
    await open({ as: cat, path: `/rooms/${id}` }),
  ];
  for (const page of [annsPage, bensPage, catsPage]) await openMembers(page);
  const act = async (page: typeof annsPage, username: string, item: string | RegExp) => {
    await press(page.getByRole("button", { name: `Actions for ${username}`, exact: true }));
    await press(page.getByRole("menuitem", { name: item }));
  };
  const rowOf = (page: typeof annsPage, username: string) =>
    page
      .getByRole(isPhone(page) ? "dialog" : "complementary", { name: "Members" })
      .getByRole("listitem")
      .filter({ hasText: username });

  await test.step("a member is offered nothing but to block", async () => {
    await catsPage.getByRole("button", { name: `Actions for ${ben.username}`, exact: true }).click();
    await expect(catsPage.getByRole("menuitem")).toHaveText(["Block…"]);
    await expectAccessible(catsPage, "the menu of a member");
    await catsPage.keyboard.press("Escape");
  });

  await test.step("Ann makes Ben a moderator", async () => {
    await act(annsPage, ben.username, "Make a moderator");
    for (const page of [annsPage, bensPage, catsPage])
      await expect(rowOf(page, ben.username)).toContainText("Moderator");
  });

  await test.step("Ben, on a phone, bans Cat, who sees it at once and cannot come back", async () => {
    await act(bensPage, cat.username, "Ban from the room…");
    await expectAccessible(bensPage, "the question before a member is banned, on a phone");
    await press(bensPage.getByRole("alertdialog").getByRole("button", { name: "Ban" }));
    await expect(catsPage.getByText(/You were banned from/)).toBeVisible();
    await expect(composer(catsPage)).toHaveCount(0);
    for (const page of [annsPage, bensPage]) await expect(rowOf(page, cat.username)).toHaveCount(0);
    await expect(cat.api.rooms.join.mutate({ roomId: id })).rejects.toThrow(/banned from this room/);
  });

  await test.step("Ann lifts the ban", async () => {
    await annsPage.getByRole("button", { name: "Invite people" }).click();
    await annsPage.getByRole("button", { name: `Lift the ban of ${cat.username}` }).click();
    await expect(annsPage.getByRole("button", { name: `Lift the ban of ${cat.username}` })).toHaveCount(0);
    await annsPage.getByRole("button", { name: "Close" }).click();
    await cat.api.rooms.join.mutate({ roomId: id });
  });

  await test.step("Ann hands the room over to Ben", async () => {
    await act(annsPage, ben.username, "Hand the room over…");
    await annsPage.getByRole("alertdialog").getByRole("button", { name: "Hand over" }).click();
    await expect(rowOf(bensPage, ben.username)).toContainText("Owner");
    await expect(rowOf(bensPage, ann.username)).toContainText("Moderator");
  });

  await test.step("Ben removes Ann, on his phone; she may come back", async () => {
    await act(bensPage, ann.username, /^Remove/);
    await expectAccessible(bensPage, "the question before a member is removed, on a phone");
    await press(bensPage.getByRole("alertdialog").getByRole("button", { name: "Remove" }));
    await expect(rowOf(bensPage, ann.username)).toHaveCount(0);
    await expect(annsPage.getByText(/You were put out of/)).toBeVisible();
  });
});
