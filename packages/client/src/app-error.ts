import { AppError, ERRORS, fromWireError, type WireError } from "@banter/protocol";

/** What a failed call of tRPC's client knows of the answer. */
interface FailedCall {
  /** What a procedure answered. */
  data?: { failure?: WireError };
  /** What was answered in a procedure's place, before it was even called. */
  meta?: { responseJSON?: unknown };
}

/** Anything that the SDK or `client.api` rejects with, as the AppError that it stands for. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { data, meta } = (error ?? {}) as FailedCall;
  const failure = data?.failure ?? meta?.responseJSON;
  if (isWireError(failure)) return fromWireError(failure);
  return new AppError("UNAVAILABLE", "The server cannot be reached", { cause: error });
}

function isWireError(value: unknown): value is WireError {
  return (
    typeof value === "object" && value !== null && "code" in value && String(value.code) in ERRORS && "message" in value
  );
}
