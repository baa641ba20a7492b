import { getTexts } from "../../server/language.ts";
import { Avatar } from "../ui/avatar.tsx";

const lines = [
  { author: "tomas", time: "17:58", text: "¡Yo! Y las aceitunas." },
  { author: "yusuf", time: "17:59", text: "وأنا أجلب الشاي" },
] as const;

/** What Banter is, shown instead of told: a machine fails in the middle of a conversation, and nobody notices. */
export async function SampleConversation() {
  const t = await getTexts("landing");
  return (
    <figure className="overflow-hidden rounded-xl border bg-raised shadow-float">
      <figcaption className="flex items-center gap-2 border-b px-5 py-3.5 font-semibold">
        <span aria-hidden className="text-ink-faint">
          #
        </span>
        {t("sample.room")}
        <span className="ms-auto font-normal text-ink-faint text-sm">{t("sample.members", { count: 4 })}</span>
      </figcaption>
      <div className="grid gap-4 px-5 py-5">
        <Line author="maren" time="17:58" text={t("sample.first")} />
        {lines.map((line) => (
          <Line key={line.text} {...line} />
        ))}
        <p className="flex items-center gap-3 text-spark-text text-xs before:h-px before:flex-1 before:bg-spark after:h-px after:flex-1 after:bg-spark">
          {t("sample.failure")}
        </p>
        <Line author="kenji" time="17:59" text={t("sample.after")} />
        <Line author="maren" time="18:00" text={t("sample.last")} />
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
