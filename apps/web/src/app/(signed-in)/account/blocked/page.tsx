import type { Metadata } from "next";
import { BlockedPeople } from "../../../../components/people/blocked-people.tsx";
import { PageHeading } from "../../../../components/shell/page-heading.tsx";
import { getTexts } from "../../../../server/language.ts";
import { requireActor } from "../../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("blocked") };
}

export default async function BlockedPeoplePage() {
  await requireActor("/account/blocked");
  const t = await getTexts("pages");
  return (
    <div className="scrollbar-slim h-full overflow-y-auto">
      <div className="mx-auto grid max-w-2xl gap-6 px-4 py-6 sm:px-6 sm:py-10">
        <PageHeading title={t("blocked")}>{t("blockedText")}</PageHeading>
        <BlockedPeople />
      </div>
    </div>
  );
}
