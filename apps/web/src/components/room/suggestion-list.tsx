import type { ReactNode } from "react";
import { cn } from "../../lib/class-names.ts";
import type { useSuggestions } from "./use-suggestions.ts";

interface SuggestionListProps<Item> {
  label: string;
  suggestions: Pick<ReturnType<typeof useSuggestions<Item>>, "listId" | "items" | "active" | "choose">;
  keyOf(item: Item): string;
  /** In the flow, where what is above the field may be out of sight. */
  isInline?: boolean;
  children(item: Item): ReactNode;
}

/** Above the field: what may become of what is being typed. */
export function SuggestionList<Item>({
  label,
  suggestions,
  keyOf,
  isInline = false,
  children,
}: SuggestionListProps<Item>) {
  const { listId, items, active, choose } = suggestions;
  if (items.length === 0) return null;
  return (
    <div
      role="listbox"
      id={listId}
      aria-label={label}
      className={cn(
        "rounded-lg border bg-raised p-1.5 shadow-float",
        isInline
          ? "w-full max-w-80"
          : "absolute start-3 bottom-full z-20 mb-1 min-w-60 max-w-[calc(100%-1.5rem)] sm:start-5",
      )}
    >
      {items.map((item, index) => (
        <div
          key={keyOf(item)}
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
          {children(item)}
        </div>
      ))}
    </div>
  );
}
