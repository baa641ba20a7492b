"use client";

import { lazyPart } from "../ui/lazy-part.tsx";
import type { ReactorsDialogProps } from "./reactors-window.tsx";

/** All who reacted to a message. */
export const ReactorsDialog = lazyPart<ReactorsDialogProps>(
  async () => (await import("./reactors-window.tsx")).ReactorsWindow,
  ({ reacted }) => reacted !== null,
);
