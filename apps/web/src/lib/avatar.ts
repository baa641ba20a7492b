/** Written out in full because Tailwind looks for whole class names. */
const TONES = [
  "tone-20",
  "tone-50",
  "tone-80",
  "tone-120",
  "tone-150",
  "tone-185",
  "tone-225",
  "tone-260",
  "tone-300",
  "tone-340",
] as const;

/** The same name always has the same colour, whatever its case. */
export function avatarTone(name: string): string {
  let hash = 0x811c9dc5;
  for (const char of name.toLowerCase()) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return TONES[(hash >>> 0) % TONES.length] ?? TONES[0];
}

/** One or two characters to tell a person by: "ana_maria" is AM, "RobinHood" RH, "bob" B. */
export function initials(name: string): string {
  const words = name.split(/_+|(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])/).filter((word) => word !== "");
  const [first, second] = words;
  if (first === undefined) return "_";
  return ((first[0] ?? "") + (second?.[0] ?? "")).toUpperCase();
}
