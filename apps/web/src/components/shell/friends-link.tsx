"use client";

import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";

import { useApi } from "../../lib/use-api.ts";

/** The way to one's friends, with the number of those who ask. */
export function FriendsLink() {
  const t = useTranslations("shell");
  const api = useApi();
  const { data } = useQuery(api.friends.countRequests.queryOptions({}));
  const asking = data?.askedCount ?? 0;
  return (
    <Link
      href="/friends"
      aria-current={usePathname() === "/friends" ? "page" : undefined}
      className="flex h-11 items-center gap-2.5 rounded-md px-2.5 text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-ink md:h-9"
    >
      <Users aria-hidden className="size-4 text-ink-faint" />
      <span className="flex-1">{t("friends")}</span>
      {asking > 0 && (
        <span className="rounded-full bg-spark px-2 font-semibold text-on-spark text-xs leading-5">
          <span aria-hidden>{asking}</span>
          <span className="sr-only">{t("requests", { count: asking })}</span>
        </span>
      )}
    </Link>
  );
}
