import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { chooseAction, conversation, expectStored, messageTexts, openMembers } from "./pages/room.ts";

test("a blocked person is gone from every device at once and stays gone, and is back when unblocked", async ({
  open,
  people,
  connect,
  banter,
}) => {
  const [ann, ben, cat] = [await people.signUp("ann"), await people.signUp("ben"), await people.signUp("cat")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  for (const person of [ben, cat]) await person.api.rooms.join.mutate({ roomId: id });
  const bensRoom = (await connect(ben, banter.nodes[0])).room(id);
  const catsRoom = (await connect(cat, banter.nodes[1])).room(id);
  const page = await open({ as: ann, path: `/rooms/${id}` });
  const phone = await open({ as: await people.logIn(ann), path: `/rooms/${id}`, device: "phone" });
  const tabs = [page, phone];
  bensRoom.send("Buy my pills");
  for (const tab of tabs) await expectStored(tab, "Buy my pills");
  catsRoom.send("No, thank you");
  for (const tab of tabs) await expectStored(tab, "No, thank you");

  await test.step("Ann blocks Ben from his message, on her phone", async () => {
    await chooseAction(phone, "Buy my pills", `Block ${ben.username}…`);
    const question = phone.getByRole("alertdialog", { name: `Block ${ben.username}?` });
    await expect(question).toContainText("They are not told");
    await expectAccessible(phone, "the question before one blocks, on a phone");
    await press(question.getByRole("button", { name: "Block" }));
    for (const tab of tabs) await expect(messageTexts(tab)).toHaveText(["No, thank you"]);
  });

  await test.step("what Ben says now is not heard, what Cat says is", async () => {
    bensRoom.send("Cheap!");
    catsRoom.send("How quiet it is");
    for (const tab of tabs) await expect(messageTexts(tab)).toHaveText(["No, thank you", "How quiet it is"]);
    await page.reload();
    await expect(messageTexts(page)).toHaveText(["No, thank you", "How quiet it is"]);
    expect(await page.content()).not.toContain("pills");
  });

  await test.step("the list of members says who is blocked", async () => {
    const members = await openMembers(phone);
    const member = members.getByRole("listitem");
    await expect(member.filter({ hasText: ben.username })).toContainText("Blocked");
    await expect(member.filter({ hasText: cat.username })).not.toContainText("Blocked");
    await press(members.getByRole("button", { name: "Close" }));
  });

  await test.step("Ann unblocks Ben on the page of blocked people", async () => {
    await page.getByRole("button", { name: `Account: ${ann.username}` }).click();
    await page.getByRole("menuitem", { name: "Blocked people" }).click();
    await expect(page.getByRole("heading", { name: "Blocked people", level: 1 })).toBeVisible();
    await expect(page.getByRole("button", { name: `Unblock ${ben.username}` })).toBeVisible();
    await expectAccessible(page, "the blocked people");
    await page.getByRole("button", { name: `Unblock ${ben.username}` }).click();
    await expect(page.getByText("You block nobody.")).toBeVisible();
    await expect(messageTexts(phone)).toHaveCount(4);
    for (const text of ["Buy my pills", "Cheap!"]) await expectStored(phone, text);
    await page.goto(`/rooms/${id}`);
    await expectStored(page, "Cheap!");
  });
  await expect(conversation(page)).toContainText(ben.username);
});
