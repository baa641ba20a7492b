import Bowser from "bowser";

/** A program that names itself, cut short; browsers' own names are shorter. */
const PROGRAM_MAX_CHARS = 40;

/** "Firefox on Android"; a program by its own name. */
export function describeDevice(userAgent: string): string {
  if (userAgent === "") return "Unknown device";
  const parser = Bowser.getParser(userAgent);
  const [browser, system] = [parser.getBrowserName(), parser.getOSName()];
  if (browser && system) return `${browser} on ${system}`;
  return userAgent.slice(0, PROGRAM_MAX_CHARS);
}
