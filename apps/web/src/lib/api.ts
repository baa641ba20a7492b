import type { AppRouter } from "@banter/api";
import { createTRPCClient, httpBatchLink } from "@trpc/client";

/** As many calls as the server takes in one request. */
const MAX_BATCH_CALLS = 10;

/** The API as this browser's session sees it. */
export const api = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: "/api/trpc", maxItems: MAX_BATCH_CALLS })],
});
