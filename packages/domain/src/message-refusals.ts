import { AppError } from "@banter/protocol";

/** What somebody is told to wait at least. */
const SLOW_MODE_MIN_WAIT_MS = 100;

/** What is written in an archived room can still be deleted. */
export function roomArchived(): AppError {
  return new AppError("FORBIDDEN", "This room is archived: it can only be read", { reason: "room_archived" });
}

/** A wait that is just over leaves nothing to say but that the next try will do. */
export function slowMode(waitMs: number): AppError {
  const retryAfterMs = Math.max(waitMs, SLOW_MODE_MIN_WAIT_MS);
  const message = `This room is in slow mode. You can write again in ${Math.ceil(retryAfterMs / 1_000)} s`;
  return new AppError("RATE_LIMITED", message, { reason: "slow_mode", retryAfterMs });
}

export function notAMember(): AppError {
  return new AppError("FORBIDDEN", "You are not in this room. Join it first", { reason: "not_a_member" });
}

export function messageEmpty(): AppError {
  const message = "Message is empty";
  return new AppError("INVALID", message, { issues: [{ path: "body", message }] });
}

export function messageDeleted(): AppError {
  return new AppError("CONFLICT", "This message has been deleted", { reason: "message_deleted" });
}

export function notFriends(): AppError {
  return new AppError("FORBIDDEN", "You can write to friends only", { reason: "not_friends" });
}

export function tooMany(message: string): AppError {
  return new AppError("CONFLICT", message, { reason: "too_many" });
}

export function noSuchPerson(): AppError {
  return new AppError("NOT_FOUND", "No such person");
}

/** The same for a message that is absent and for one in a room that the person must not learn of. */
export function noSuchMessage(): AppError {
  return new AppError("NOT_FOUND", "No such message");
}
