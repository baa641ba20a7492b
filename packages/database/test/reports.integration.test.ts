import { createMessageService, createModerationService, createReportService, sweepAttachments } from "@banter/domain";
import { type ChangedMessages, LIMITS } from "@banter/protocol";
import {
  createResetToken,
  networkHolds,
  openTestWorld,
  parseNetwork,
  type TestPerson,
  type TestWorld,
} from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let world: TestWorld;
let admin: TestPerson;
let author: TestPerson;
let reporter: TestPerson;
let roomId: string;
let messageId: string;
const announced: ChangedMessages[] = [];
const announcer = { messagesChanged: (event: ChangedMessages) => announced.push(event) };

const as = (person: TestPerson) => ({ ...person, role: "USER" as const });
const by = (person: TestPerson) => ({ ...person, address: "192.0.2.1" });
const reports = () => createReportService({ ...world.database.reports, announcer });
const report = (person = reporter, note = "") => reports().report(as(person), { messageId, reason: "SPAM", note });
const queue = async () => {
  const { reports: all } = await reports().list(by(admin), { limit: 100 });
  return all.filter((one) => one.author.id === author.userId);
};

function messages() {
  return createMessageService({
    ...world.database.messages,
    async write(draft) {
      const [outcome] = await world.database.messages.writeMessages([{ id: uuidv7(), ...draft }]);
      if (!outcome) throw new Error("no outcome");
      return outcome;
    },
    findBan: world.database.moderation.findBan,
    announcer,
  });
}

async function upload(person: TestPerson, file: { name: string; description: string }): Promise<string> {
  const id = uuidv7();
  await world.database.attachments.reserve(person, { id, ...file, sizeBytes: 10 }, 1_000_000);
  const facts = { name: file.name, mediaType: "application/octet-stream", sizeBytes: 10, picture: null };
  await world.database.attachments.complete(person, id, facts);
  return id;
}

const audited = async () => {
  const { rows } = await world.sql.query<{ action: string; reason: string; body: string | null }>(
    "SELECT action, reason FROM audit_entries WHERE target_id = $1 ORDER BY created_at, id",
    [author.userId],
  );
  return rows;
};

beforeAll(async () => {
  world = await openTestWorld();
  admin = await world.addAdmin();
});
afterAll(() => world.close());
beforeEach(async () => {
  announced.length = 0;
  [author, reporter] = await Promise.all([world.addPerson(), world.addPerson()]);
  roomId = await world.addRoom(author);
  await world.database.rooms.addMember(reporter.userId, roomId);
  const { message } = await messages().send(as(author), { roomId, clientId: uuidv7(), body: "Buy my pills" });
  messageId = message.id;
});

describe("a report", () => {
  it("keeps the message as it was, whatever becomes of it", async () => {
    await report(reporter, "Every day");
    await report(reporter, "again");
    expect(await queue()).toMatchObject([
      {
        body: "Buy my pills",
        files: [],
        messageState: "AS_REPORTED",
        note: "Every day",
        reporter: { id: reporter.userId },
      },
    ]);
    await messages().edit(as(author), { messageId, body: "Hello" });
    expect(await queue()).toMatchObject([{ body: "Buy my pills", messageState: "EDITED" }]);
    await messages().delete(as(author), { messageId }, { address: "192.0.2.1", userAgent: "" });
    expect(await queue()).toMatchObject([{ body: "Buy my pills", messageState: "DELETED" }]);
  });

  it("keeps what the files of a message were called, also of one without words, whatever becomes of them", async () => {
    const files = [
      { name: "cat.png", description: "A cat, or so it says" },
      { name: "list of pills.pdf", description: "" },
    ];
    const attachmentIds = await Promise.all(files.map((file) => upload(author, file)));
    const { message } = await messages().send(as(author), { roomId, clientId: uuidv7(), body: "", attachmentIds });
    messageId = message.id;
    await report();
    await messages().delete(as(author), { messageId }, { address: "192.0.2.1", userAgent: "" });
    const kept = attachmentIds.map((id) => ({ id, sizeBytes: 10 }));
    expect(await queue()).toMatchObject([
      { body: "", files: files.map((file, place) => ({ ...file, kept: kept[place] })), messageState: "DELETED" },
    ]);
    await world.sql.query("DELETE FROM report_files WHERE attachment_id = ANY ($1)", [attachmentIds]);
    expect(await queue()).toMatchObject([{ files: files.map((file) => ({ ...file, kept: null })) }]);
  });

  it("is for those who can read the message, of what others wrote", async () => {
    const outsider = await world.addPerson();
    await expect(report(outsider)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(report(author)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await messages().delete(as(author), { messageId }, { address: "192.0.2.1", userAgent: "" });
    await expect(report()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await queue()).toEqual([]);
  });

  it("is refused to one who reports all day, and to one who is banned", async () => {
    await world.sql.query(
      `WITH old AS (
         INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256)
         SELECT gen_random_uuid(), $1, $2, gen_random_uuid(), 100 + n, 100 + n, 'x', sha256('x') FROM generate_series(1, $4) AS n
         RETURNING id
       ) INSERT INTO reports (id, message_id, reporter_id, reason, body) SELECT gen_random_uuid(), id, $3, 'SPAM', 'x' FROM old`,
      [roomId, author.userId, reporter.userId, LIMITS.reportsPerDay],
    );
    await expect(report()).rejects.toMatchObject({ code: "CONFLICT", reason: "too_many" });
    const banned = await world.addPerson();
    await world.database.rooms.addMember(banned.userId, roomId);
    await world.sql.query("INSERT INTO user_bans (id, user_id, reason) VALUES ($1, $2, 'Spam')", [
      uuidv7(),
      banned.userId,
    ]);
    await expect(report(banned)).rejects.toMatchObject({ reason: "banned" });
  });
});

describe("the files of a reported message", () => {
  const remove = () => messages().delete(as(author), { messageId }, { address: "192.0.2.1", userAgent: "" });
  const readable = (person: TestPerson, reportId: string, attachmentId: string) =>
    world.database.attachments.findReported(person.userId, { reportId, attachmentId });
  const settledDaysAgo = (reportId: string, days: number) =>
    world.sql.query(
      `UPDATE reports SET resolution = 'DISMISSED', resolved_at = now() - make_interval(days => $2) WHERE id = $1`,
      [reportId, days],
    );
  let attachmentId: string;
  let removed: string[];

  async function sweep(): Promise<void> {
    const store = { remove: async (ids: readonly string[]) => void removed.push(...ids) };
    await sweepAttachments({ store, ...world.database.attachments });
  }

  beforeEach(async () => {
    removed = [];
    attachmentId = await upload(author, { name: "cat.png", description: "" });
    const draft = { roomId, clientId: uuidv7(), body: "", attachmentIds: [attachmentId] };
    messageId = (await messages().send(as(author), draft)).message.id;
  });

  it("outlive its deletion, for admins alone, and no longer count against their owner's allowance", async () => {
    await report();
    const [{ id: reportId } = { id: "" }] = await queue();
    await remove();
    await sweep();
    expect(removed).not.toContain(attachmentId);
    expect(await readable(admin, reportId, attachmentId)).toMatchObject({ id: attachmentId, name: "cat.png" });
    for (const person of [author, reporter, await world.addPerson()]) {
      expect(await readable(person, reportId, attachmentId)).toBeNull();
    }
    for (const person of [author, reporter, admin]) {
      expect(await world.database.attachments.findReadable(person.userId, attachmentId)).toBeNull();
    }
    expect(await world.database.attachments.countUsedBytes(author.userId)).toBe(0);
  });

  it("are those of the report only", async () => {
    await report();
    const [{ id: reportId } = { id: "" }] = await queue();
    const other = await upload(author, { name: "dog.png", description: "" });
    await messages().send(as(author), { roomId, clientId: uuidv7(), body: "", attachmentIds: [other] });
    expect(await readable(admin, reportId, other)).toBeNull();
    expect(await readable(admin, uuidv7(), attachmentId)).toBeNull();
  });

  it("are kept some time after the decision, and then go with the others", async () => {
    const second = await world.addPerson();
    await world.database.rooms.addMember(second.userId, roomId);
    await report();
    await report(second);
    const [one, other] = await queue();
    if (!one || !other) throw new Error("nothing was reported");
    await remove();
    await settledDaysAgo(one.id, LIMITS.reportedFilesKeptDays + 1);
    await sweep();
    expect(removed).not.toContain(attachmentId);
    expect(await readable(admin, one.id, attachmentId)).toBeNull();
    await settledDaysAgo(other.id, LIMITS.reportedFilesKeptDays - 1);
    await sweep();
    expect(removed).not.toContain(attachmentId);
    expect(await readable(admin, other.id, attachmentId)).not.toBeNull();
    await settledDaysAgo(other.id, LIMITS.reportedFilesKeptDays + 1);
    await sweep();
    expect(removed).toContain(attachmentId);
    expect((await world.sql.query("SELECT FROM report_files WHERE report_id = $1", [other.id])).rowCount).toBe(0);
  });

  it("stay where they are when the message does, however long ago it was settled", async () => {
    await report();
    const [{ id: reportId } = { id: "" }] = await queue();
    await settledDaysAgo(reportId, LIMITS.reportedFilesKeptDays + 1);
    await sweep();
    expect(removed).not.toContain(attachmentId);
    expect(await world.database.attachments.findReadable(reporter.userId, attachmentId)).not.toBeNull();
  });

  it("are kept by whatever report was there first, when the message is deleted at the same moment", async () => {
    const [reported] = await Promise.allSettled([report(), remove().then(sweep)]);
    if (reported.status === "rejected") {
      expect(reported.reason).toMatchObject({ code: "NOT_FOUND" });
      expect(removed).toContain(attachmentId);
    } else {
      expect(removed).not.toContain(attachmentId);
      expect(await queue()).toMatchObject([{ files: [{ kept: { id: attachmentId } }] }]);
    }
  });

  it("are not promised while their message is being deleted: the report waits, and finds nothing", async () => {
    const client = await world.sql.connect();
    let isDeleted = false;
    try {
      await client.query("BEGIN");
      await client.query("SELECT FROM messages WHERE id = $1 FOR NO KEY UPDATE", [messageId]);
      const reporting = report();
      await client.query("UPDATE messages SET body = NULL, body_sha256 = NULL, deleted_at = now() WHERE id = $1", [
        messageId,
      ]);
      await client.query("COMMIT");
      isDeleted = true;
      await expect(reporting).rejects.toMatchObject({ code: "NOT_FOUND" });
    } finally {
      if (!isDeleted) await client.query("ROLLBACK");
      client.release();
    }
  });
});

describe("a decision", () => {
  const resolve = async (resolution: "DISMISSED" | "DELETED", person = admin) => {
    const [first] = await queue();
    return reports().resolve(by(person), { reportId: first?.id ?? uuidv7(), resolution, reason: "Seen" });
  };

  it("to dismiss settles one report, leaves the message, and is recorded", async () => {
    await report();
    await resolve("DISMISSED");
    expect(await queue()).toEqual([]);
    expect((await world.history(reporter, roomId)).map(({ body }) => body)).toEqual(["Buy my pills"]);
    expect(await audited()).toEqual([{ action: "dismiss_report", reason: "Seen" }]);
    expect(announced).toEqual([]);
  });

  it("to delete deletes for everybody, settles all reports of the message, and is recorded", async () => {
    const other = await world.addPerson();
    await world.database.rooms.addMember(other.userId, roomId);
    await report();
    await report(other);
    await resolve("DELETED");
    expect(await queue()).toEqual([]);
    expect((await world.history(reporter, roomId)).map(({ body, rev }) => ({ body, rev }))).toEqual([
      { body: null, rev: 2 },
    ]);
    expect(announced).toMatchObject([
      { roomId, messages: [{ id: messageId, body: null, author: { id: author.userId } }] },
    ]);
    expect(await audited()).toEqual([{ action: "delete_reported_message", reason: "Seen" }]);
  });

  it("to ban the author settles the report, and only one about them", async () => {
    await report();
    const moderation = createModerationService({
      changePerson: world.database.moderation.changePerson,
      createResetToken,
      parseNetwork,
      networkHolds,
      announceBans() {},
    });
    const reportId = (await queue())[0]?.id ?? "";
    const ban = ({ userId }: TestPerson) =>
      moderation.banUser(by(admin), { userId, reason: "Seen", minutes: 60, reportId });
    await ban(reporter);
    expect(await queue()).toHaveLength(1);
    await ban(author);
    expect(await queue()).toEqual([]);
    const { rows } = await world.sql.query("SELECT resolution, resolved_by_id FROM reports WHERE id = $1", [reportId]);
    expect(rows).toEqual([{ resolution: "BANNED", resolved_by_id: admin.userId }]);
    expect(await audited()).toEqual([{ action: "ban_user", reason: "Seen" }]);
    expect((await world.history(reporter, roomId)).map(({ body }) => body)).toEqual(["Buy my pills"]);
  });

  it("is an admin's, also when the role was taken a moment ago, and is made once", async () => {
    await report();
    await expect(resolve("DELETED", reporter)).rejects.toMatchObject({ reason: "admins_only" });
    const settled = await Promise.allSettled([resolve("DELETED"), resolve("DISMISSED")]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await audited()).toHaveLength(1);
  });
});
