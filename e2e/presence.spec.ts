import type { Page } from "@playwright/test";
import { type Person, uniqueName } from "./fixtures/people.ts";
import { expect, test } from "./fixtures/test.ts";
import { expectLive, NO_NETWORK } from "./pages/connection.ts";
import { composer, expectStored, openMembers, say } from "./pages/room.ts";

/** What is promised, whatever happens. */
const WITHIN = { timeout: 15_000 };

async function expectPresence(page: Page, { username }: Person, state: "Online" | "Away" | "Offline"): Promise<void> {
  const row = page.getByRole("listitem").filter({ hasText: username });
  await expect(row.getByRole("img", { name: state, exact: true })).toBeVisible(WITHIN);
}

test("friends see each other come, go away, come back and leave", async ({ open, people }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  await ann.api.friends.request.mutate({ userId: ben.id });
  await ben.api.friends.accept.mutate({ userId: ann.id });
  const anns = await open({ as: ann, path: "/friends" });
  await expectPresence(anns, ben, "Offline");

  const bens = await open({ as: ben, path: "/friends", device: "phone" });
  await expectPresence(anns, ben, "Online");
  await expectPresence(bens, ann, "Online");
  expect(await ann.api.presence.list.query({ userIds: ben.id })).toEqual({
    people: [{ userId: ben.id, state: "online" }],
  });

  await test.step("Ben touches nothing for six minutes", async () => {
    await bens.clock.install();
    await bens.reload();
    await expectLive(bens);
    await bens.clock.fastForward("06:00");
    await expectPresence(anns, ben, "Away");
    await bens.touchscreen.tap(5, 840);
    await expectPresence(anns, ben, "Online");
  });

  await test.step("Ben closes his tab", async () => {
    await bens.close();
    await expectPresence(anns, ben, "Offline");
  });
});

test("a list of members shows who is there, and not whom one blocks", async ({ open, people, connect }) => {
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id: roomId } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId });
  await connect(ben);
  const anns = await open({ as: ann, path: `/rooms/${roomId}`, device: "phone" });
  const members = await openMembers(anns);
  await expect(members.getByRole("img", { name: "Online" })).toHaveCount(2, WITHIN);
  await ann.api.blocks.block.mutate({ userId: ben.id });
  await expect(members.getByRole("img", { name: "Online" })).toHaveCount(1);
  await expectPresence(anns, ben, "Offline");
});

test("whoever is typing is named below the conversation, until it is sent", async ({ open, people }) => {
  const [ann, ben, cat] = [await people.signUp("ann"), await people.signUp("ben"), await people.signUp("cat")];
  const { id: roomId } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  for (const { api } of [ben, cat]) await api.rooms.join.mutate({ roomId });
  const [anns, bens, cats] = [
    await open({ as: ann, path: `/rooms/${roomId}`, device: "phone" }),
    await open({ as: ben, path: `/rooms/${roomId}` }),
    await open({ as: cat, path: `/rooms/${roomId}`, device: "phone" }),
  ];
  for (const page of [anns, bens, cats]) await expectLive(page);

  await composer(bens).pressSequentially("Look at");
  await expect(anns.getByText(`${ben.username} is typing…`)).toBeVisible();
  await composer(cats).pressSequentially("I");
  await expect(anns.getByText(/^\S+ and \S+ are typing…$/)).toBeVisible();
  await expect(bens.getByText(`${ben.username} is typing…`)).toHaveCount(0);
  await say(bens, "Look at the tulips");
  await expectStored(anns, "Look at the tulips");
  await expect(anns.getByText(ben.username).filter({ hasText: "typing…" })).toHaveCount(0);
  await expect(anns.getByText("typing…")).toHaveCount(0, { timeout: 10_000 });
});

test("without a connection nobody's presence is shown", async ({ open, people, problems }) => {
  problems.allow(NO_NETWORK);
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  await ann.api.friends.request.mutate({ userId: ben.id });
  await ben.api.friends.accept.mutate({ userId: ann.id });
  const anns = await open({ as: ann, path: "/friends" });
  await expectPresence(anns, ben, "Offline");
  await anns.context().setOffline(true);
  await expect(anns.getByRole("img", { name: "Offline" })).toHaveCount(0, WITHIN);
  await anns.context().setOffline(false);
  await expectPresence(anns, ben, "Offline");
});
