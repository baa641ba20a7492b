import type { Random } from "./chaos/random.ts";

const PHRASES = [
  "Good morning, everyone",
  "Has anybody seen the release notes?",
  "Yes, just now.",
  "¿Alguien quiere un café? ☕",
  "Ich komme fünf Minuten später",
  "Это работает!",
  "ありがとうございます 🙏",
  "שלום לכולם",
  "مرحبا، كيف الحال؟",
  "👩‍👩‍👧‍👦 family lunch on Sunday",
  "z̸a̷l̴g̵o̶ was here",
  '<b>not bold</b> & "quoted"',
  "two\nlines",
  "Let us move this to next week, the numbers are not in yet and I would rather wait for them than guess.",
] as const;

/** Something to say; `number` tells it apart from all else that this speaker says. */
export function smallTalk(random: Random, number: number): string {
  return `${random.pick(PHRASES)} #${number}`;
}
