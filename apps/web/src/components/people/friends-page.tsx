"use client";

import { LIMITS } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { useSearch } from "../../lib/use-search.ts";
import { PageHeading } from "../shell/page-heading.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { FoundPeople } from "./found-people.tsx";
import { FriendLists } from "./friend-lists.tsx";

/** One's friends and requests; while one searches, the people found instead. */
export function FriendsPage() {
  const t = useTranslations("people");
  const { typed, setTyped, search, settle } = useSearch();
  return (
    <div className="scrollbar-slim h-full overflow-y-auto">
      <div className="mx-auto grid max-w-2xl gap-6 px-4 py-6 sm:px-6 sm:py-10">
        <PageHeading title={t("title")}>{t("text")}</PageHeading>
        <SearchField
          label={t("search.label")}
          placeholder={t("search.placeholder")}
          maxLength={LIMITS.usernameMaxChars}
          value={typed}
          onChange={setTyped}
          onLeave={settle}
        />
        {search === "" ? <FriendLists /> : <FoundPeople search={search} />}
      </div>
    </div>
  );
}
