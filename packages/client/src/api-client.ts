import type { AppRouter } from "@banter/api";
import { createTRPCClient, httpBatchLink, type TRPCClient } from "@trpc/client";

/** The server refuses larger batches. */
const MAX_BATCH_CALLS = 10;

export type ApiClient = TRPCClient<AppRouter>;

/** Calls reject with what `toAppError` turns into an AppError. */
export function createApiClient(baseUrl: string, token: string | undefined): ApiClient {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: new URL("/api/trpc", baseUrl).href,
        maxItems: MAX_BATCH_CALLS,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        ...(token === undefined && {
          fetch: (url, init) => fetch(url, { ...(init as RequestInit), credentials: "include" }),
        }),
      }),
    ],
  });
}
