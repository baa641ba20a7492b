import type { Metadata } from "next";
import { BlockedPeople } from "../../../components/people/blocked-people.tsx";
import { PageHeading } from "../../../components/shell/page-heading.tsx";
import { requireActor } from "../../../server/session.ts";

export const metadata: Metadata = { title: "Blocked people" };

export default async function BlockedPeoplePage() {
  await requireActor("/account/blocked");
  return (
    <div className="scrollbar-slim h-full overflow-y-auto">
      <div className="mx-auto grid max-w-2xl gap-6 px-4 py-6 sm:px-6 sm:py-10">
        <PageHeading title="Blocked people">
          You see and hear nothing of them, in any room. They are not told. Unblocking brings back what they wrote.
        </PageHeading>
        <BlockedPeople />
      </div>
    </div>
  );
}
