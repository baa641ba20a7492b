import { expect } from "@playwright/test";
import { logIn } from "../../pages/account.ts";
import { expectLive } from "../../pages/connection.ts";
import type { Admin, Scene, Story } from "../story.ts";
import { backToTheRoom, everybodySays, everybodySeesTheRoom } from "./room.ts";

const REASON = "Part of a rehearsal";

/** The last player is banned by `admin` in the middle of the conversation, and let in again. */
export function banAndLift(admin: Admin): Scene {
  return async (story: Story) => {
    const banned = story.players.at(-1);
    if (!banned) return;
    story.problems.allow(/status of 40[13]/);
    const others = story.players.filter((player) => player !== banned);
    const desk = { ...admin, name: "Admin", page: await story.openPage() };

    await story.does(desk, `bans ${banned.name}`, async (page) => {
      await page.goto("/login");
      await logIn(page, admin.username, admin.password);
      await expect(page.getByRole("button", { name: `Account: ${admin.username}` })).toBeVisible();
      await page.goto(`/admin/users?q=${encodeURIComponent(banned.username)}`);
      await page.getByRole("link", { name: banned.username }).click();
      await page.getByRole("button", { name: "Ban…", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: `Ban ${banned.username}?` });
      await dialog.getByLabel("Reason").fill(REASON);
      await dialog.getByRole("button", { name: `Ban ${banned.username}` }).click();
    });
    await story.sees(banned, "that they are banned, and why", async (page) => {
      await expect(page.getByRole("heading", { name: "You are banned" })).toBeVisible();
      await expect(page.getByText(REASON)).toBeVisible();
    });
    await story.sees(banned, "why they cannot log in", async (page) => {
      await page.context().clearCookies();
      await page.goto("/login");
      await logIn(page, banned.username, banned.password);
      await expect(page.getByRole("alert").filter({ hasText: REASON })).toBeVisible();
    });
    await everybodySays(story, "We go on", others);
    await everybodySeesTheRoom(story, { except: [banned] });

    await story.does(desk, `lifts the ban of ${banned.name}`, async (page) => {
      await page.getByRole("button", { name: "Lift the ban…" }).click();
      const dialog = page.getByRole("dialog", { name: `Let ${banned.username} in again?` });
      await dialog.getByLabel("Reason").fill("It is over");
      await dialog.getByRole("button", { name: "Lift the ban" }).click();
      await expect(page.getByRole("button", { name: "Ban…", exact: true })).toBeVisible();
    });
    await story.does(banned, "comes back", async (page) => {
      await logIn(page, banned.username, banned.password);
      await expectLive(page);
    });
    await backToTheRoom(story, [banned]);
    await everybodySeesTheRoom(story);
  };
}
