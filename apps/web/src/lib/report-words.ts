import type { ReportReason } from "@banter/protocol";

/** How the reasons of reports are called. */
export const REPORT_WORDS: Record<ReportReason, string> = {
  SPAM: "Spam or advertising",
  HARASSMENT: "Harassment or threats",
  HATE: "Hate",
  ILLEGAL: "Against the law",
  OTHER: "Something else",
};
