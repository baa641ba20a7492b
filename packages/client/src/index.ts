export type { ApiClient } from "./api-client.ts";
export { toAppError } from "./app-error.ts";
export { createBanterClient } from "./banter-client.ts";
export type { BanterClient, BanterClientOptions, ClientEvents } from "./banter-client-interface.ts";
export type { Continuity, ContinuityStore } from "./continuity.ts";
export type { DirectDrafts } from "./direct-drafts.ts";
export { canRetry, type Draft, type DraftFile } from "./draft.ts";
export {
  createBrowserOutboxStorage,
  type OutboxStorage,
  type OutboxStorageHandlers,
  type StoredDraft,
} from "./outbox-storage.ts";
export { keepOwnReactions, takeBackReaction } from "./own-reactions.ts";
export type { KnownPresence, Presence } from "./presence.ts";
export type { Quoted } from "./quotes.ts";
export type { SendOptions, Timeline } from "./timeline.ts";
export type { TimelineEntry, TimelineSnapshot, TimelineStatus } from "./timeline-snapshot.ts";
export type { RoomTyping } from "./typing.ts";
export type { UnreadSnapshot, UnreadStore } from "./unread.ts";
export type { Upload, Uploads } from "./uploads.ts";
