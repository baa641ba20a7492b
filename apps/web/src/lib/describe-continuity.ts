import type { Continuity } from "@banter/client";
import { formatCount } from "./format-count.ts";

type Seen = Pick<Continuity, "status" | "nodeId" | "attempt" | "behindCount" | "waitingToSendCount" | "error">;

export interface ContinuityText {
  tone: "live" | "busy" | "offline";
  title: string;
  /** One more sentence, for those who want to know. */
  detail: string;
}

/** How well the app is connected, in words. */
export function describeContinuity(seen: Seen): ContinuityText {
  switch (seen.status) {
    case "live":
      return { tone: "live", title: "Live", detail: `Connected to node ${seen.nodeId}.` };
    case "catching_up":
      return {
        tone: "busy",
        title: seen.behindCount > 0 ? `Catching up (${seen.behindCount})` : "Catching up",
        detail: "Fetching what was said while you were away.",
      };
    case "connecting":
      return { tone: "busy", title: "Connecting…", detail: waiting(seen) };
    case "offline":
      return { tone: "offline", title: offlineTitle(seen), detail: waiting(seen) };
    case "ended":
      return { tone: "offline", title: "Disconnected", detail: seen.error?.message ?? "Log in again to go on." };
  }
}

function offlineTitle({ waitingToSendCount }: Seen): string {
  if (waitingToSendCount === 0) return "Reconnecting…";
  return `Offline — ${formatCount(waitingToSendCount, "message")} waiting`;
}

function waiting({ waitingToSendCount }: Seen): string {
  return waitingToSendCount > 0
    ? "What you wrote is kept and goes out as soon as there is a connection."
    : "You can go on writing; it goes out as soon as there is a connection.";
}
