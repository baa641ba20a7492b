"use client";

import { Skeleton } from "../ui/skeleton.tsx";
import { MessagesSkeleton } from "./messages-skeleton.tsx";

/** A conversation of which nothing is known yet. */
export function ConversationSkeleton() {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-14 items-center border-b px-4 md:px-6">
        <Skeleton className="h-5 w-40" />
      </div>
      <div className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden">
        <MessagesSkeleton rows={8} />
      </div>
    </div>
  );
}
