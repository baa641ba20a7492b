import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { askAgainIfAsking } from "./ask-again-if-asking.ts";

function observe(answers: string[]) {
  const waiting: (() => void)[] = [];
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const queryKey = ["rooms", "get"];
  const queryFn = () => new Promise<string>((resolve) => waiting.push(() => resolve(answers.shift() ?? "")));
  queries.setQueryData(queryKey, "not a member");
  new QueryObserver(queries, { queryKey, queryFn }).subscribe(() => {});
  return { queries, queryKey, waiting };
}

it("lets no answer that was on its way take a change back", async () => {
  const { queries, queryKey, waiting } = observe(["not a member", "a member"]);
  void queries.invalidateQueries({ queryKey });
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  queries.setQueryData(queryKey, "a member");
  askAgainIfAsking(queries, ["rooms"]);
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[0]?.();
  await new Promise(setImmediate);
  expect(queries.getQueryData(queryKey)).toBe("a member");
  waiting[1]?.();
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(queries.getQueryData(queryKey)).toBe("a member");
});

it("asks nothing when nothing is on its way", () => {
  const { queries, queryKey, waiting } = observe([]);
  queries.setQueryData(queryKey, "a member");
  askAgainIfAsking(queries, ["rooms"]);
  expect(waiting).toHaveLength(0);
});
