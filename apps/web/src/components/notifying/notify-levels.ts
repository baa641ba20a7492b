import type { RoomKind, RoomNotify } from "@banter/protocol";

interface NotifyLevel {
  value: RoomNotify;
  label: string;
  hint: string;
}

const OF_ROOMS: readonly NotifyLevel[] = [
  { value: "ALL", label: "Every message", hint: "All that is written here calls you." },
  { value: "MENTIONS", label: "Only mentions", hint: "Your name and @room call you; the rest is counted quietly." },
  { value: "NOTHING", label: "Nothing", hint: "Muted: nothing is counted, and nobody calls you." },
];

const BETWEEN_TWO: readonly NotifyLevel[] = [
  { value: "MENTIONS", label: "Every message", hint: "All that your friend writes calls you." },
  { value: "NOTHING", label: "Nothing", hint: "Muted: nothing is counted, and nothing calls you." },
];

/** What one can be called for; between two there is no difference between messages and mentions. */
export function notifyLevelsOf(kind: RoomKind): readonly NotifyLevel[] {
  return kind === "DIRECT" ? BETWEEN_TWO : OF_ROOMS;
}
