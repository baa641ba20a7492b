import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** After a change by hand: answers that are on their way may be older than it, and would take it back. */
export function askAgainIfAsking(queries: QueryClient, queryKey: QueryKey): void {
  if (queries.isFetching({ queryKey }) > 0) void queries.invalidateQueries({ queryKey });
}
