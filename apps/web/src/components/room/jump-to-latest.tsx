import { ArrowDown } from "lucide-react";
import { formatCount } from "../../lib/format-count.ts";
import { Button } from "../ui/button.tsx";

interface JumpToLatestProps {
  newCount: number;
  onJump(): void;
}

export function JumpToLatest({ newCount, onJump }: JumpToLatestProps) {
  const hasNew = newCount > 0;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <Button
        size="sm"
        look="outline"
        onClick={onJump}
        className={
          hasNew
            ? "pointer-events-auto animate-rise rounded-full border-spark bg-spark text-on-spark shadow-float hover:bg-spark"
            : "pointer-events-auto animate-rise rounded-full shadow-float"
        }
      >
        <ArrowDown aria-hidden />
        {hasNew ? formatCount(newCount, "new message") : "Jump to latest"}
      </Button>
    </div>
  );
}
