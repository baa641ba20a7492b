import { AppError } from "@banter/protocol";
import type { ContinuityStore } from "./continuity.ts";

/** Resolves as soon as there is a connection. @throws AppError when the session has ended. */
export function whenConnected(continuity: ContinuityStore): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      const { status, error } = continuity.getSnapshot();
      if (status === "live" || status === "catching_up") resolve();
      else if (status === "ended") reject(error ?? new AppError("UNAUTHENTICATED", "The session has ended"));
      else return;
      unsubscribe();
    };
    const unsubscribe = continuity.subscribe(check);
    check();
  });
}
