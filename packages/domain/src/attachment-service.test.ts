import { AppError, LIMITS } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { type AttachmentPorts, createAttachmentService, type FileStore } from "./attachment-service.ts";

const ANN = { userId: "ann", username: "ann", role: "USER", sessionId: "session" } as const;
const CAT = { name: "cat.html", description: "" };
const MAX_BYTES = 100;

async function* bytes() {
  yield new Uint8Array([1, 2, 3]);
}

function serviceWith(changed: Partial<AttachmentPorts> = {}) {
  const done: string[] = [];
  const store: FileStore = {
    put: async (_id, part, _body, sizeBytes) => void done.push(`put ${part} ${sizeBytes}`),
    read: async () => ({ body: new ReadableStream(), sizeBytes: 3 }),
    remove: async () => void done.push("remove"),
  };
  const service = createAttachmentService({
    store,
    inspect: async (body) => ({ kind: "file", mediaType: "text/plain", body }),
    reserve: async () => {
      done.push("reserve");
      return "reserved";
    },
    complete: async (_actor, id, facts) => ({ id, description: "", ...facts }),
    giveUp: async () => {
      done.push("give up");
      return true;
    },
    describe: async () => null,
    findReadable: async () => null,
    findReported: async () => null,
    countUsedBytes: async () => 7,
    uploads: { take: async () => {}, forgive: async () => {} },
    fileMaxBytes: MAX_BYTES,
    maxBytesPerUser: 1_000,
    ...changed,
  });
  return { service, done };
}

describe("an upload", () => {
  it("is taken down before its first byte is stored", async () => {
    const { service, done } = serviceWith();
    expect(await service.upload(ANN, CAT, 3, bytes())).toMatchObject({ name: "cat.html", sizeBytes: 3, picture: null });
    expect(done).toEqual(["reserve", "put file 3"]);
  });

  it("of a picture keeps what was made of it, under an ending that says so", async () => {
    const made = { mediaType: "image/png", body: new Uint8Array(9), thumbnail: new Uint8Array(2) };
    const { service, done } = serviceWith({
      inspect: async () => ({ kind: "picture", ...made, width: 4, height: 3, isAnimated: false }),
    });
    expect(await service.upload(ANN, CAT, 3, bytes())).toMatchObject({
      name: "cat.html.png",
      sizeBytes: 9,
      picture: { width: 4, height: 3, isAnimated: false },
    });
    expect(done).toEqual(["reserve", "put thumbnail 2", "put file 9"]);
  });

  it("that is too large, or that nothing is set up for, is refused before anything is done", async () => {
    const { service, done } = serviceWith();
    await expect(service.upload(ANN, CAT, MAX_BYTES + 1, bytes())).rejects.toMatchObject({ code: "TOO_LARGE" });
    const off = serviceWith({ store: null }).service;
    await expect(off.upload(ANN, CAT, 3, bytes())).rejects.toMatchObject({ code: "FORBIDDEN", reason: "uploads_off" });
    expect(await off.allowance(ANN)).toEqual({ isOn: false, fileMaxBytes: MAX_BYTES, usedBytes: 7, maxBytes: 1_000 });
    expect(done).toEqual([]);
  });

  it("beyond what one's files may take together stores nothing", async () => {
    const { service, done } = serviceWith({ reserve: async () => "over_quota" });
    await expect(service.upload(ANN, CAT, 3, bytes())).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "over_quota",
    });
    expect(done).toEqual([]);
  });

  it("that breaks off is given up, and the first fault is told", async () => {
    const { service, done } = serviceWith({
      inspect: async () => {
        throw new AppError("INVALID", "damaged", { reason: "bad_picture" });
      },
      giveUp: async () => {
        throw new AppError("UNAVAILABLE", "away");
      },
    });
    await expect(service.upload(ANN, CAT, 3, bytes())).rejects.toMatchObject({ reason: "bad_picture" });
    expect(done).toEqual(["reserve"]);
  });

  it("that was given up meanwhile leaves no bytes", async () => {
    const { service, done } = serviceWith({ complete: async () => null });
    await expect(service.upload(ANN, CAT, 3, bytes())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(done.at(-1)).toBe("remove");
  });

  it("waits its turn when a person has many under way; others do not wait for them", async () => {
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { service } = serviceWith({
      inspect: async (body) => {
        await arrival;
        return { kind: "file", mediaType: "text/plain", body };
      },
    });
    const under = Array.from({ length: LIMITS.uploadsAtOnce }, () => service.upload(ANN, CAT, 3, bytes()));
    const refused = service.upload(ANN, CAT, 3, bytes());
    await expect(refused).rejects.toMatchObject({ code: "RATE_LIMITED", retryAfterMs: expect.any(Number) });
    const bens = service.upload({ ...ANN, userId: "ben" }, CAT, 3, bytes());
    arrive();
    await Promise.all([...under, bens]);
    await service.upload(ANN, CAT, 3, bytes());
  });
});

it("has no thumbnail of what is no picture", async () => {
  const { service } = serviceWith();
  const file = { id: "a", ...CAT, mediaType: "text/plain", sizeBytes: 3, picture: null };
  await expect(service.read(file, "thumbnail")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await service.read(file, "file")).toMatchObject({ sizeBytes: 3 });
});
