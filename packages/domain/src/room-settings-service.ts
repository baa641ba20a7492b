import type { ChangeRoom, Role, RoomKind, RoomRole, RoomSettings } from "@banter/protocol";
import type { Actor, Origin } from "./actor.ts";
import type { Announcer } from "./announcer.ts";
import { roleNeeded } from "./member-changes.ts";
import { type AuditNote, asModerator, type Moderator } from "./moderator.ts";
import { mayChangeSettings, mayRenameRoom } from "./room-rules.ts";
import { noSuchRoom } from "./room-service.ts";

/** A room's settings, and who wants to change them, as they are under the room's lock. */
export interface SettingsFacts {
  settings: RoomSettings;
  roomKind: RoomKind;
  actor: { role: Role; roomRole: RoomRole | null };
}

export interface RoomSettingsPorts {
  /**
   * Changes a room's settings to what `decide` answers, and records its note, in one transaction under the room's lock;
   * null from `decide` changes nothing, and what it throws ends it. Null when there is no such room.
   * @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned.
   */
  changeSettings(
    actor: Actor,
    by: Moderator,
    roomId: string,
    decide: (facts: SettingsFacts) => { settings: RoomSettings; note: AuditNote } | null,
  ): Promise<{ settings: RoomSettings; isChanged: boolean } | null>;
  announcer: Pick<Announcer, "roomChanged">;
}

export type RoomSettingsService = ReturnType<typeof createRoomSettingsService>;

export function createRoomSettingsService({ changeSettings, announcer }: RoomSettingsPorts) {
  return {
    /**
     * Changes the topic or how slow the room is, as its owner or a moderator; the name, as its owner. Admins may, too.
     * @throws AppError NOT_FOUND, FORBIDDEN room_role.
     */
    async change(actor: Actor, origin: Origin, { roomId, ...wanted }: ChangeRoom): Promise<RoomSettings> {
      const changed = await changeSettings(actor, asModerator(actor, origin), roomId, (facts) => {
        const isKnown = facts.roomKind === "PUBLIC" || facts.actor.roomRole !== null || facts.actor.role === "ADMIN";
        if (!isKnown || facts.roomKind === "DIRECT") throw noSuchRoom();
        const before = facts.settings;
        const settings = {
          roomId,
          name: wanted.name ?? before.name,
          topic: wanted.topic ?? before.topic,
          slowModeSeconds: wanted.slowModeSeconds ?? before.slowModeSeconds,
        };
        const isRenamed = settings.name !== before.name;
        if (!mayChangeSettings(facts.actor) || (isRenamed && !mayRenameRoom(facts.actor))) throw roleNeeded();
        const details = differences(before, settings);
        if (Object.keys(details).length === 0) return null;
        const target = { kind: "room", id: roomId, name: before.name } as const;
        return { settings, note: { action: "change_room", target, reason: "", details } };
      });
      if (!changed) throw noSuchRoom();
      if (changed.isChanged) announcer.roomChanged(changed.settings);
      return changed.settings;
    },
  };
}

/** What it was before, by the name of the setting. */
function differences(before: RoomSettings, after: RoomSettings): Record<string, string> {
  const keys = ["name", "topic", "slowModeSeconds"] as const;
  return Object.fromEntries(keys.filter((key) => before[key] !== after[key]).map((key) => [key, String(before[key])]));
}
