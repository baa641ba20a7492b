import { expect } from "@playwright/test";
import { signUp } from "../../pages/account.ts";
import { expectLive } from "../../pages/connection.ts";
import { chooseAction, composer, conversation, messageTexts, say } from "../../pages/room.ts";
import { type Player, type Story, together } from "../story.ts";

/** What everybody has on their screens is what was said and not deleted, in one order. */
export async function everybodySeesTheRoom(
  story: Story,
  { except = [], hidden = () => false }: { except?: Player[]; hidden?(viewer: Player, author: Player): boolean } = {},
): Promise<void> {
  const viewers = story.players.filter((player) => !except.includes(player));
  const visible = (viewer: Player) =>
    story.lines.filter(({ by, isDeleted }) => !isDeleted && !hidden(viewer, by)).map(({ text }) => text);
  const orders = new Map<Player, string[]>();
  await together(viewers, (viewer) =>
    story.sees(viewer, `${visible(viewer).length} messages, each once`, async (page) => {
      await expect(messageTexts(page)).toHaveCount(visible(viewer).length);
      const shown = await messageTexts(page).allInnerTexts();
      expect(shown.toSorted()).toEqual(visible(viewer).toSorted());
      orders.set(viewer, shown);
    }),
  );
  const [first, ...others] = viewers.map((viewer) => ({ viewer, order: orders.get(viewer) ?? [] }));
  await together(others, ({ viewer, order }) =>
    story.sees(viewer, `them in the same order as ${first?.viewer.name}`, async () => {
      const both = new Set(order);
      const shared = first?.order.filter((text) => both.has(text));
      expect(order.filter((text) => first?.order.includes(text))).toEqual(shared);
    }),
  );
}

export async function everybodySays(story: Story, what: string, players = story.players): Promise<void> {
  await together(players, (player) =>
    story.does(player, `says “${what}”`, async (page) => {
      const text = `${what}, says ${player.name}`;
      story.lines.push({ by: player, text, isDeleted: false });
      await say(page, text);
    }),
  );
}

export async function signUpAll(story: Story): Promise<void> {
  await together(story.players, (player) =>
    story.does(player, "signs up", async (page) => {
      await page.goto("/signup");
      await signUp(page, player.username, player.password);
      await expect(page.getByRole("button", { name: `Account: ${player.username}` })).toBeVisible();
      await expectLive(page);
    }),
  );
}

export async function meetInARoom(story: Story): Promise<void> {
  const [owner, ...others] = story.players;
  if (!owner) return;
  await story.does(owner, "makes a room", async (page) => {
    await page.getByRole("button", { name: "Create room" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Create a room" });
    await dialog.getByLabel("Name").fill(story.roomName);
    await dialog.getByRole("button", { name: "Create room" }).click();
    await expect(composer(page)).toBeVisible();
  });
  await together(others, (player) =>
    story.does(player, "finds the room in the directory and joins it", async (page) => {
      await page.getByRole("searchbox", { name: "Search rooms" }).fill(story.roomName);
      await page.getByRole("main").getByRole("link", { name: story.roomName }).click();
      await page.getByRole("button", { name: "Join room" }).click();
      await expect(composer(page)).toBeVisible();
    }),
  );
  await together(story.players, (player) =>
    story.sees(player, "everybody among the members", async (page) => {
      await page.getByRole("button", { name: `Members: ${story.players.length}` }).click();
      const members = page.getByRole("complementary", { name: "Members" });
      for (const { username } of story.players)
        await expect(members.getByRole("listitem").filter({ hasText: username })).toHaveCount(1);
      await page.getByRole("button", { name: `Members: ${story.players.length}` }).click();
    }),
  );
}

export async function talkAllAtOnce(story: Story): Promise<void> {
  await everybodySays(story, "Hello");
  await everybodySays(story, "Nice to meet you");
  await everybodySeesTheRoom(story);
}

export async function deleteMessages(story: Story): Promise<void> {
  const author = story.players.at(-1);
  const line = story.lines.find(({ by }) => by === author);
  if (!author || !line) return;
  await story.does(author, `deletes “${line.text}”`, async (page) => {
    await chooseAction(page, line.text, "Delete…");
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    line.isDeleted = true;
  });
  await together(story.players, (player) =>
    story.sees(player, "that the message is gone", async (page) => {
      await expect(messageTexts(page).filter({ hasText: line.text })).toHaveCount(0);
      await expect(conversation(page).getByText("This message was deleted")).toHaveCount(1);
    }),
  );
  await everybodySeesTheRoom(story);
}

export async function reloadAll(story: Story): Promise<void> {
  await together(story.players, (player) =>
    story.does(player, "loads the page anew", async (page) => {
      await page.reload();
      await expectLive(page);
    }),
  );
  await everybodySeesTheRoom(story);
}

/** Away from wherever one is, by the list of one's rooms. */
export async function backToTheRoom(story: Story, players = story.players): Promise<void> {
  await together(players, (player) =>
    story.does(player, "goes back to the room", async (page) => {
      await page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: story.roomName }).click();
      await expect(composer(page)).toBeVisible();
    }),
  );
}
