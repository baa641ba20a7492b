/** Every failure a client can meet, how HTTP and tRPC spell it, and whether the same request may succeed later. */
export const ERRORS = {
  INVALID: { http: 400, trpc: "BAD_REQUEST", retryable: false },
  UNAUTHENTICATED: { http: 401, trpc: "UNAUTHORIZED", retryable: false },
  FORBIDDEN: { http: 403, trpc: "FORBIDDEN", retryable: false },
  NOT_FOUND: { http: 404, trpc: "NOT_FOUND", retryable: false },
  CONFLICT: { http: 409, trpc: "CONFLICT", retryable: false },
  TOO_LARGE: { http: 413, trpc: "PAYLOAD_TOO_LARGE", retryable: false },
  RATE_LIMITED: { http: 429, trpc: "TOO_MANY_REQUESTS", retryable: true },
  UNAVAILABLE: { http: 503, trpc: "SERVICE_UNAVAILABLE", retryable: true },
  INTERNAL: { http: 500, trpc: "INTERNAL_SERVER_ERROR", retryable: true },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** The finer cause of a failure, for clients that act on it. */
export type ErrorReason =
  | "bad_credentials"
  | "bad_link"
  | "wrong_password"
  | "username_taken"
  | "username_reserved"
  | "password_too_common"
  | "password_is_username"
  | "not_a_member"
  | "not_friends"
  | "you_block_them"
  | "banned"
  | "address_banned"
  | "admins_only"
  | "admin_protected"
  | "own_account"
  | "own_address"
  | "target_banned"
  | "last_admin"
  | "room_role"
  | "direct_room"
  | "room_archived"
  | "slow_mode"
  | "banned_from_room"
  | "cannot_be_invited"
  | "invite_ended"
  | "too_many"
  | "client_id_reused"
  | "not_the_author"
  | "message_deleted"
  | "no_such_reply"
  | "no_such_attachment"
  | "uploads_off"
  | "over_quota"
  | "bad_picture"
  | "session_ended"
  | "foreign_origin"
  | "draining"
  | "overloaded";

/** One thing wrong with an input: `path` names the field ("name", "cursors.0.roomId"; "" for the whole input). */
export interface InputIssue {
  path: string;
  message: string;
}

/** Why somebody is kept out, and until when; `until` is null for good. */
export interface BanNotice {
  reason: string;
  until: string | null;
}

/** A failure as it crosses the wire: in acks, in `connect_error.data`, in REST bodies and in tRPC's `data.failure`. */
export interface WireError {
  code: ErrorCode;
  message: string;
  retryable: boolean;
  reason?: ErrorReason;
  /** How long to wait before the next try. */
  retryAfterMs?: number;
  /** With INVALID: what is wrong, field by field. */
  issues?: InputIssue[];
  /** With the reasons banned and address_banned. */
  ban?: BanNotice;
}

interface AppErrorOptions {
  reason?: ErrorReason;
  retryAfterMs?: number;
  issues?: InputIssue[];
  ban?: BanNotice;
  cause?: unknown;
}

/** A failure whose message may be shown to the person who caused it. Anything else thrown reaches clients as INTERNAL. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly reason: ErrorReason | undefined;
  readonly retryAfterMs: number | undefined;
  readonly issues: InputIssue[] | undefined;
  readonly ban: BanNotice | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: AppErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.reason = options.reason;
    this.retryAfterMs = options.retryAfterMs;
    this.issues = options.issues;
    this.ban = options.ban;
  }

  /** True also for what another copy of this module made: a process may hold several, when bundlers are at work. */
  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return value instanceof Error && value.name === "AppError";
  }
}

/** What a client may see of anything thrown: an AppError in full, everything else as INTERNAL with no detail. */
export function toWireError(error: unknown): WireError {
  if (!(error instanceof AppError)) {
    return { code: "INTERNAL", message: "Something went wrong on our side. Try again.", retryable: true };
  }
  return {
    code: error.code,
    message: error.message,
    retryable: ERRORS[error.code].retryable,
    ...(error.reason !== undefined && { reason: error.reason }),
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    ...(error.issues !== undefined && { issues: error.issues }),
    ...(error.ban !== undefined && { ban: error.ban }),
  };
}

/** A wire error as a client rethrows it. */
export function fromWireError(wire: WireError): AppError {
  return new AppError(wire.code, wire.message, {
    ...(wire.reason !== undefined && { reason: wire.reason }),
    ...(wire.retryAfterMs !== undefined && { retryAfterMs: wire.retryAfterMs }),
    ...(wire.issues !== undefined && { issues: wire.issues }),
    ...(wire.ban !== undefined && { ban: wire.ban }),
  });
}

/** What somebody is told whose session was ended, has expired or never was. */
export function sessionEnded(): AppError {
  return new AppError("UNAUTHENTICATED", "This session has ended. Log in again", { reason: "session_ended" });
}

/** What somebody who is kept out is told, on every transport. */
export function bannedError(ban: BanNotice): AppError {
  return new AppError("FORBIDDEN", `You are banned${describeBan(ban)}`, { reason: "banned", ban });
}

/** What everybody from a banned address is told. */
export function addressBannedError(ban: BanNotice): AppError {
  const message = `Your internet address is banned${describeBan(ban)}`;
  return new AppError("FORBIDDEN", message, { reason: "address_banned", ban });
}

function describeBan({ reason, until }: BanNotice): string {
  const end = until === null ? "" : ` until ${until.slice(0, "YYYY-MM-DDTHH:MM".length).replace("T", " ")} UTC`;
  return `${end}. Reason: ${reason}`;
}
