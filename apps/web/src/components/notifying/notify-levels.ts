import type { RoomKind, RoomNotify } from "@banter/protocol";

interface NotifyLevel {
  value: RoomNotify;
  /** A text of the area "live". */
  label: string;
  hint: string;
}

const OF_ROOMS = [
  { value: "ALL", label: "notify.all.label", hint: "notify.all.ofRooms" },
  { value: "MENTIONS", label: "notify.mentions.label", hint: "notify.mentions.ofRooms" },
  { value: "NOTHING", label: "notify.nothing.label", hint: "notify.nothing.ofRooms" },
] as const satisfies readonly NotifyLevel[];

const BETWEEN_TWO = [
  { value: "MENTIONS", label: "notify.all.label", hint: "notify.all.betweenTwo" },
  { value: "NOTHING", label: "notify.nothing.label", hint: "notify.nothing.betweenTwo" },
] as const satisfies readonly NotifyLevel[];

/** What one can be called for; between two there is no difference between messages and mentions. */
export function notifyLevelsOf(kind: RoomKind) {
  return kind === "DIRECT" ? BETWEEN_TWO : OF_ROOMS;
}
