import { type BanterClient, createBanterClient } from "@banter/client";
import { ageSite, embeddedDatabaseOf } from "@banter/testing";
import type { Browser } from "@playwright/test";
import { createPeople, newPassword, type Person } from "../../fixtures/people.ts";
import { runAdmin } from "../../stack/run-admin.ts";
import type { Banter } from "../../stack/start-banter.ts";
import { moderate } from "./moderate.ts";
import { NAMES, type Name } from "./names.ts";
import { drawPictures } from "./pictures.ts";
import { ROOMS, type RoomKey, type TownRoom } from "./rooms.ts";
import { sayLines } from "./say-lines.ts";

/** Everybody and everything that the pictures show. */
export interface Town {
  people: Readonly<Record<Name, Person>>;
  rooms: Readonly<Record<RoomKey, string>>;
  /** The path of a link into the committee's room. */
  invitation: string;
  /** Has somebody write, for as long as others see it. */
  type(name: Name, key: RoomKey): void;
  close(): void;
}

/** Who is about while the pictures are taken, and who has been away from the keyboard for a while. */
const ONLINE: readonly Name[] = ["Jonas", "Aiko", "Kwame", "Priya", "Zoe"];
const AWAY: readonly Name[] = ["Freya", "Nils"];

/** Signs everybody up on an empty Banter, and has them meet, talk, make friends and trouble. */
export async function foundTown(banter: Banter, browser: Browser): Promise<Town> {
  const signUp = createPeople(banter.url).signUpAs;
  const people = {} as Record<Name, Person>;
  for (const name of NAMES) people[name] = await signUp(name, newPassword());
  await runAdmin(banter, "promote", "Mara");

  const rooms = {} as Record<RoomKey, string>;
  for (const key of Object.keys(ROOMS) as RoomKey[]) rooms[key] = await makeRoom(people, ROOMS[key]);
  await befriend(people);

  const clients = {} as Record<Name, BanterClient>;
  for (const name of NAMES) clients[name] = await connect(banter.url, people[name]);
  const readAll = () => Promise.all(NAMES.map((name) => people[name].api.reading.markAllRead.mutate({})));
  const pictures = await drawPictures(browser);
  const writtenAt = await sayLines({ people, clients, rooms, pictures }, readAll);

  const { token } = await people.Mara.api.roomRoles.createInvite.mutate({ roomId: rooms.committee });
  await people.Mara.api.reading.setNotify.mutate({ roomId: rooms.books, notify: "NOTHING" });
  await people.Mara.api.blocks.block.mutate({ userId: people.WinBigToday.id });
  await moderate(people, rooms);
  await ageSite(embeddedDatabaseOf(banter.environment), writtenAt);
  people.Ines = await createPeople(banter.url).logIn(people.Ines);

  for (const name of NAMES) {
    if (AWAY.includes(name)) clients[name].presence.setOwn("away");
    else if (!ONLINE.includes(name)) clients[name].close();
  }
  return {
    people,
    rooms,
    invitation: `/invite/${token}`,
    type: (name, key) => clients[name].typing(rooms[key]).say(),
    close: () => Object.values(clients).forEach((client) => void client.close()),
  };
}

async function makeRoom(people: Readonly<Record<Name, Person>>, room: TownRoom): Promise<string> {
  const { name, topic, kind = "PUBLIC", owner, moderator, members, slowModeSeconds } = room;
  const { api } = people[owner];
  const { id: roomId } = await api.rooms.create.mutate({ name, topic, kind });
  const invite = kind === "PUBLIC" ? null : await api.roomRoles.createInvite.mutate({ roomId });
  for (const member of [...(moderator ? [moderator] : []), ...members]) {
    if (invite) await people[member].api.roomRoles.acceptInvite.mutate({ token: invite.token });
    else await people[member].api.rooms.join.mutate({ roomId });
  }
  if (moderator) await api.roomRoles.setRole.mutate({ roomId, userId: people[moderator].id, role: "MODERATOR" });
  if (slowModeSeconds) await api.roomKeeping.change.mutate({ roomId, slowModeSeconds });
  return roomId;
}

async function befriend({ Mara, Jonas, Aiko, Freya, Kwame, Nils, Priya, Omar, Zoe }: Readonly<Record<Name, Person>>) {
  for (const friend of [Jonas, Aiko, Freya, Kwame, Nils]) {
    await Mara.api.friends.request.mutate({ userId: friend.id });
    await friend.api.friends.accept.mutate({ userId: Mara.id });
  }
  for (const asking of [Priya, Zoe]) await asking.api.friends.request.mutate({ userId: Mara.id });
  await Mara.api.friends.request.mutate({ userId: Omar.id });
}

async function connect(baseUrl: string, { token }: Person): Promise<BanterClient> {
  const client = createBanterClient({ baseUrl, token });
  client.connect();
  await client.whenConnected();
  return client;
}
