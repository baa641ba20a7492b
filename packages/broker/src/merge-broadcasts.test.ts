import { type ClusterMessage, MessageType } from "socket.io-adapter";
import { expect, test } from "vitest";
import { mergeBroadcasts } from "./merge-broadcasts.ts";

function broadcast(
  event: string,
  payload: unknown,
  opts: { rooms?: string[]; except?: string[] } = {},
): ClusterMessage {
  const packet = { type: 2, data: [event, payload] };
  const { rooms = ["room:a"], except = [] } = opts;
  return {
    uid: "elsewhere",
    nsp: "/",
    type: MessageType.BROADCAST,
    data: { opts: { rooms, except, flags: {} }, packet },
  };
}

const said = (room: string, seqs: number[], except: string[] = []) =>
  broadcast(
    "new_chat_message",
    { roomId: room, messages: seqs.map((seq) => ({ seq })) },
    { rooms: [`room:${room}`], except },
  );

/** What was delivered: the event, the audience, and the places of its messages. */
function collect() {
  const delivered: [event: string, rooms: string, except: string, seqs: number[]][] = [];
  const errors: unknown[] = [];
  const receive = mergeBroadcasts(
    (message) => {
      if (message.type !== MessageType.BROADCAST) return;
      const { packet, opts } = message.data as { packet: { data: [string, { messages?: { seq: number }[] }] } } & {
        opts: { rooms: string[]; except: string[] };
      };
      const [event, payload] = packet.data;
      if (opts.rooms.includes("room:broken")) throw new Error("broken");
      delivered.push([event, opts.rooms.join(), opts.except.join(), payload.messages?.map(({ seq }) => seq) ?? []]);
    },
    (error) => errors.push(error),
  );
  return { receive, delivered, errors, settle: () => new Promise((resolve) => setImmediate(resolve)) };
}

test("what one read brings of a room leaves as one broadcast, in order, past everybody whom either leaves out", async () => {
  const { receive, delivered, settle } = collect();
  receive(said("a", [1, 2], ["hidden:x"]));
  receive(said("b", [7]));
  receive(said("a", [5], ["hidden:y", "hidden:x"]));
  receive(said("a", [3, 4]));
  expect(delivered).toEqual([]);
  await settle();
  expect(delivered).toEqual([
    ["new_chat_message", "room:a", "hidden:x,hidden:y", [1, 2, 3, 4, 5]],
    ["new_chat_message", "room:b", "", [7]],
  ]);
  receive(said("a", [6]));
  await settle();
  expect(delivered.at(-1)).toEqual(["new_chat_message", "room:a", "", [6]]);
});

test("any other event comes after what was there before it, and before what comes after it", async () => {
  const { receive, delivered, settle } = collect();
  receive(said("a", [1]));
  receive(broadcast("message_changed", { roomId: "a", messages: [{ seq: 1 }] }));
  receive(said("a", [2]));
  await settle();
  expect(delivered.map(([event]) => event)).toEqual(["new_chat_message", "message_changed", "new_chat_message"]);
});

test("no frame grows without bound", async () => {
  const { receive, delivered, settle } = collect();
  const hundred = (from: number) => Array.from({ length: 60 }, (_, index) => from + index);
  receive(said("a", hundred(1)));
  receive(said("a", hundred(61)));
  await settle();
  expect(delivered.map(([, , , seqs]) => seqs.length)).toEqual([60, 60]);
});

test("what is of no known form is left to the adapter, and what cannot be delivered takes nothing else with it", async () => {
  const { receive, delivered, errors, settle } = collect();
  const nameless = { uid: "elsewhere", nsp: "/", type: MessageType.BROADCAST } as unknown as ClusterMessage;
  expect(() => receive(nameless)).toThrow();
  receive(broadcast("new_chat_message", { roomId: "a" }));
  receive(said("broken", [7]));
  receive(said("a", [1]));
  await settle();
  expect(delivered.map(([event, , , seqs]) => [event, seqs])).toEqual([
    ["new_chat_message", []],
    ["new_chat_message", [1]],
  ]);
  expect(errors).toEqual([new Error("broken")]);
});
