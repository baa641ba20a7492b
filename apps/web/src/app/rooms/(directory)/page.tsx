import type { Actor } from "@banter/domain";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Suspense } from "react";
import { DirectoryLoading } from "../../../components/directory/directory-loading.tsx";
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
    <Suspense fallback={<DirectoryLoading />}>
      <PrefetchedDirectory actor={actor} search={search} />
    </Suspense>
  );
}

async function PrefetchedDirectory({ actor, search }: { actor: Actor; search: string }) {
  return (
    <HydrationBoundary state={dehydrate(await prefetchDirectory(actor, search))}>
      <RoomDirectory />
    </HydrationBoundary>
  );
}
