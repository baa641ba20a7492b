export type { Access } from "./access-store.ts";
export { createDatabase, type Database } from "./database.ts";
export type { NodePresence, PresenceChanges } from "./presence-store.ts";
export type { EndedSessions } from "./session-store.ts";
