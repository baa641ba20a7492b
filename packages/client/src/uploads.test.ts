import { AppError, type Attachment } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { createFakeCluster } from "../test/fake-cluster.ts";
import { createFakeStorage } from "../test/fake-storage.ts";
import { startClient } from "../test/start-client.ts";
import { createBrowserOutboxStorage } from "./outbox-storage.ts";
import type { FileToSend, SendFileOptions } from "./send-file.ts";

const ROOM = "room-1";

/** A server that takes files when the test says so. */
function createFakeServer() {
  const arriving: (FileToSend & SendFileOptions & { arrive(): Attachment; fail(error: AppError): void })[] = [];
  const sendFile = (toSend: FileToSend, options: SendFileOptions) =>
    new Promise<Attachment>((resolve, reject) => {
      options.signal.addEventListener("abort", () => reject(new Error("aborted")));
      arriving.push({
        ...toSend,
        ...options,
        arrive() {
          const { name, description, file } = toSend;
          const facts = { mediaType: "text/plain", sizeBytes: file.size, picture: null };
          const attachment = { id: crypto.randomUUID(), name, description, ...facts };
          resolve(attachment);
          return attachment;
        },
        fail: reject,
      });
    });
  return { arriving, sendFile };
}

async function openRoom(options: Parameters<typeof startClient>[0] = {}, cluster = createFakeCluster()) {
  const server = createFakeServer();
  const started = await startClient({ sendFile: server.sendFile, ...options }, cluster);
  const timeline = started.client.room(ROOM);
  await settlePromises();
  const add = (name: string) => ({ key: started.client.uploads.add(new Blob([name]), name), name, attachment: null });
  return { ...started, ...server, timeline, add };
}

describe("an upload", () => {
  it("tells how far it is, two at a time", async () => {
    const { client, arriving, add } = await openRoom();
    const [one, , three] = ["1", "2", "3"].map(add);
    expect(arriving.map(({ name }) => name)).toEqual(["1", "2"]);
    arriving[0]?.onProgress(1);
    expect(client.uploads.get(one?.key ?? "")).toMatchObject({ state: "uploading", sentBytes: 1 });
    const attachment = arriving[0]?.arrive();
    await settlePromises();
    expect(client.uploads.get(one?.key ?? "")).toMatchObject({ state: "done", attachment });
    expect(client.uploads.get(three?.key ?? "")).toMatchObject({ state: "uploading" });
    expect(client.uploads.unfinishedCount).toBe(2);
  });

  it("is tried again after a fault that passes, and fails at once after another", async () => {
    const { client, arriving, clock, add } = await openRoom();
    const { key } = add("a");
    arriving[0]?.fail(new AppError("UNAVAILABLE", "away"));
    await settlePromises();
    expect(client.uploads.get(key)).toMatchObject({ state: "waiting" });
    await clock.advance(5_000);
    arriving[1]?.fail(new AppError("TOO_LARGE", "A file may have at most 25 MB"));
    await settlePromises();
    expect(client.uploads.get(key)).toMatchObject({ state: "failed", canRetry: false, error: { code: "TOO_LARGE" } });
  });

  it("stops when it is cancelled", async () => {
    const { client, arriving, add } = await openRoom();
    const { key } = add("a");
    client.uploads.cancel(key);
    expect(arriving[0]?.signal.aborted).toBe(true);
    await settlePromises();
    expect(client.uploads.get(key)).toBeUndefined();
    expect(client.uploads.unfinishedCount).toBe(0);
  });
});

describe("a message with files", () => {
  const bodies = (cluster: { requestsOf(event: "new_chat_message"): { input: object }[] }) =>
    cluster.requestsOf("new_chat_message").map(({ input }) => input);

  it("waits until they are uploaded, and lets others go first", async () => {
    const { timeline, cluster, arriving, add } = await openRoom();
    timeline.send("", { files: [add("a"), add("b")] });
    timeline.send("first");
    await settlePromises();
    expect(bodies(cluster)).toMatchObject([{ body: "first" }]);
    const ids = arriving.map((file) => file.arrive().id);
    await settlePromises();
    expect(bodies(cluster)).toMatchObject([{ body: "first" }, { body: "", attachmentIds: ids }]);
  });

  it("goes without a file that is taken out, and not at all when nothing is left", async () => {
    const { client, timeline, cluster, arriving, add } = await openRoom();
    const [kept, removed, only] = [add("a"), add("b"), add("c")];
    timeline.send("words", { files: [kept, removed] });
    timeline.send("", { files: [only] });
    client.removeFile(removed.key);
    client.removeFile(only.key);
    const attachment = arriving[0]?.arrive();
    await settlePromises();
    expect(bodies(cluster)).toMatchObject([{ body: "words", attachmentIds: [attachment?.id] }]);
    expect(client.continuity.getSnapshot().waitingToSendCount).toBe(0);
  });

  it("survives a reload once they are uploaded, and else says what is lost", async () => {
    const storage = createFakeStorage();
    const outboxStorage = () => createBrowserOutboxStorage(storage, "me");
    const first = await openRoom({ outboxStorage: outboxStorage() });
    first.cluster.openSockets()[0]?.drop();
    first.timeline.send("with a", { files: [first.add("a")] });
    first.timeline.send("with b", { files: [first.add("b")] });
    const attachment = first.arriving[0]?.arrive();
    await settlePromises();
    first.client.close();

    const second = await openRoom({ outboxStorage: outboxStorage() }, first.cluster);
    await settlePromises();
    expect(bodies(second.cluster)).toMatchObject([{ body: "with a", attachmentIds: [attachment?.id] }]);
    expect(second.timeline.getSnapshot().messages.at(-1)).toMatchObject({
      state: "failed",
      canRetry: false,
      draft: { body: "with b" },
      error: { message: expect.stringMatching("b was not uploaded") },
    });
  });
});
