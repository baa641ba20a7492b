import { type ComponentProps, useId } from "react";
import { cn } from "../../lib/class-names.ts";
import { inputStyles } from "./text-field.tsx";

interface SelectFieldProps extends Omit<ComponentProps<"select">, "id"> {
  label: string;
  options: readonly { value: string; label: string }[];
}

/** A labelled choice of one, as the browser shows it: also good with a thumb. */
export function SelectField({ label, options, className, ...props }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <select id={id} className={cn(inputStyles, "h-11 w-full px-2.5", className)} {...props}>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
