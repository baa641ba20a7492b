import type { Page } from "@playwright/test";
import { ownTest as test } from "./fixtures/own-banter.ts";
import { type Person, uniqueName } from "./fixtures/people.ts";
import { expect } from "./fixtures/test.ts";
import { NO_NETWORK, nodeOf } from "./pages/connection.ts";
import { messageRows, messageTexts, say } from "./pages/room.ts";
import { killNode } from "./stack/kill-node.ts";

/** Before the kill, around it and after it. */
const MESSAGES_EACH = 24;
const KILL_AFTER = 8;

/** "Within seconds", with room for a machine that has other things to do. */
const BACK_WITHIN_MS = 15_000;

test("when a node is killed, those on it go on at the other one, and nothing is lost or doubled", async ({
  own,
  open,
  people,
  problems,
}) => {
  problems.allow(NO_NETWORK);
  const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
  const { id: roomId } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
  await ben.api.rooms.join.mutate({ roomId });
  const annsPage = await open({ as: ann, path: `/rooms/${roomId}` });
  const bensPage = await open({ as: ben, path: `/rooms/${roomId}` });
  const [annsNode, bensNode] = [await nodeOf(annsPage), await nodeOf(bensPage)];
  expect(annsNode).not.toBe(bensNode);
  const doomed = own.current.nodes.find(({ name }) => name === annsNode);

  const talk = async (page: Page, { username }: Person, from: number, to: number) => {
    for (let count = from; count < to; count += 1) await say(page, `${username} says ${count}`);
  };
  await Promise.all([talk(annsPage, ann, 0, KILL_AFTER), talk(bensPage, ben, 0, KILL_AFTER)]);
  if (doomed) killNode(doomed);
  await Promise.all([
    talk(annsPage, ann, KILL_AFTER, MESSAGES_EACH),
    talk(bensPage, ben, KILL_AFTER, MESSAGES_EACH),
    expect(annsPage.getByRole("button", { name: "Connection: Live" })).toBeVisible({ timeout: BACK_WITHIN_MS }),
  ]);
  expect(await nodeOf(annsPage)).toBe(bensNode);

  await test.step("both read the same: every message, once, each person's in order", async () => {
    for (const page of [annsPage, bensPage]) {
      await expect(messageRows(page).getByText("Sending…")).toHaveCount(0);
      await expect(messageTexts(page)).toHaveCount(2 * MESSAGES_EACH);
    }
    const read = await messageTexts(annsPage).allInnerTexts();
    expect(await messageTexts(bensPage).allInnerTexts()).toEqual(read);
    for (const { username } of [ann, ben]) {
      const own = read.filter((text) => text.startsWith(username));
      expect(own).toEqual(Array.from({ length: MESSAGES_EACH }, (_, count) => `${username} says ${count}`));
    }
    const { messages } = await ann.api.messages.list.query({ roomId, limit: 2 * MESSAGES_EACH });
    expect(messages.map(({ body }) => body)).toEqual(read);
  });

  await test.step("the node is started again", async () => {
    await expect.poll(() => own.current.output()).toContain(`${annsNode} | ready again`);
  });
});
