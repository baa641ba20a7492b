import {
  createDirectService,
  createFriendService,
  createMessageService,
  createPresenceService,
  createReadingService,
  createRoomService,
  createSearchService,
} from "@banter/domain";
import { AppError } from "@banter/protocol";
import type { TestWorld } from "@banter/testing";
import type { Guest, Party } from "./block-party.ts";

/** Where somebody reads over HTTP what others write. */
export const PLACES_OF_TEXT = ["history", "around", "message", "pins", "file", "search"] as const;

type Question = [what: string, ask: () => Promise<unknown>];

/** Asks all that a person can ask over HTTP; answers with what each question brought, as text, refusals included. */
export function createReadings({ database }: TestWorld, { guests, roomIds, directRoomIds, said, fileIds }: Party) {
  const announcer = {} as never; // nothing is changed here
  const noLimit = { take: async () => {}, forgive: async () => {} };
  const noWrites = () => Promise.reject(new Error("nothing is written here"));
  const messages = createMessageService({
    ...database.messages,
    findBan: database.moderation.findBan,
    write: noWrites,
    announcer,
  });
  const rooms = createRoomService({ ...database.rooms, announcer });
  const reading = createReadingService({ ...database.reading, announcer });
  const search = createSearchService({ ...database.search, searches: noLimit });
  const direct = createDirectService(database.direct);
  const friends = createFriendService({ ...database.friends, requests: noLimit, searches: noLimit, announcer });
  const presence = createPresenceService(database.presence);

  function questionsOf({ person }: Guest): Question[] {
    const actor = { ...person, role: "USER" as const };
    const userIds = guests.map((guest) => guest.person.userId);
    const inRoom = (roomId: string): Question[] => [
      ["history", () => messages.list(actor, { roomId, limit: 100 })],
      ["around", () => messages.list(actor, { roomId, aroundSeq: 1, limit: 100 })],
      ["pins", () => messages.pins(actor, { roomId })],
      ["room", () => rooms.get(actor, { roomId })],
      ["members", () => rooms.members(actor, { roomId, search: "", limit: 50 })],
    ];
    const ofGuest = ({ secret, person: { userId, username } }: Guest): Question[] => [
      ["search", () => search.messages(actor, { query: secret, limit: 20 })],
      ["search by author", () => search.messages(actor, { query: "again", author: username, limit: 20 })],
      ["conversation", () => direct.get(actor, { userId })],
      ["people", () => friends.find(actor, { search: username, limit: 20 })],
    ];
    return [
      ...[...roomIds, ...directRoomIds].flatMap(inRoom),
      ...guests.flatMap(ofGuest),
      ...said.map(({ id: messageId }): Question => ["message", () => messages.get(actor, { messageId })]),
      ...fileIds.map((id): Question => ["file", () => database.attachments.findReadable(person.userId, id)]),
      ["rooms", () => rooms.list(actor, { search: "", scope: "JOINED", sort: "NAME", limit: 30 })],
      ["unread", () => reading.unread(actor, {})],
      ["conversations", () => direct.list(actor, { limit: 50 })],
      ["friends", () => friends.list(actor)],
      ["presence", () => presence.list(actor, { userIds })],
    ];
  }

  return (guest: Guest) =>
    Promise.all(
      questionsOf(guest).map(async ([what, ask]) => ({
        what,
        text: JSON.stringify(await ask().catch(refusalOf)),
      })),
    );
}

function refusalOf(error: unknown) {
  if (!(error instanceof AppError)) throw error;
  const { code, reason, message } = error;
  return { code, reason, message };
}
