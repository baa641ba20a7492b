import type { Metadata } from "next";
import { SearchPage } from "../../components/search/search-page.tsx";
import { requireActor } from "../../server/session.ts";

export const metadata: Metadata = { title: "Search" };

export default async function Page() {
  await requireActor("/search");
  return <SearchPage />;
}
