import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "../../components/brand/logo.tsx";
import { SampleConversation } from "../../components/landing/sample-conversation.tsx";
import { LanguageLinks } from "../../components/language/language-links.tsx";
import { getTexts } from "../../server/language.ts";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTexts("auth");
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <div className="flex flex-col px-5 pb-12 sm:px-8">
        <header className="flex h-18 items-center">
          <Link href="/" aria-label={t("home")} className="rounded-sm">
            <Logo />
          </Link>
        </header>
        <main className="m-auto w-full max-w-[25rem] py-8">
          <noscript>
            <p className="mb-6 rounded-md bg-danger-soft px-3.5 py-3 text-sm">{t("needsJavaScript")}</p>
          </noscript>
          {children}
        </main>
        <footer className="flex justify-center">
          <LanguageLinks />
        </footer>
      </div>
      <aside aria-label={t("sample")} className="hidden items-center justify-center bg-shade p-12 lg:flex">
        <div className="w-full max-w-lg">
          <SampleConversation />
        </div>
      </aside>
    </div>
  );
}
