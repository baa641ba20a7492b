import { LIMITS } from "@banter/protocol";

/** How the rooms one is in are asked for; the server, the sidebar and the live updates share one list. */
export const JOINED_ROOMS = { scope: "JOINED", limit: LIMITS.pageMaxItems } as const;
