import type { Metadata } from "next";
import { ApiReference } from "../../../components/api-reference/api-reference.tsx";
import { getTexts } from "../../../server/language.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts("pages");
  return { title: t("api.title"), description: t("api.description") };
}

/** Each request has a policy of its own, so the page is made for each. */
export const dynamic = "force-dynamic";

export default function Page() {
  return <ApiReference />;
}
