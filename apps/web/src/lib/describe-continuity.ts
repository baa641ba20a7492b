import type { Continuity } from "@banter/client";
import type { Texts } from "../texts/texts.ts";

type Seen = Pick<Continuity, "status" | "nodeId" | "attempt" | "behindCount" | "waitingToSendCount" | "error">;

export interface ContinuityText {
  tone: "live" | "busy" | "offline";
  title: string;
  /** One more sentence, for those who want to know. */
  detail: string;
}

/** How well the app is connected, in words. */
export function describeContinuity(
  seen: Seen,
  t: Texts<"live">,
  errorText: (error: unknown) => string,
): ContinuityText {
  switch (seen.status) {
    case "live":
      return { tone: "live", title: t("live.title"), detail: t("live.text", { node: seen.nodeId ?? "" }) };
    case "catching_up":
      return {
        tone: "busy",
        title: seen.behindCount > 0 ? t("catchingUp.titleBy", { count: seen.behindCount }) : t("catchingUp.title"),
        detail: t("catchingUp.text"),
      };
    case "connecting":
      return { tone: "busy", title: t("connecting"), detail: waiting(seen, t) };
    case "offline":
      return { tone: "offline", title: offlineTitle(seen, t), detail: waiting(seen, t) };
    case "ended":
      return { tone: "offline", title: t("ended.title"), detail: seen.error ? errorText(seen.error) : t("ended.text") };
  }
}

function offlineTitle({ waitingToSendCount }: Seen, t: Texts<"live">): string {
  if (waitingToSendCount === 0) return t("reconnecting");
  return t("offline", { count: waitingToSendCount });
}

function waiting({ waitingToSendCount }: Seen, t: Texts<"live">): string {
  return t(waitingToSendCount > 0 ? "kept" : "goOn");
}
