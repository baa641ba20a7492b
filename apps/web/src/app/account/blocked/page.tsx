import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { BlockedPeople } from "../../../components/people/blocked-people.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { requireActor } from "../../../server/session.ts";

export const metadata: Metadata = { title: "Blocked people" };

export default async function BlockedPeoplePage() {
  await requireActor("/account/blocked");
  return (
    <div className="scrollbar-slim h-full overflow-y-auto">
      <div className="mx-auto grid max-w-2xl gap-6 px-4 py-6 sm:px-6 sm:py-10">
        <div className="flex items-start gap-2">
          <Button asChild look="quiet" size="icon" className="md:hidden">
            <Link href="/rooms" aria-label="Back to your rooms">
              <ArrowLeft aria-hidden />
            </Link>
          </Button>
          <div>
            <h1 className="font-bold text-2xl tracking-tight">Blocked people</h1>
            <p className="mt-1 text-ink-soft">
              You see and hear nothing of them, in any room. They are not told. Unblocking brings back what they wrote.
            </p>
          </div>
        </div>
        <BlockedPeople />
      </div>
    </div>
  );
}
