"use client";

import { lazyPart } from "../ui/lazy-part.tsx";
import type { ReportMessageDialogProps } from "./report-message-window.tsx";

/** Shows a message to the admins. */
export const ReportMessageDialog = lazyPart<ReportMessageDialogProps>(
  async () => (await import("./report-message-window.tsx")).ReportMessageWindow,
  ({ message }) => message !== null,
);
