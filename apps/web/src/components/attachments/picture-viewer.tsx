"use client";

import { lazyPart } from "../ui/lazy-part.tsx";
import type { PictureViewerProps } from "./picture-viewer-window.tsx";

/** A message's pictures, each as large as the window allows. Arrows go from one to the next, Escape closes. */
export const PictureViewer = lazyPart<PictureViewerProps>(
  async () => (await import("./picture-viewer-window.tsx")).PictureViewerWindow,
  ({ shownId }) => shownId !== null,
);
