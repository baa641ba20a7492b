import { cn } from "../../lib/class-names.ts";
import type { useShortcodes } from "./use-shortcodes.ts";

/** Above the composer: which emoji a shortcode may become. */
export function ShortcodeList({ shortcodes }: { shortcodes: ReturnType<typeof useShortcodes> }) {
  const { listId, suggestions, active, choose } = shortcodes;
  if (suggestions.length === 0) return null;
  return (
    <div
      role="listbox"
      id={listId}
      aria-label="Emoji"
      className="absolute start-3 bottom-full z-20 mb-1 min-w-60 rounded-lg border bg-raised p-1.5 shadow-float sm:start-5"
    >
      {suggestions.map(([code, emoji], index) => (
        <div
          key={code}
          role="option"
          id={`${listId}-${index}`}
          tabIndex={-1}
          aria-selected={index === active}
          // the field keeps the focus
          onPointerDown={(event) => {
            event.preventDefault();
            choose(index);
          }}
          className={cn(
            "flex min-h-9 cursor-default items-center gap-2.5 rounded-sm px-2.5 text-base",
            index === active && "bg-sunken",
          )}
        >
          <span aria-hidden className="text-lg">
            {emoji}
          </span>
          :{code}:
        </div>
      ))}
    </div>
  );
}
