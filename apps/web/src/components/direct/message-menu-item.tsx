"use client";

import type { Person } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { MessageCircle } from "lucide-react";
import Link from "next/link";
import { useApi } from "../../lib/use-api.ts";
import { MenuItem } from "../ui/menu.tsx";

/** The way from a menu to the conversation with a friend; of others nothing is shown. */
export function MessageMenuItem({ person }: { person: Person }) {
  const api = useApi();
  const { data } = useQuery(api.direct.get.queryOptions({ userId: person.id }));
  if (data?.relation !== "friends") return null;
  return (
    <MenuItem asChild>
      <Link href={`/messages/${person.id}`}>
        <MessageCircle aria-hidden />
        Message
      </Link>
    </MenuItem>
  );
}
