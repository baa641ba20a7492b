import { DoorOpen } from "lucide-react";
import Link from "next/link";
import { Button } from "../ui/button.tsx";

/** In place of a room that one may not see (any more). */
export function RoomGone() {
  return (
    <div className="grid h-full place-content-center justify-items-center gap-4 px-6 text-center">
      <span className="grid size-14 place-items-center rounded-speech bg-sunken">
        <DoorOpen aria-hidden className="size-7 text-ink-soft" />
      </span>
      <div>
        <h1 className="font-bold text-2xl tracking-tight">There is no such room</h1>
        <p className="mt-1.5 max-w-md text-ink-soft">
          It does not exist, or it is private and you are not in it. If somebody sent you here, ask them.
        </p>
      </div>
      <Button asChild>
        <Link href="/rooms">Browse rooms</Link>
      </Button>
    </div>
  );
}
