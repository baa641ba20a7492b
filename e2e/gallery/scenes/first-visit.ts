import { expect, type Page } from "@playwright/test";
import { newPassword, uniqueUsername } from "../../fixtures/people.ts";
import { signUp } from "../../pages/account.ts";
import { composer } from "../../pages/room.ts";
import { becomeLive } from "../become-live.ts";
import type { Chapter, Stage } from "../scene.ts";

/** Signs up somebody new, who is in the welcome room then. */
async function arrive({ page }: Pick<Stage, "page">): Promise<void> {
  await signUp(page, uniqueUsername("Robin"), newPassword());
  await expect(composer(page)).toBeVisible();
  await becomeLive(page);
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await becomeLive(page);
}

/** What somebody finds who has just come, and has nothing yet. */
export const FIRST_VISIT: Chapter = {
  title: "The first visit",
  scenes: [
    { name: "first-room", caption: "The welcome room, just after signing up", path: "/signup", act: arrive },
    {
      name: "first-rooms",
      caption: "Somebody new looks for rooms",
      // of the town, which has to be there for that
      path: (_town) => "/signup",
      async act(stage) {
        await arrive(stage);
        await goTo(stage.page, "/rooms");
        if (stage.frame === "phone") await stage.page.getByRole("button", { name: "Browse" }).click();
      },
    },
    {
      name: "first-list",
      caption: "The list of rooms, with one in it",
      path: "/signup",
      frames: ["phone"],
      async act(stage) {
        await arrive(stage);
        await goTo(stage.page, "/rooms");
        await expect(stage.page.getByRole("heading", { name: "Your rooms" })).toBeVisible();
      },
    },
    {
      name: "first-friends",
      caption: "Nobody is a friend yet",
      path: "/signup",
      async act(stage) {
        await arrive(stage);
        await goTo(stage.page, "/friends");
        await expect(stage.page.getByText("No friends here yet.", { exact: false })).toBeVisible();
      },
    },
    {
      name: "first-blocked",
      caption: "Nobody is blocked",
      path: "/signup",
      async act(stage) {
        await arrive(stage);
        await goTo(stage.page, "/account/blocked");
        await expect(stage.page.getByText("You block nobody.", { exact: false })).toBeVisible();
      },
    },
  ],
};
