import { expect, type Page } from "@playwright/test";
import { uniqueName } from "../fixtures/people.ts";
import { chooseAction, composer, messageRows, say } from "../pages/room.ts";

/** A page, and what a visitor does there for which it must answer. */
export interface Visit {
  name: string;
  path: string;
  isSignedIn: boolean;
  act(page: Page): Promise<void>;
}

const STOPS = 5;

export function visitsOf(roomId: string): Visit[] {
  return [
    { name: "landing page", path: "/", isSignedIn: false, act: walkOverLanding },
    { name: "room", path: `/rooms/${roomId}`, isSignedIn: true, act: beInRoom },
  ];
}

/** From link to link; a click on one of them would end the visit. */
async function walkOverLanding(page: Page): Promise<void> {
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toBeVisible();
  for (let stop = 0; stop < STOPS; stop += 1) await page.keyboard.press("Tab");
  await heading.click();
}

/** Writes, chooses an emoji, looks at who is there and answers a message. */
async function beInRoom(page: Page): Promise<void> {
  await expect(messageRows(page).last()).toBeInViewport();
  await composer(page).click();
  await page.keyboard.type("How fast is this?");
  const answer = uniqueName("Fast enough");
  await say(page, answer);
  await page.getByRole("button", { name: "Choose an emoji" }).click();
  await page.getByRole("searchbox", { name: "Search emoji" }).fill("cactus");
  await expect(page.getByRole("gridcell", { name: /cactus/i })).toBeVisible();
  await page.keyboard.press("Escape");
  const members = page.getByRole("button", { name: /^Members: / });
  await members.click();
  const panel = { name: "Members", exact: true };
  await expect(page.getByRole("dialog", panel).or(page.getByRole("complementary", panel))).toBeVisible();
  await page.keyboard.press("Escape");
  await chooseAction(page, answer, "Reply");
  await page.keyboard.press("Escape");
}
