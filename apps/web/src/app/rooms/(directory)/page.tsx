import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { RoomDirectory } from "../../../components/directory/room-directory.tsx";
import { prefetchDirectory } from "../../../lib/prefetch.ts";
import { requireActor } from "../../../server/session.ts";

export const metadata: Metadata = { title: "Rooms" };

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RoomsPage({ searchParams }: SearchProps) {
  const { q } = await searchParams;
  const search = typeof q === "string" ? q : "";
  const path = search === "" ? "/rooms" : `/rooms?${new URLSearchParams({ q: search })}`;
  const actor = await requireActor(path);
  return (
    <HydrationBoundary state={dehydrate(await prefetchDirectory(actor, search))}>
      <RoomDirectory />
    </HydrationBoundary>
  );
}
