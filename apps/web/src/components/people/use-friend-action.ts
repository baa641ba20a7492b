"use client";

import type { Person } from "@banter/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { useApi } from "../../lib/use-api.ts";

export type FriendAction = "request" | "accept" | "decline" | "cancel" | "remove";

/** One change between oneself and a person, and the way to make it. */
export function useFriendAction(action: FriendAction, person: Person) {
  const keys = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await api.friends[action].mutate({ userId: person.id });
    },
    // whatever came of it: what is shown may have been out of date
    async onSettled() {
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.friends.pathKey() }),
        queries.invalidateQueries({ queryKey: keys.direct.pathKey() }),
      ]);
    },
  });
}
