"use client";

import { lazyPart } from "../ui/lazy-part.tsx";
import type { CreateRoomDialogProps } from "./create-room-window.tsx";

/** Makes a room and goes there. */
export const CreateRoomDialog = lazyPart<CreateRoomDialogProps>(
  async () => (await import("./create-room-window.tsx")).CreateRoomWindow,
  ({ open }) => open,
);
