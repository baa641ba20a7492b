export const failure = {
  title: "This page could not be shown",
  text: "Something went wrong on our side. What you wrote is safe: what was sent is stored, what was not waits here.",
  tryAgain: "Try again",
} as const;
