import { Avatar } from "../ui/avatar.tsx";

const lines = [
  { author: "maren", time: "17:58", text: "Ferry leaves at six. Who brings the good bread?" },
  { author: "tomas", time: "17:58", text: "¡Yo! Y las aceitunas." },
  { author: "yusuf", time: "17:59", text: "وأنا أجلب الشاي" },
] as const;

const after = { author: "kenji", time: "17:59", text: "Did something just happen?" } as const;
const last = { author: "maren", time: "18:00", text: "Not that I noticed ⛵" } as const;

/** What Banter is, shown instead of told: a machine fails in the middle of a conversation, and nobody notices. */
export function SampleConversation() {
  return (
    <figure className="overflow-hidden rounded-xl border bg-raised shadow-float">
      <figcaption className="flex items-center gap-2 border-b px-5 py-3.5 font-semibold">
        <span aria-hidden className="text-ink-faint">
          #
        </span>
        harbour crew
        <span className="ms-auto font-normal text-ink-faint text-sm">4 members</span>
      </figcaption>
      <div className="grid gap-4 px-5 py-5">
        {lines.map((line) => (
          <Line key={line.text} {...line} />
        ))}
        <p className="flex items-center gap-3 text-spark-text text-xs before:h-px before:flex-1 before:bg-spark after:h-px after:flex-1 after:bg-spark">
          rt-1 lost power · 0 messages lost
        </p>
        <Line {...after} />
        <Line {...last} />
      </div>
    </figure>
  );
}

function Line({ author, time, text }: { author: string; time: string; text: string }) {
  return (
    <div className="flex gap-3">
      <Avatar username={author} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <span className="font-semibold">{author}</span>
          <span className="text-ink-faint text-xs">{time}</span>
        </p>
        <p dir="auto">{text}</p>
      </div>
    </div>
  );
}
