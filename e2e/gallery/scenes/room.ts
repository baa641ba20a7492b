import { expect, type Page } from "@playwright/test";
import { conversation, messageRows } from "../../pages/room.ts";
import { holdScripts } from "../hold-scripts.ts";
import type { Chapter, Scene } from "../scene.ts";
import type { RoomKey } from "../town/rooms.ts";

export const roomPath =
  (key: RoomKey): Extract<Scene["path"], (...args: never) => unknown> =>
  (town) =>
    `/rooms/${town.rooms[key]}`;

/** Once the conversation is there and its pictures are. */
export async function inRoom(page: Page): Promise<void> {
  await expect(messageRows(page).last()).toBeVisible();
  await expect
    .poll(() =>
      conversation(page)
        .getByRole("img")
        .evaluateAll((images) => images.every((image) => !(image instanceof HTMLImageElement) || image.complete)),
    )
    .toBe(true);
  // the names of days that show while one scrolls have gone again
  await expect(conversation(page)).not.toHaveAttribute("data-scrolling");
  // what is quoted comes after that
  await expect(conversation(page).getByText("…", { exact: true })).toHaveCount(0);
}

const harbour = { as: "Mara", path: roomPath("harbour") } as const;

/** A conversation in all its states. */
export const ROOM: Chapter = {
  title: "A room",
  scenes: [
    {
      ...harbour,
      name: "room",
      caption: "A conversation",
      frames: ["desktop", "tablet", "phone"],
      act: ({ page }) => inRoom(page),
    },
    {
      name: "room-loading",
      caption: "Before the page’s code has come",
      as: "Mara",
      isHeld: true,
      path: "about:blank",
      async act({ page, town }) {
        await holdScripts(page);
        await page.goto(`/rooms/${town.rooms.harbour}`, { waitUntil: "commit" });
        await expect(page.getByRole("heading", { name: "Harbour crew", level: 1 })).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "room-above",
      caption: "Further up: a pinned picture, a deleted message, the line between two days",
      async act({ page }) {
        await inRoom(page);
        await messageRows(page).filter({ hasText: "Tides for the weekend" }).scrollIntoViewIfNeeded();
        await inRoom(page);
      },
    },
    {
      name: "room-code",
      caption: "Code, a quote, formatted text",
      as: "Jonas",
      path: roomPath("workshop"),
      act: ({ page }) => inRoom(page),
    },
    {
      ...harbour,
      name: "room-members",
      caption: "Who is in the room, and who is about",
      frames: ["desktop", "tablet", "phone"],
      async act({ page }) {
        await inRoom(page);
        await page.getByRole("button", { name: "Members: 10" }).click();
        await expect(page.getByRole("img", { name: "Online" }).first()).toBeVisible();
      },
    },
    {
      name: "room-new",
      caption: "What is new since one was here",
      as: (frame) => (frame === "phone" ? "Ines" : "Lena"),
      path: roomPath("hikes"),
      async act({ page }) {
        await inRoom(page);
        await expect(conversation(page).getByText("New messages", { exact: true })).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "room-typing",
      caption: "Two people write",
      async act({ page, town }) {
        await inRoom(page);
        await expect(async () => {
          town.type("Aiko", "harbour");
          town.type("Jonas", "harbour");
          await expect(page.getByText(/and \S+ are typing…/)).toBeVisible({ timeout: 1_000 });
        }).toPass();
      },
    },
    {
      name: "room-door",
      caption: "A public room that one is not in",
      as: "Mara",
      path: roomPath("choir"),
      async act({ page }) {
        await expect(page.getByRole("button", { name: "Join room" })).toBeVisible();
      },
    },
    {
      name: "room-empty",
      caption: "A room in which nothing has been said",
      as: "Jonas",
      path: roomPath("winter"),
      async act({ page }) {
        await expect(page.getByText("This is where it begins.")).toBeVisible();
      },
    },
    {
      name: "room-slow",
      caption: "Slow mode",
      as: "Jonas",
      path: roomPath("swimmers"),
      async act({ page }) {
        await inRoom(page);
        await expect(page.getByText(/^Slow mode/)).toBeVisible();
      },
    },
    {
      name: "room-archived",
      caption: "An archived room",
      as: "Jonas",
      path: roomPath("fair"),
      async act({ page }) {
        await inRoom(page);
        await expect(page.getByText("This room is archived", { exact: false })).toBeVisible();
      },
    },
    {
      name: "room-private",
      caption: "A private room, with a file",
      as: "Mara",
      path: roomPath("committee"),
      act: ({ page }) => inRoom(page),
    },
    {
      name: "room-script",
      caption: "A room in Japanese",
      as: "Kwame",
      path: roomPath("tea"),
      act: ({ page }) => inRoom(page),
    },
    {
      name: "room-gone",
      caption: "No such room",
      as: "Mara",
      path: "/rooms/no-such-room",
      allows: /status of 404/,
      async act({ page }) {
        await expect(page.getByRole("heading", { name: "There is no such room" })).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "room-earlier",
      caption: "A place in the history, where a search has led",
      path: (town) => `/rooms/${town.rooms.harbour}?at=3`,
      async act({ page }) {
        await inRoom(page);
        await expect(page.getByText("You are looking at older messages.")).toBeVisible();
      },
    },
  ],
};
