export type { ApiClient } from "./api-client.ts";
export { toAppError } from "./app-error.ts";
export { type BanterClient, type BanterClientOptions, type ClientEvents, createBanterClient } from "./banter-client.ts";
export type { Continuity, ContinuityStore } from "./continuity.ts";
export type { Draft } from "./draft.ts";
export { createBrowserOutboxStorage, type OutboxStorage, type StoredDraft } from "./outbox-storage.ts";
export type { Timeline } from "./timeline.ts";
export type { TimelineEntry, TimelineSnapshot, TimelineStatus } from "./timeline-snapshot.ts";
