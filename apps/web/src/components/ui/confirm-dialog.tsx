"use client";

import type { ConfirmDialogProps } from "./confirm-dialog-window.tsx";
import { lazyPart } from "./lazy-part.tsx";

/** Asks before something that is hard to take back; the safe answer has the focus. */
export const ConfirmDialog = lazyPart<ConfirmDialogProps>(
  async () => (await import("./confirm-dialog-window.tsx")).ConfirmDialogWindow,
  ({ open }) => open,
);
