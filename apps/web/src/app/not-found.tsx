import type { Metadata } from "next";
import Link from "next/link";
import { Logo } from "../components/brand/logo.tsx";
import { Button } from "../components/ui/button.tsx";
import { getTexts } from "../server/language.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("notFound.title") };
}

export default async function NotFound() {
  const t = await getTexts("pages");
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-5 sm:px-8">
      <header className="flex h-18 items-center">
        <Link href="/" aria-label={t("notFound.home")} className="rounded-sm">
          <Logo />
        </Link>
      </header>
      <main className="grid flex-1 place-content-center justify-items-center gap-4 pb-24 text-center">
        <h1 className="font-bold text-display tracking-[-0.035em]">{t("notFound.title")}</h1>
        <p className="max-w-md text-ink-soft text-lg">{t("notFound.text")}</p>
        <Button asChild size="lg">
          <Link href="/">{t("notFound.go")}</Link>
        </Button>
      </main>
    </div>
  );
}
