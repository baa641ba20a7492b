import type { Metadata } from "next";
import { SearchPage } from "../../../components/search/search-page.tsx";
import { getTexts } from "../../../server/language.ts";
import { requireActor } from "../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("search") };
}

export default async function Page() {
  await requireActor("/search");
  return <SearchPage />;
}
