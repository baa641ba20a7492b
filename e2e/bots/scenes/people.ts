import { expect } from "@playwright/test";
import { chooseAction, composer, expectStored, messageTexts, say } from "../../pages/room.ts";
import { type Player, type Story, together } from "../story.ts";
import { backToTheRoom, everybodySays, everybodySeesTheRoom } from "./room.ts";

/** Neighbours: the first and the second, the third and the fourth … */
function pairsOf(players: readonly Player[]): [Player, Player][] {
  return players.flatMap((player, index) => {
    const next = players[index + 1];
    return index % 2 === 0 && next ? [[player, next] as [Player, Player]] : [];
  });
}

export async function befriend(story: Story): Promise<void> {
  await together(pairsOf(story.players), async ([one, other]) => {
    await story.does(one, `asks ${other.name} to be friends`, async (page) => {
      await page
        .getByRole("link", { name: /^Friends/ })
        .first()
        .click();
      await page.getByRole("searchbox", { name: "Search people" }).fill(other.username);
      await page.getByRole("button", { name: `Ask ${other.username} to be your friend` }).click();
      await expect(page.getByRole("button", { name: `Take back your request to ${other.username}` })).toBeVisible();
      await page.getByRole("searchbox", { name: "Search people" }).fill("");
    });
    await story.does(other, `accepts ${one.name}’s request`, async (page) => {
      await page.getByRole("link", { name: "Friends 1 request" }).click();
      await page.getByRole("button", { name: `Accept ${one.username}’s request` }).click();
    });
    await together([one, other], (player) =>
      story.sees(player, "the new friend", async (page) => {
        const friend = player === one ? other : one;
        await expect(page.getByRole("region", { name: "Your friends (1)" })).toContainText(friend.username);
      }),
    );
  });
}

export async function writeDirectly(story: Story): Promise<void> {
  await together(pairsOf(story.players), async ([one, other]) => {
    const [question, answer] = [`Only for ${other.name}`, `Only for ${one.name}`];
    await story.does(one, `writes to ${other.name}`, async (page) => {
      await page.getByRole("link", { name: `Message ${other.username}` }).click();
      await say(page, question);
    });
    await story.sees(other, `${one.name}’s message, and answers`, async (page) => {
      const direct = page.getByRole("region", { name: "Direct messages" });
      await direct.getByRole("link", { name: new RegExp(one.username) }).click();
      await expectStored(page, question);
      await say(page, answer);
    });
    await story.sees(one, `${other.name}’s answer, and nobody else’s`, async (page) => {
      await expect(messageTexts(page)).toHaveText([question, answer]);
    });
  });
  await together(story.players, (player) =>
    story.sees(player, "conversations with friends only", async (page) => {
      const friends = pairsOf(story.players).some((pair) => pair.includes(player)) ? 1 : 0;
      const direct = page.getByRole("region", { name: "Direct messages" });
      await expect(direct.getByRole("link").filter({ hasText: story.runId })).toHaveCount(friends);
    }),
  );
}

export async function block(story: Story): Promise<void> {
  const [blocker] = story.players;
  const blocked = story.players.at(-1);
  const line = story.lines.find(({ by, isDeleted }) => by === blocked && !isDeleted);
  if (!blocker || !blocked || !line) return;
  await backToTheRoom(story);
  const hidden = (viewer: Player, author: Player) => viewer === blocker && author === blocked;
  await story.does(blocker, `blocks ${blocked.name}`, async (page) => {
    await chooseAction(page, line.text, `Block ${blocked.username}…`);
    await page.getByRole("alertdialog").getByRole("button", { name: "Block" }).click();
  });
  await everybodySeesTheRoom(story, { hidden });
  await everybodySays(story, "Does anybody hear me?");
  await everybodySeesTheRoom(story, { hidden });
  await story.does(blocker, `unblocks ${blocked.name}`, async (page) => {
    await page.getByRole("button", { name: `Account: ${blocker.username}` }).click();
    await page.getByRole("menuitem", { name: "Blocked people" }).click();
    await page.getByRole("button", { name: `Unblock ${blocked.username}` }).click();
    await expect(page.getByText("You block nobody.")).toBeVisible();
  });
  await backToTheRoom(story, [blocker]);
  await everybodySeesTheRoom(story);
}

/** Somebody who has no link finds nothing of a private room. */
export async function inviteByLink(story: Story): Promise<void> {
  const [owner, guest, stranger] = story.players;
  if (!owner || !guest) return;
  const name = `Secret ${story.runId}`;
  let link = "";
  await story.does(owner, "makes a private room and a link into it", async (page) => {
    await page.getByRole("button", { name: "New room" }).click();
    const dialog = page.getByRole("dialog", { name: "Create a room" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("radio", { name: /^Private/ }).check();
    await dialog.getByRole("button", { name: "Create room" }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "Invite people" }).click();
    await page.getByRole("button", { name: "Make a link" }).click();
    link = await page.getByRole("textbox", { name: "The new link" }).inputValue();
    await page.keyboard.press("Escape");
  });
  await story.does(guest, "comes in by the link", async (page) => {
    await page.goto(new URL(link).pathname);
    await page.getByRole("button", { name: "Join room" }).click();
    await expect(composer(page)).toBeVisible();
    await say(page, "Thank you");
  });
  await story.sees(owner, "the guest’s thanks", (page) => expectStored(page, "Thank you"));
  if (stranger)
    await story.sees(stranger, "no such room in the directory", async (page) => {
      await page.getByRole("link", { name: "Browse rooms" }).first().click();
      await page.getByRole("searchbox", { name: "Search rooms" }).fill(name);
      await expect(page.getByRole("heading", { name: /^No room is called/ })).toBeVisible();
    });
  await backToTheRoom(story);
  await everybodySeesTheRoom(story);
}
