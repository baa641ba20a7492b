import { press } from "./fixtures/devices.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { expectLive, NO_NETWORK } from "./pages/connection.ts";
import { composer, expectStored, messageRows, messageTexts, say } from "./pages/room.ts";

test("what is written without a network waits in sight, and goes out once as soon as there is one", async ({
  open,
  people,
  problems,
  connect,
}) => {
  problems.allow(NO_NETWORK);
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const heardByBen: (string | null)[] = [];
  const bensRoom = (await connect(ben)).room(id);
  bensRoom.onMessage(({ body }) => heardByBen.push(body));
  await expect.poll(() => bensRoom.getSnapshot().status).toBe("live");
  const page = await open({ as: ann, path: `/rooms/${id}` });
  const banner = page.getByRole("status", { name: "Connection" });
  await say(page, "Before");
  await expectStored(page, "Before");

  await page.context().setOffline(true);
  await say(page, "Meanwhile one");
  await say(page, "Meanwhile two");
  await expect(banner).toContainText("Offline — 2 messages waiting");
  await expect(messageRows(page).getByText("Sending…")).toHaveCount(2);
  await expect(messageTexts(page)).toHaveText(["Before", "Meanwhile one", "Meanwhile two"]);
  await expect.poll(() => heardByBen).toEqual(["Before"]);

  await page.context().setOffline(false);
  await expectStored(page, "Meanwhile one");
  await expectStored(page, "Meanwhile two");
  await expect(banner).toBeEmpty();
  await expectLive(page);
  await say(page, "After");
  await expect.poll(() => heardByBen).toEqual(["Before", "Meanwhile one", "Meanwhile two", "After"]);
  await expect(messageTexts(page)).toHaveText(["Before", "Meanwhile one", "Meanwhile two", "After"]);
});

test("what waits is not lost with its tab", async ({ open, people, problems }) => {
  problems.allow(NO_NETWORK);
  const ann = await people.signUp("ann");
  const { id } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  const page = await open({ as: ann, path: `/rooms/${id}` });
  await expectLive(page);
  await page.context().setOffline(true);
  await say(page, "Still to be sent");
  const nextPage = await page.context().newPage();
  await page.close();
  await nextPage.context().setOffline(false);
  await nextPage.goto(`/rooms/${id}`);
  await expectStored(nextPage, "Still to be sent");
  expect((await ann.api.messages.list.query({ roomId: id })).messages).toMatchObject([{ body: "Still to be sent" }]);
});

test("on a phone, a message that is refused says why, and can be sent again or discarded", async ({
  open,
  people,
  problems,
}) => {
  problems.allow(NO_NETWORK);
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id } = await ben.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ann.api.rooms.join.mutate({ roomId: id });
  const page = await open({ as: ann, path: `/rooms/${id}`, device: "phone" });
  await expectLive(page);
  await expect(composer(page)).toBeVisible();

  await test.step("Ann writes without a network, and leaves the room elsewhere", async () => {
    await page.context().setOffline(true);
    await say(page, "Send me again");
    await say(page, "Forget me");
    await ann.api.rooms.leave.mutate({ roomId: id });
    await page.context().setOffline(false);
    await press(page.getByRole("button", { name: "Join room" }));
  });

  const first = messageRows(page).filter({ hasText: "Send me again" });
  const second = messageRows(page).filter({ hasText: "Forget me" });
  for (const row of [first, second])
    await expect(row.getByRole("alert")).toContainText("Not sent. You are not in this room");

  await expectAccessible(page, "messages that were refused, on a phone");
  await press(first.getByRole("button", { name: "Retry" }));
  await expectStored(page, "Send me again");
  await press(second.getByRole("button", { name: "Discard" }));
  await expect(second).toHaveCount(0);
  await page.reload();
  await expect(messageTexts(page)).toHaveText(["Send me again"]);
});
