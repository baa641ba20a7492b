"use client";

import type { Room } from "@banter/protocol";
import { lazyPart } from "../ui/lazy-part.tsx";

export interface RoomDialogProps {
  room: Room;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** What the room is called and about, how slow it is, and whether it is in use. */
export const RoomSettingsDialog = lazyPart<RoomDialogProps>(
  async () => (await import("./room-settings-window.tsx")).RoomSettingsWindow,
  ({ open }) => open,
);

/** Brings people into the room, by name or by a link. */
export const InviteDialog = lazyPart<RoomDialogProps>(
  async () => (await import("./invite-window.tsx")).InviteWindow,
  ({ open }) => open,
);
