import { AppError } from "@banter/protocol";

/** A body that is not as long as its sender said. */
export function endedEarly(): AppError {
  return new AppError("INVALID", "The file did not arrive whole. Send it again");
}
