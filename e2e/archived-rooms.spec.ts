import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive } from "./pages/connection.ts";
import { chooseAction, chooseRoomAct, composer, expectStored, messageRows } from "./pages/room.ts";

test("an admin archives a room, which can only be read on every node until its owner takes it back; the audit says why", async ({
  open,
  people,
  connect,
}) => {
  const [ann, ben, cat] = [await people.signUpAdmin("ann"), await people.signUp("ben"), await people.signUp("cat")];
  const name = uniqueName("garden");
  const { id } = await ben.api.rooms.create.mutate({ name });
  const catsRoom = (await connect(cat)).room(id);
  catsRoom.send("Buy my pills");
  catsRoom.send("The beans are ripe");
  const bens = await open({ as: ben, path: `/rooms/${id}`, device: "phone" });
  const cats = await open({ as: await people.apartFrom(ben, cat), path: `/rooms/${id}` });
  for (const page of [bens, cats]) await expectStored(page, "The beans are ripe");

  await test.step("Ben, on a phone, deletes what Cat wrote, and says why", async () => {
    await expectLive(bens);
    await chooseAction(bens, "Buy my pills", "Delete…");
    const question = bens.getByRole("alertdialog", { name: "Delete this message?" });
    await question.getByLabel("Reason (optional)").fill("Advertising");
    await press(question.getByRole("button", { name: "Delete" }));
    await expect(messageRows(cats).first()).toContainText("This message was deleted");
  });

  const anns = await open({ as: ann, path: "/admin/rooms" });
  await test.step("Ann finds the room and archives it", async () => {
    await anns.getByRole("searchbox", { name: "Search rooms" }).fill(name);
    await anns.getByRole("button", { name: `Actions for ${name}` }).click();
    await anns.getByRole("menuitem", { name: "Archive…" }).click();
    const dialog = anns.getByRole("dialog", { name: `Archive ${name}?` });
    await dialog.getByRole("button", { name: "Archive" }).click();
    await expect(dialog.getByLabel("Reason")).toHaveAccessibleDescription(/empty/);
    await expectAccessible(anns, "the dialog that archives, with an error");
    await dialog.getByLabel("Reason").fill("Nobody tends it");
    await dialog.getByRole("button", { name: "Archive" }).click();
    await anns.getByRole("combobox", { name: "Which to show" }).selectOption("Archived");
    await expect(anns.getByRole("row").filter({ hasText: name })).toContainText("Archived");
  });

  await test.step("both read on, and cannot write", async () => {
    for (const page of [bens, cats]) {
      await expect(page.getByText("This room is archived")).toBeVisible();
      await expect(composer(page)).toHaveCount(0);
      await expectStored(page, "The beans are ripe");
    }
    await expectAccessible(cats, "an archived room");
    await expect(cat.api.messages.search.query({ query: "beans" })).resolves.toMatchObject({ results: [{}] });
  });

  await test.step("Ben takes it back into use", async () => {
    await chooseRoomAct(bens, "Room settings");
    await press(bens.getByRole("button", { name: "Take back into use" }));
    const question = bens.getByRole("alertdialog", { name: `Take ${name} back into use?` });
    await question.getByLabel("Reason (optional)").fill("Spring is here");
    await expectAccessible(bens, "the question before a room is taken back into use, on a phone");
    await press(question.getByRole("button", { name: "Take back into use" }));
    for (const page of [bens, cats]) await expect(composer(page)).toBeVisible();
  });

  await anns.goto("/admin/audit");
  for (const [whom, reason] of [
    [name, "Nobody tends it"],
    [name, "Spring is here"],
    [cat.username, "Advertising"],
  ] as const) {
    await anns.getByLabel("Whom").fill(whom);
    await expect(anns.getByRole("row").filter({ hasText: reason })).toBeVisible();
  }
});
