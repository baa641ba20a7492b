import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { BanUntil } from "../../components/auth/ban-until.tsx";
import { Logo } from "../../components/brand/logo.tsx";
import { getTexts } from "../../server/language.ts";
import { getBan } from "../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("banned.title") };
}

/** Where somebody who is kept out learns why, and until when. */
export default async function BannedPage() {
  const t = await getTexts("pages");
  const ban = await getBan();
  if (!ban) redirect("/rooms");
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-5 sm:px-8">
      <header className="flex h-18 items-center">
        <Link href="/" aria-label={t("banned.home")} className="rounded-sm">
          <Logo />
        </Link>
      </header>
      <main className="m-auto grid w-full max-w-xl gap-5 pb-24">
        <h1 className="font-bold text-2xl tracking-tight">{t("banned.title")}</h1>
        <p className="text-ink-soft text-lg">
          {t("banned.text")} <BanUntil until={ban.until} />
        </p>
        <figure className="rounded-lg border bg-raised p-5 shadow-card">
          <figcaption className="mb-1.5 font-medium text-ink-faint text-sm">{t("banned.reason")}</figcaption>
          <blockquote dir="auto" className="whitespace-pre-wrap break-words">
            {ban.reason}
          </blockquote>
        </figure>
        <p className="text-ink-soft">{t("banned.after")}</p>
      </main>
    </div>
  );
}
