import { expect, type Page } from "@playwright/test";
import type { Chapter, Stage } from "../scene.ts";
import { inRoom, roomPath } from "./room.ts";

const harbour = { as: "Mara", path: roomPath("harbour") } as const;

/** On a phone what one does with a room is in a menu. */
async function choose(page: Page, frame: Stage["frame"], what: string): Promise<void> {
  if (frame !== "phone") return page.getByRole("button", { name: what }).click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

/** What opens over a room. */
export const ROOM_DIALOGS: Chapter = {
  title: "Around a room",
  scenes: [
    {
      ...harbour,
      name: "room-pins",
      caption: "The pinned messages",
      async act({ page }) {
        await inRoom(page);
        await page.getByRole("button", { name: "Pinned messages" }).click();
        await expect(page.getByRole("button", { name: "Go to message" }).first()).toBeVisible();
      },
    },
    {
      name: "room-pins-none",
      caption: "Nothing is pinned",
      as: "Mara",
      path: roomPath("committee"),
      async act({ page }) {
        await inRoom(page);
        await page.getByRole("button", { name: "Pinned messages" }).click();
        await expect(page.getByText("Nothing is pinned.", { exact: false })).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "room-notifications",
      caption: "What of a room calls one",
      async act({ page }) {
        await inRoom(page);
        await page.getByRole("button", { name: /^Notifications: / }).click();
        await expect(page.getByRole("menuitemradio").first()).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "room-more",
      caption: "What else one does with a room",
      frames: ["phone"],
      async act({ page }) {
        await inRoom(page);
        await page.getByRole("button", { name: "More", exact: true }).click();
        await expect(page.getByRole("menuitem", { name: "Leave room" })).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "room-settings",
      caption: "The settings of a room",
      async act({ page, frame }) {
        await inRoom(page);
        await choose(page, frame, "Room settings");
        await expect(page.getByRole("dialog", { name: "Room settings" }).getByLabel("Slow mode")).toBeVisible();
      },
    },
    {
      name: "room-archive",
      caption: "The question before a room is archived",
      as: "Mara",
      path: roomPath("harbour"),
      async act({ page, frame }) {
        await inRoom(page);
        await choose(page, frame, "Room settings");
        await page.getByRole("button", { name: "Archive room" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
      },
    },
    {
      name: "room-invite",
      caption: "Inviting people, by name or by a link",
      as: "Mara",
      path: roomPath("committee"),
      async act({ page, frame }) {
        await inRoom(page);
        await choose(page, frame, "Invite people");
        await expect(page.getByRole("dialog", { name: "Invite people" }).getByText("By Mara").first()).toBeVisible();
      },
    },
    {
      name: "room-leave",
      caption: "The question before one leaves",
      as: "Mara",
      path: roomPath("workshop"),
      async act({ page, frame }) {
        await inRoom(page);
        await choose(page, frame, "Leave room");
        await expect(page.getByRole("alertdialog")).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "room-member-menu",
      caption: "What one can do about a member",
      async act({ page }) {
        await inRoom(page);
        await page.getByRole("button", { name: "Members: 10" }).click();
        await page.getByRole("button", { name: "Actions for Jonas", exact: true }).click();
        await expect(page.getByRole("menuitem").first()).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "room-member-ban",
      caption: "The question before somebody is banned from a room",
      async act({ page }) {
        await inRoom(page);
        await page.getByRole("button", { name: "Members: 10" }).click();
        await page.getByRole("button", { name: "Actions for Jonas", exact: true }).click();
        await page.getByRole("menuitem", { name: "Ban from the room…" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
      },
    },
    {
      ...harbour,
      name: "room-member-block",
      caption: "The question before one blocks somebody",
      async act({ page }) {
        await inRoom(page);
        await page.getByRole("button", { name: "Members: 10" }).click();
        await page.getByRole("button", { name: "Actions for Jonas", exact: true }).click();
        await page.getByRole("menuitem", { name: "Block…" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
      },
    },
    {
      name: "invitation",
      caption: "Where a link into a room leads",
      as: "Zoe",
      path: (town) => town.invitation,
      async act({ page }) {
        await expect(page.getByRole("button", { name: "Join room" })).toBeVisible();
      },
    },
    {
      name: "invitation-broken",
      caption: "A link that does not work",
      as: "Zoe",
      path: "/invite/no-such-link",
      async act({ page }) {
        await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
      },
    },
  ],
};
