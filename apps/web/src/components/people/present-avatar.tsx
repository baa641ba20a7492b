"use client";

import type { Person } from "@banter/protocol";
import { cn } from "../../lib/class-names.ts";
import { Avatar } from "../ui/avatar.tsx";
import { PresenceDot } from "./presence-dot.tsx";

/** Written out in full because Tailwind looks for whole class names. */
const GROUNDS = { shade: "bg-shade", raised: "bg-raised" } as const;

interface PresentAvatarProps {
  person: Person;
  /** What it stands on. */
  ground: keyof typeof GROUNDS;
}

/** Somebody's initials, and whether they are there. */
export function PresentAvatar({ person, ground }: PresentAvatarProps) {
  return (
    <span className="relative flex shrink-0">
      <Avatar username={person.username} size="sm" />
      <span className={cn("absolute -end-1 -bottom-1 flex rounded-full p-0.5 empty:hidden", GROUNDS[ground])}>
        <PresenceDot userId={person.id} />
      </span>
    </span>
  );
}
