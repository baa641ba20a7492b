import { randomUUID } from "node:crypto";
import type { BlockService, FriendService, RoomRoleService } from "@banter/domain";
import { type Ack, type Answers, AppError, type ClientEvent } from "@banter/protocol";
import type { Random, TestPerson, TestWorld } from "@banter/testing";
import { expect } from "vitest";
import type { TestSocket } from "./cluster.ts";

/** What a party needs of the cluster on which it is. */
export interface PartyHost {
  world: TestWorld;
  nodeCount: number;
  connect(person: TestPerson, node: number): Promise<TestSocket>;
  blocks: BlockService;
  friends: FriendService;
  roomRoles: Pick<RoomRoleService, "kick">;
}

export interface Guest {
  person: TestPerson;
  index: number;
  /** A word that is in all that this guest writes, and in the names of their files. */
  secret: string;
  sockets: TestSocket[];
  /** Whom this guest blocks, and of each socket how much had come when it was last looked through. */
  blocked: Map<Guest, Map<TestSocket, number>>;
}

export type Party = Awaited<ReturnType<typeof startParty>>;

/** What may come of an act that is tried at random. */
const REFUSALS = new Set<string>([
  "not_friends",
  "not_a_member",
  "not_the_author",
  "message_deleted",
  "no_such_reply",
  "room_role",
  "direct_room",
  "too_many",
  "NOT_FOUND",
  "RATE_LIMITED",
]);

const EMOJI = ["👍", "🫘", "👎"];
const ORIGIN = { address: "192.0.2.1", userAgent: "test" };

/** Four people in two rooms, each on two nodes, who do what people do as chance has it. */
export async function startParty(host: PartyHost, random: Random) {
  const { world } = host;
  const pick = <Item>(items: readonly Item[]) => items[random(items.length)] as Item;
  const people = await Promise.all(Array.from({ length: 4 }, () => world.addPerson()));
  const [owner, ...others] = people as [TestPerson, ...TestPerson[]];
  const roomIds = [await world.addRoom(owner), await world.addRoom(owner)];
  for (const roomId of roomIds) {
    for (const { userId } of others) await world.database.rooms.addMember(userId, roomId);
  }
  await world.sql.query("UPDATE room_members SET role = 'MODERATOR' WHERE room_id = ANY ($1) AND user_id = ANY ($2)", [
    roomIds,
    others.slice(0, 2).map(({ userId }) => userId),
  ]);
  const directRoomIds = new Set<string>();
  const said: { id: string; roomId: string; by: Guest }[] = [];
  const fileIds: string[] = [];
  let count = 0;

  const enter = async (person: TestPerson, node: number): Promise<TestSocket> => {
    const socket = await host.connect(person, node % host.nodeCount);
    await socket.ask("watch_presence", { userIds: people.map(({ userId }) => userId) });
    return socket;
  };
  const guests: Guest[] = await Promise.all(
    people.map(async (person, index) => ({
      person,
      index,
      secret: `secret${randomUUID().replaceAll("-", "")}`,
      sockets: [await enter(person, index), await enter(person, index + 1)],
      blocked: new Map(),
    })),
  );

  const otherThan = (one: Guest) => pick(guests.filter((guest) => guest !== one));
  function textOf({ secret }: Guest): string {
    count += 1;
    return `${secret} ${count}`;
  }

  /** Over one of the guest's sockets. Null for what is refused as anybody may be. */
  async function tell<Event extends ClientEvent>(
    socket: TestSocket,
    event: Event,
    input: unknown,
  ): Promise<Answers[Event] | null> {
    const answer = (await socket.emit(event, input)) as Ack<Answers[Event]>;
    if (answer.ok) return answer.data;
    expect([...REFUSALS], `${event}: ${answer.error.message}`).toContain(answer.error.reason ?? answer.error.code);
    return null;
  }

  async function upload({ person, secret }: Guest): Promise<string> {
    const id = randomUUID();
    const file = { name: `${secret}.txt`, mediaType: "text/plain", sizeBytes: 3, picture: null };
    await world.database.attachments.reserve(person, { id, ...file, description: secret }, 1_000_000);
    await world.database.attachments.complete(person, id, file);
    fileIds.push(id);
    return id;
  }

  async function say(one: Guest, roomId: string, more: Record<string, unknown> = {}): Promise<void> {
    const input = { roomId, clientId: randomUUID(), body: textOf(one), ...more };
    const answer = await tell(pick(one.sockets), "new_chat_message", input);
    if (answer) said.push({ id: answer.message.id, roomId, by: one });
  }

  async function writeTo(one: Guest, other: Guest): Promise<void> {
    const input = { toUserId: other.person.userId, clientId: randomUUID(), body: textOf(one) };
    const answer = await tell(pick(one.sockets), "new_direct_message", input);
    if (!answer) return;
    said.push({ id: answer.message.id, roomId: answer.message.roomId, by: one });
    directRoomIds.add(answer.message.roomId);
  }

  async function befriend(one: Guest, other: Guest): Promise<void> {
    await host.friends.request(as(one), { userId: other.person.userId }).catch(ifRefused);
    await host.friends.accept(as(other), { userId: one.person.userId }).catch(ifRefused);
  }

  const acts = {
    befriend: (one: Guest) => befriend(one, otherThan(one)),
    direct: (one: Guest) => writeTo(one, otherThan(one)),
    send: (one: Guest) => say(one, pick(roomIds)),
    mention: (one: Guest) =>
      say(one, pick(roomIds), { body: `${textOf(one)} @${otherThan(one).person.username} @room` }),
    attach: async (one: Guest) => say(one, pick(roomIds), { attachmentIds: [await upload(one)] }),
    async reply(one: Guest) {
      const { roomId, id } = pick(said);
      await say(one, roomId, { replyToId: id });
    },
    async edit(one: Guest) {
      const own = said.filter(({ by }) => by === one);
      if (own.length > 0) await tell(pick(one.sockets), "edit_message", { messageId: pick(own).id, body: textOf(one) });
    },
    async remove(one: Guest) {
      await tell(pick(one.sockets), "delete_message", { messageId: pick(said).id });
    },
    async react(one: Guest) {
      await tell(pick(one.sockets), "react", { messageId: pick(said).id, emoji: pick(EMOJI), on: random(4) > 0 });
    },
    async pin(one: Guest) {
      await tell(pick(one.sockets), "pin_message", { messageId: pick(said).id, on: random(4) > 0 });
    },
    async type(one: Guest) {
      await tell(pick(one.sockets), "typing", { roomId: pick(roomIds) });
    },
    async goAway(one: Guest) {
      await tell(pick(one.sockets), "set_presence", { state: pick(["away", "online"]) });
    },
    async kick(one: Guest) {
      const ref = { roomId: pick(roomIds), userId: otherThan(one).person.userId, reason: "" };
      await host.roomRoles.kick(as(one), ORIGIN, ref).catch(ifRefused);
    },
    async leave(one: Guest) {
      await tell(pick(one.sockets), "leave_room", { roomId: pick(roomIds) });
    },
    async join(one: Guest) {
      await tell(pick(one.sockets), "join_room", { roomId: pick(roomIds) });
    },
    async sync(one: Guest) {
      const cursors = [...roomIds, ...directRoomIds].map((roomId) => ({ roomId, afterRev: random(20) }));
      await tell(pick(one.sockets), "sync_rooms", { cursors });
    },
    async reconnect(one: Guest) {
      const at = random(one.sockets.length);
      one.sockets[at]?.close();
      one.sockets[at] = await enter(one.person, random(host.nodeCount));
    },
    async block(one: Guest) {
      const other = otherThan(one);
      await host.blocks.block(as(one), { userId: other.person.userId });
      if (one.blocked.has(other)) return;
      // What a node had sent before it knew has arrived when a question asked now is answered.
      await Promise.all(one.sockets.map((socket) => socket.emit("leave_room", {})));
      one.blocked.set(other, new Map(one.sockets.map((socket) => [socket, socket.wire.length])));
    },
    async unblock(one: Guest) {
      const other = pick([...one.blocked.keys(), null]);
      if (!other) return;
      one.blocked.delete(other);
      await host.blocks.unblock(as(one), { userId: other.person.userId });
    },
  };

  return {
    guests,
    roomIds,
    directRoomIds,
    said,
    fileIds,
    acts,

    /** Everybody does all that others could see, so that there is some of it before the first block. */
    async open(): Promise<void> {
      for (const one of guests) {
        for (const other of guests.slice(one.index + 1)) await befriend(one, other);
        for (const roomId of roomIds) await say(one, roomId, { attachmentIds: [await upload(one)] });
      }
      const first = said.slice(0);
      for (const one of guests) {
        for (const other of guests) if (other !== one) await writeTo(one, other);
        for (const { id, roomId } of first) {
          await say(one, roomId, { replyToId: id, body: `${textOf(one)} @room` });
          await tell(one.sockets[0] as TestSocket, "react", { messageId: id, emoji: "👍", on: true });
          await tell(one.sockets[0] as TestSocket, "pin_message", { messageId: id, on: true });
        }
      }
    },

    /** Everybody is back in all rooms. */
    async gather(): Promise<void> {
      for (const one of guests) {
        for (const roomId of roomIds) await one.sockets[0]?.ask("join_room", { roomId });
      }
    },

    /** Everybody talks on both rooms all the time, without taking from chance, until it is told to stop. */
    chatter(): () => Promise<void> {
      let isOver = false;
      const talking = (async () => {
        for (let round = 0; !isOver; round += 1) {
          const roomId = roomIds[round % roomIds.length];
          await Promise.all(
            guests.map(({ sockets: [socket], secret }) =>
              // it may be closing, or be out of the room
              socket
                ?.emit("new_chat_message", { roomId, clientId: randomUUID(), body: `${secret} again` })
                .catch(() => {}),
            ),
          );
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      })();
      return () => {
        isOver = true;
        return talking;
      };
    },
  };
}

function as({ person }: Guest) {
  return { ...person, role: "USER" as const };
}

function ifRefused(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}
