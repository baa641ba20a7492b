import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "../../lib/class-names.ts";
import { inputStyles } from "./text-field.tsx";

interface SelectProps extends ComponentProps<"select"> {
  options: readonly { value: string; label: string }[];
}

/** A choice of one: closed it looks like the other fields, open it is the browser's own, which is also good with a thumb. */
export function Select({ options, className, ...props }: SelectProps) {
  return (
    <span className="relative block">
      <select className={cn(inputStyles, "h-11 w-full appearance-none truncate ps-3 pe-9", className)} {...props}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2 text-ink-soft"
      />
    </span>
  );
}
