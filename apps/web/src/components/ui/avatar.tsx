import { avatarTone, initials } from "../../lib/avatar.ts";
import { cn } from "../../lib/class-names.ts";

interface AvatarProps {
  username: string;
  size?: "sm" | "md";
}

/** Initials in the person's colour. Decoration: the name is always written beside it. */
export function Avatar({ username, size = "md" }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid shrink-0 select-none place-items-center rounded-speech font-semibold tracking-tight",
        size === "md" ? "size-9 text-sm" : "size-7 text-xs",
        avatarTone(username),
      )}
    >
      {initials(username)}
    </span>
  );
}
