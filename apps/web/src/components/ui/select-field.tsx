import { type ComponentProps, useId } from "react";
import { Select } from "./select.tsx";

interface SelectFieldProps extends Omit<ComponentProps<typeof Select>, "id"> {
  label: string;
}

/** A labelled choice of one. */
export function SelectField({ label, ...props }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <Select id={id} {...props} />
    </div>
  );
}
