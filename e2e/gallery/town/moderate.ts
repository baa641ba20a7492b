import type { Person } from "../../fixtures/people.ts";
import type { Name } from "./names.ts";
import type { RoomKey } from "./rooms.ts";

/** What makes work for admins, and what they did about it. */
export async function moderate(
  people: Readonly<Record<Name, Person>>,
  rooms: Readonly<Record<RoomKey, string>>,
): Promise<void> {
  const { Mara, Freya, Zoe, Jonas, Tomas, Ines, CheapWatches, WinBigToday } = people;
  const mara = Mara.api;
  await mara.moderation.setRole.mutate({ userId: Freya.id, role: "ADMIN", reason: "Looks after us while I am at sea" });
  const { messages } = await Tomas.api.messages.list.query({ roomId: rooms.repair });
  const by = ({ id }: Person) => messages.find(({ author }) => author.id === id)?.id ?? "";
  await Zoe.api.messages.report.mutate({ messageId: by(CheapWatches), reason: "SPAM" });
  await Jonas.api.messages.report.mutate({
    messageId: by(WinBigToday),
    reason: "SPAM",
    note: "Wrote the same to me last week, in other words.",
  });
  await Freya.api.addressBans.ban.mutate({ addresses: ["203.0.113.0/24"], reason: "A flood of sign-ups" });
  await Freya.api.addressBans.ban.mutate({ addresses: ["2001:db8:77::1"], reason: "The same again", minutes: null });
  await Freya.api.moderation.endSessions.mutate({ userId: Ines.id, reason: "Lost her phone on the ferry" });
  await mara.roomKeeping.archive.mutate({ roomId: rooms.fair, reason: "Over until next summer" });
  await mara.moderation.banUser.mutate({
    userId: CheapWatches.id,
    reason: "Sells watches in every room",
    minutes: 10_080,
  });
}
