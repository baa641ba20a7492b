import { toAppError } from "@banter/client";
import { ERRORS } from "@banter/protocol";
import { QueryClient } from "@tanstack/react-query";

/** Live events keep the lists up to date; this long after a load they are not asked for again. */
const STALE_AFTER_MS = 60_000;

const MAX_RETRIES = 2;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        retry: (failures, error) => failures < MAX_RETRIES && ERRORS[toAppError(error).code].retryable,
      },
    },
  });
}
