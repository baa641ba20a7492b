import type { BanterClient } from "@banter/client";
import type { Message } from "@banter/protocol";
import type { Person } from "../../fixtures/people.ts";
import { DIRECT_LINES, LINES, type Line } from "./lines.ts";
import type { Name } from "./names.ts";
import type { drawPictures } from "./pictures.ts";
import type { RoomKey } from "./rooms.ts";

interface Cast {
  people: Readonly<Record<Name, Person>>;
  clients: Readonly<Record<Name, BanterClient>>;
  rooms: Readonly<Record<RoomKey, string>>;
  pictures: Awaited<ReturnType<typeof drawPictures>>;
}

const MINUTE_MS = 60_000;
const PDF = new Blob([`%PDF-1.7\n${"% berths and boats\n".repeat(9_000)}`]);

/** Says all that is said in the town, but for what is new: that only once `read` has resolved. Answers when it was said. */
export async function sayLines(cast: Cast, read: () => Promise<unknown>): Promise<Map<string, Date>> {
  const startMs = Date.now();
  const writtenAt = new Map<string, Date>();
  const note = ({ id }: Message, minutesAgo: number) => writtenAt.set(id, new Date(startMs - minutesAgo * MINUTE_MS));

  async function sayAll(isNew: boolean): Promise<void> {
    for (const key of Object.keys(LINES) as RoomKey[]) {
      for (const line of LINES[key] ?? []) {
        if ((line.isNew ?? false) === isNew) note(await say(cast, key, line), line.minutesAgo);
      }
    }
    for (const { by, to, text, minutesAgo, ...line } of DIRECT_LINES) {
      if ((line.isNew ?? false) !== isNew) continue;
      const direct = { toUserId: cast.people[to].id, clientId: crypto.randomUUID(), body: text };
      note((await cast.people[by].api.direct.send.mutate(direct)).message, minutesAgo);
    }
  }

  await sayAll(false);
  await read();
  await sayAll(true);
  return writtenAt;
}

async function say({ people, clients, rooms, pictures }: Cast, key: RoomKey, line: Line): Promise<Message> {
  const client = clients[line.by];
  const roomId = rooms[key];
  const { messages } = await people[line.by].api.messages.list.query({ roomId });
  const answered = messages.find(({ body }) => line.answers !== undefined && body?.startsWith(line.answers));
  const picture = line.picture && pictures[line.picture];
  const files = [
    ...(picture
      ? [attach(client, new Blob([new Uint8Array(picture.png)]), `${line.picture}.png`, picture.description)]
      : []),
    ...(line.file ? [attach(client, PDF, line.file, "")] : []),
  ];
  const message = await send(client, roomId, line.before ?? line.text, { replyToId: answered?.id ?? null, files });
  for (const [emoji, names] of Object.entries(line.reactions ?? {})) {
    for (const name of names) await people[name].api.messages.react.mutate({ messageId: message.id, emoji, on: true });
  }
  if (line.before !== undefined) await client.editMessage(message.id, line.text);
  if (line.isPinned) await client.pinMessage(message.id, true);
  if (line.isDeleted) await client.deleteMessage(message.id);
  return message;
}

function attach(client: BanterClient, file: Blob, name: string, description: string) {
  return { key: client.uploads.add(file, name, description), name, attachment: null };
}

function send(
  client: BanterClient,
  roomId: string,
  body: string,
  options: NonNullable<Parameters<ReturnType<BanterClient["room"]>["send"]>[1]>,
): Promise<Message> {
  return new Promise((resolve, reject) => {
    const clientId = client.room(roomId).send(body, options);
    const stops = [
      client.on("message_sent", (sent) => sent.clientId === clientId && settle(() => resolve(sent.message))),
      client.on("message_refused", (refused) => refused.clientId === clientId && settle(() => reject(refused.error))),
    ];
    function settle(end: () => void): void {
      for (const stop of stops) stop();
      end();
    }
  });
}
