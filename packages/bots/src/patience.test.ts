import { AppError } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { withPatience } from "./patience.ts";

const patience = () => {
  const stop = new AbortController();
  const lines: string[] = [];
  return { signal: stop.signal, stop, lines, write: (line: string) => void lines.push(line) };
};

describe("patience", () => {
  it("tries again after the wait that the server asks for", async () => {
    const failures = [new AppError("RATE_LIMITED", "Slow down", { retryAfterMs: 1 })];
    const attempt = async () => {
      const failure = failures.shift();
      if (failure) throw failure;
      return "done";
    };
    expect(await withPatience(patience(), attempt)).toBe("done");
  });

  it("gives up, with the server's words, when trying again is of no use", async () => {
    const attempt = () => Promise.reject(new AppError("FORBIDDEN", "Sign-ups are closed"));
    await expect(withPatience(patience(), attempt)).rejects.toThrow("The server refused: Sign-ups are closed");
  });

  it("announces a long wait, and ends it when the run is stopped", async () => {
    const given = patience();
    const attempt = () => Promise.reject(new AppError("RATE_LIMITED", "Too many sign-ups", { retryAfterMs: 60_000 }));
    const outcome = withPatience(given, attempt);
    setImmediate(() => given.stop.abort());
    await expect(outcome).rejects.toThrow();
    expect(given.lines).toEqual(["Too many sign-ups: waiting for 60 s"]);
  });
});
