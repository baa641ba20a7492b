import strings from "big-list-of-naughty-strings/blns.json" with { type: "json" };

/** The Big List of Naughty Strings: what has broken software before. */
export const NAUGHTY_STRINGS: readonly string[] = strings;

/** Several scripts, both directions, combining marks, emoji, invisible characters, markup and white space. */
export const PAGE_OF_TEXT = [
  "Ελληνικά, Кириллица, 日本語、中文，한국어. ภาษาไทย हिन्दी தமிழ் ქართული",
  "עברית מימין לשמאל — العربية من اليمين إلى اليسار 123",
  "Z̷̢̧͖̳̙͇̯̈́̓a̴̛l̵͎̈g̶o̷, e\u0301 beside é, the ﬁ ligature, ①②③",
  "👩🏽‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 😀\ufe0f 𝒳𝓎𝓏 \u202eright to left\u202c",
  "\ttabs, trailing spaces   \n\n  and blank lines",
  "<script>alert(1)</script> & &amp; \\u0041 %00 {{y}} **bold** <b>tag</b>",
].join("\n");
