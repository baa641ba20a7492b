import { AppError, fromWireError, type WireError } from "@banter/protocol";

/** Anything that the SDK or `client.api` rejects with, as the AppError that it stands for. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const failure = (error as { data?: { failure?: WireError } } | null)?.data?.failure;
  if (failure) return fromWireError(failure);
  return new AppError("UNAVAILABLE", "The server cannot be reached", { cause: error });
}
