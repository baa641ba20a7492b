import type { Actor } from "@banter/domain";
import type { RoomSort } from "@banter/protocol";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Suspense } from "react";
import { DirectoryLoading } from "../../../../components/directory/directory-loading.tsx";
import { RoomDirectory } from "../../../../components/directory/room-directory.tsx";
import { sortOf } from "../../../../lib/directory-query.ts";
import { prefetchDirectory } from "../../../../lib/prefetch.ts";
import { getTexts } from "../../../../server/language.ts";
import { requireActor } from "../../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("rooms") };
}

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RoomsPage({ searchParams }: SearchProps) {
  const { q, sort: wantedSort } = await searchParams;
  const search = typeof q === "string" ? q : "";
  const sort = sortOf(wantedSort);
  const path = search === "" ? "/rooms" : `/rooms?${new URLSearchParams({ q: search })}`;
  const actor = await requireActor(path);
  return (
    <Suspense fallback={<DirectoryLoading />}>
      <PrefetchedDirectory actor={actor} search={search} sort={sort} />
    </Suspense>
  );
}

async function PrefetchedDirectory({ actor, search, sort }: { actor: Actor; search: string; sort: RoomSort }) {
  return (
    <HydrationBoundary state={dehydrate(await prefetchDirectory(actor, search, sort))}>
      <RoomDirectory />
    </HydrationBoundary>
  );
}
