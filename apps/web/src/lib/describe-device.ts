import Bowser from "bowser";
import type { Texts } from "../texts/texts.ts";

/** A program that names itself, cut short; browsers' own names are shorter. */
const PROGRAM_MAX_CHARS = 40;

/** "Firefox on Android"; a program by its own name. */
export function describeDevice(userAgent: string, t: Texts<"common">): string {
  if (userAgent === "") return t("device.unknown");
  const parser = Bowser.getParser(userAgent);
  const [browser, system] = [parser.getBrowserName(), parser.getOSName()];
  if (browser && system) return t("device.named", { browser, system });
  return userAgent.slice(0, PROGRAM_MAX_CHARS);
}
