import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, fromWireError, parseInput, toWireError } from "./index.ts";

describe("toWireError", () => {
  it("says nothing of an unexpected error", () => {
    const wire = toWireError(new Error("password=hunter2 at /srv/app.js"));
    expect(wire.code).toBe("INTERNAL");
    expect(JSON.stringify(wire)).not.toContain("hunter2");
  });

  it("survives the wire", () => {
    const error = new AppError("RATE_LIMITED", "Slow down", { retryAfterMs: 250 });
    const back = fromWireError(JSON.parse(JSON.stringify(toWireError(error))));
    expect(back).toMatchObject({ code: "RATE_LIMITED", message: "Slow down", retryAfterMs: 250 });
    expect(toWireError(back).retryable).toBe(true);
  });
});

it("knows an AppError of another copy of the module", async () => {
  const copy: typeof import("./errors.ts") = await import("./errors.ts?copy" as string);
  expect(copy.AppError).not.toBe(AppError);
  expect(toWireError(new copy.AppError("NOT_FOUND", "No such room")).code).toBe("NOT_FOUND");
  expect(new Error("no AppError") instanceof AppError).toBe(false);
  expect({ name: "AppError" } instanceof AppError).toBe(false);
});

describe("parseInput", () => {
  it("names each field that is wrong", () => {
    const schema = z.object({ list: z.array(z.object({ id: z.uuid({ error: "id must be a UUID" }) })) });
    expect(() => parseInput(schema, { list: [{ id: 1 }] })).toThrowError(
      expect.objectContaining({ code: "INVALID", issues: [{ path: "list.0.id", message: "id must be a UUID" }] }),
    );
  });
});
