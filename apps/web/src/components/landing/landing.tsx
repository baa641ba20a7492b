import { BellOff, Languages, MessagesSquare, Plug, Server, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { getTexts } from "../../server/language.ts";
import { Logo } from "../brand/logo.tsx";
import { LanguageLinks } from "../language/language-links.tsx";
import { Button } from "../ui/button.tsx";
import { SampleConversation } from "./sample-conversation.tsx";

const promises = [
  { name: "lost", Icon: ShieldCheck },
  { name: "yours", Icon: Server },
  { name: "everyone", Icon: Languages },
  { name: "everyday", Icon: MessagesSquare },
  { name: "calm", Icon: BellOff },
  { name: "open", Icon: Plug },
] as const;

/** For people who are not logged in. */
export async function Landing() {
  const t = await getTexts("landing");
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-5 sm:px-8">
      <header className="flex h-18 items-center justify-between">
        <Logo />
        <nav aria-label={t("account")} className="flex items-center gap-2">
          <Button asChild look="quiet">
            <Link href="/login">{t("logIn")}</Link>
          </Button>
          <Button asChild className="max-sm:hidden">
            <Link href="/signup">{t("signUp")}</Link>
          </Button>
        </nav>
      </header>
      <main className="flex-1">
        <div className="grid items-center gap-12 py-10 sm:py-16 lg:grid-cols-[1.05fr_1fr] lg:gap-16">
          <div>
            <h1 className="font-bold text-display tracking-[-0.035em]">{t("claim")}</h1>
            <p className="mt-6 max-w-[34rem] text-ink-soft text-lg leading-relaxed">{t("intro")}</p>
            <div className="mt-8 flex flex-wrap gap-3">
              <Button asChild size="lg">
                <Link href="/signup">{t("createAccount")}</Link>
              </Button>
              <Button asChild size="lg" look="outline">
                <Link href="/login">{t("logIn")}</Link>
              </Button>
            </div>
          </div>
          <SampleConversation />
        </div>
        <ul className="grid gap-x-8 gap-y-9 border-t py-10 sm:grid-cols-2 sm:py-14 lg:grid-cols-3">
          {promises.map(({ name, Icon }) => (
            <li key={name}>
              <span className="mb-3 grid size-9 place-items-center rounded-speech bg-accent-soft text-accent-text">
                <Icon aria-hidden className="size-4.5" />
              </span>
              <h2 className="font-semibold text-lg tracking-tight">{t(`${name}.title`)}</h2>
              <p className="mt-1.5 text-ink-soft">{t(`${name}.text`)}</p>
            </li>
          ))}
        </ul>
      </main>
      <footer className="flex justify-center border-t py-5">
        <LanguageLinks />
      </footer>
    </div>
  );
}
