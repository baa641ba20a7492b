import { expect } from "@playwright/test";
import { expectLive } from "../../pages/connection.ts";
import { conversation, messageTexts } from "../../pages/room.ts";
import { type Player, type Story, together } from "../story.ts";

/** Everybody deletes their account, the owner of the room last, who archives it first. */
export async function deleteAccounts(story: Story): Promise<void> {
  const [owner, ...others] = story.players;
  if (!owner) return;
  await together(others, (player) => deleteAccount(story, player));
  await story.sees(owner, "nobody else in the room, and what they said by nobody", async (page) => {
    await expect(page.getByRole("button", { name: "Members: 1" })).toBeVisible();
    await page.reload();
    await expectLive(page);
    await expect(messageTexts(page)).toHaveCount(story.lines.filter(({ isDeleted }) => !isDeleted).length);
    await expect(conversation(page).getByText("Deleted user").first()).toBeVisible();
    for (const { username } of others) await expect(conversation(page).getByText(username)).toHaveCount(0);
  });
  await story.does(owner, "archives the room", async (page) => {
    await page.getByRole("button", { name: "Room settings" }).click();
    await page.getByRole("button", { name: "Archive room" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
    await expect(page.getByRole("button", { name: "Take back into use" })).toBeVisible();
    await page.keyboard.press("Escape");
  });
  await deleteAccount(story, owner);
}

async function deleteAccount(story: Story, player: Player): Promise<void> {
  await story.does(player, "deletes their account", async (page) => {
    await page.getByRole("button", { name: `Account: ${player.username}` }).click();
    await page.getByRole("menuitem", { name: "Your account" }).click();
    await page.getByRole("button", { name: "Delete account…" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete your account?" });
    await dialog.getByLabel("Your password", { exact: true }).fill(player.password);
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await expect(page.getByText("Your account is deleted.")).toBeVisible();
  });
}
