import type { Role, RoomKind, RoomRole } from "@banter/protocol";

export interface DeletionFacts {
  isAuthor: boolean;
  role: Role;
  /** Null for one who is not in the room. */
  roomRole: RoomRole | null;
}

export interface PinFacts {
  role: Role;
  /** Null for one who is not in the room. */
  roomRole: RoomRole | null;
  roomKind: RoomKind;
}

/** As the room's owner or moderator, or as an admin; of direct messages either of the two. */
export function mayPinMessage({ role, roomRole, roomKind }: PinFacts): boolean {
  // The answer holds the message: admins read what is not public once they have entered the room, which is in the audit.
  if (roomKind !== "PUBLIC" && roomRole === null) return false;
  if (roomKind === "DIRECT") return true;
  return role === "ADMIN" || roomRole === "OWNER" || roomRole === "MODERATOR";
}

/** One's own messages wherever one still may be; everybody's as the room's owner or moderator, or as an admin. */
export function mayDeleteMessage({ isAuthor, role, roomRole }: DeletionFacts): boolean {
  return isAuthor || role === "ADMIN" || roomRole === "OWNER" || roomRole === "MODERATOR";
}
