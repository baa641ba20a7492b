"use client";

import { lazyPart } from "./lazy-part.tsx";
import type { SheetProps } from "./sheet-window.tsx";

/** A panel that slides in over the page from its end side. */
export const Sheet = lazyPart<SheetProps>(
  async () => (await import("./sheet-window.tsx")).SheetWindow,
  ({ open }) => open,
);
