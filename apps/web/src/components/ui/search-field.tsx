import { Search } from "lucide-react";
import { cn } from "../../lib/class-names.ts";
import { inputStyles } from "./text-field.tsx";

interface SearchFieldProps {
  label: string;
  placeholder: string;
  maxLength: number;
  value: string;
  onChange(value: string): void;
  onLeave(): void;
}

export function SearchField({ label, placeholder, maxLength, value, onChange, onLeave }: SearchFieldProps) {
  return (
    <search className="relative block">
      <Search
        aria-hidden
        className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        dir="auto"
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        className={cn(inputStyles, "h-11 w-full text-ellipsis ps-10 pe-3")}
      />
    </search>
  );
}
