import type { Role, RoomRole } from "@banter/protocol";

const RANKS: Record<RoomRole, number> = { OWNER: 2, MODERATOR: 1, MEMBER: 0 };

/** Who acts in a room: with a role in it, and perhaps as an admin, who may do what its owner may. */
export interface RoomActor {
  role: Role;
  /** Null for one who is not in the room. */
  roomRole: RoomRole | null;
}

function rankOf({ role, roomRole }: RoomActor): number {
  if (role === "ADMIN") return RANKS.OWNER;
  return roomRole === null ? -1 : RANKS[roomRole];
}

/** Owner and moderators, of those below them; never the owner, who hands the room over first. */
export function mayRemoveMember(actor: RoomActor, target: RoomRole | null): boolean {
  const rank = rankOf(actor);
  return rank >= RANKS.MODERATOR && target !== "OWNER" && rank > (target === null ? -1 : RANKS[target]);
}

/** The owner makes moderators, and unmakes them. */
export function mayChangeRoles(actor: RoomActor): boolean {
  return rankOf(actor) === RANKS.OWNER;
}

/** Topic and slow mode. */
export function mayChangeSettings(actor: RoomActor): boolean {
  return rankOf(actor) >= RANKS.MODERATOR;
}

export function mayRenameRoom(actor: RoomActor): boolean {
  return rankOf(actor) === RANKS.OWNER;
}

/** Whom slow mode lets write as often as they like; `write_messages` knows the same. */
export function isNeverSlowed(actor: RoomActor): boolean {
  return rankOf(actor) >= RANKS.MODERATOR;
}

/** Invites, and looks at who is kept out. */
export function mayInvite(actor: RoomActor): boolean {
  return rankOf(actor) >= RANKS.MODERATOR;
}
