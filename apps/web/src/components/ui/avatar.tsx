import { DELETED_USERNAME } from "@banter/protocol";
import { avatarTone, initials } from "../../lib/avatar.ts";
import { cn } from "../../lib/class-names.ts";

interface AvatarProps {
  username: string;
  size?: "sm" | "md";
}

/** Initials in the person's colour, none of one who is gone. Decoration: the name is always written beside it. */
export function Avatar({ username, size = "md" }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid shrink-0 select-none place-items-center rounded-speech font-semibold tracking-tight",
        size === "md" ? "size-9 text-sm" : "size-7 text-xs",
        username === DELETED_USERNAME ? "bg-sunken text-ink-faint" : avatarTone(username),
      )}
    >
      {username === DELETED_USERNAME ? "–" : initials(username)}
    </span>
  );
}
