import Link from "next/link";
import { Logo } from "../brand/logo.tsx";
import { Button } from "../ui/button.tsx";
import { SampleConversation } from "./sample-conversation.tsx";

const promises = [
  {
    title: "Nothing gets lost",
    text: "A message counts as sent once it is stored. Whoever was away catches up: everything, once, in order.",
  },
  {
    title: "It is yours",
    text: "Banter runs on your own machine with one command, and on many machines when your town joins.",
  },
  {
    title: "Everyone can read it",
    text: "Any script, any direction, any screen. By mouse, by keyboard or by ear.",
  },
] as const;

/** For people who are not logged in. */
export function Landing() {
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-5 sm:px-8">
      <header className="flex h-18 items-center justify-between">
        <Logo />
        <nav aria-label="Account" className="flex items-center gap-2">
          <Button asChild look="quiet">
            <Link href="/login">Log in</Link>
          </Button>
          <Button asChild className="max-sm:hidden">
            <Link href="/signup">Sign up</Link>
          </Button>
        </nav>
      </header>
      <main className="flex-1">
        <div className="grid items-center gap-12 py-10 sm:py-16 lg:grid-cols-[1.05fr_1fr] lg:gap-16">
          <div>
            <h1 className="font-bold text-display tracking-[-0.035em]">Say it once. It&nbsp;arrives.</h1>
            <p className="mt-6 max-w-[34rem] text-ink-soft text-lg leading-relaxed">
              Banter is chat for your own server: rooms for your team, your club or your whole town. A machine may fall
              over in mid-sentence. What you said is still there.
            </p>
            <div className="mt-8 flex flex-wrap gap-3">
              <Button asChild size="lg">
                <Link href="/signup">Create an account</Link>
              </Button>
              <Button asChild size="lg" look="outline">
                <Link href="/login">Log in</Link>
              </Button>
            </div>
          </div>
          <SampleConversation />
        </div>
        <ul className="grid gap-8 border-t py-10 sm:grid-cols-3 sm:py-14">
          {promises.map(({ title, text }) => (
            <li key={title}>
              <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
              <p className="mt-1.5 text-ink-soft">{text}</p>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
