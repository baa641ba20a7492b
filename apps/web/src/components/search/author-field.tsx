"use client";

import { LIMITS } from "@banter/protocol";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useApi } from "../../lib/use-api.ts";
import { useSearch } from "../../lib/use-search.ts";
import { TextField } from "../ui/text-field.tsx";

const MAX_SUGGESTED = 8;
/** Who is called how changes seldom while one types a name. */
const FRESH_MS = 30_000;

/** Whose messages are searched for; names are completed, of the room's members where there is a room. */
export function AuthorField({ roomId }: { roomId: string | undefined }) {
  const t = useTranslations("search");
  const listId = useId();
  const { typed, setTyped, settle } = useSearch("author");
  const names = useNames(typed.replace(/^@/, ""), roomId);
  return (
    <>
      <TextField
        label={t("filters.author")}
        placeholder={t("filters.anybody")}
        list={listId}
        maxLength={LIMITS.usernameMaxChars + 1}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={settle}
        className="min-w-0"
      />
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

/** The names that begin like this. */
function useNames(search: string, roomId: string | undefined): string[] {
  const api = useApi();
  const isAsked = search !== "";
  const options = { staleTime: FRESH_MS, placeholderData: keepPreviousData };
  const limit = MAX_SUGGESTED;
  const members = useQuery(
    api.rooms.members.queryOptions(
      { roomId: roomId ?? "", search, limit },
      { ...options, enabled: isAsked && roomId !== undefined },
    ),
  );
  const people = useQuery(
    api.friends.find.queryOptions({ search, limit }, { ...options, enabled: isAsked && roomId === undefined }),
  );
  if (!isAsked) return [];
  return ((roomId === undefined ? people.data?.people : members.data?.members) ?? []).map(({ username }) => username);
}
