import Link from "next/link";
import { Button } from "../ui/button.tsx";
import { AccountSection } from "./account-section.tsx";

/** The way to whom one blocks. */
export function BlockedLink() {
  return (
    <AccountSection
      title="Blocked people"
      description="Whom you see and hear nothing of, and the way to have them back."
    >
      <Button asChild look="outline">
        <Link href="/account/blocked">Show blocked people</Link>
      </Button>
    </AccountSection>
  );
}
