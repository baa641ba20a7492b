export const common = {
  reason: {
    optional: "Reason (optional)",
  },
  cancel: "Cancel",
  close: "Close",
  didNotWork: "That did not work.",
  loading: "Loading…",
  tryAgain: "Try again",
  muted: "muted",
  archived: "archived",
  privateRoom: "Private room",
  newMessages: "{count, plural, one {{shown} new message} other {{shown} new messages}}",
  mentions: "{count, plural, one {{shown} mention} other {{shown} mentions}}",
  toasts: "Notifications",
  language: "Language",
  members: "{count, plural, one {# member} other {# members}}",
  device: {
    named: "{browser} on {system}",
    unknown: "Unknown device",
  },
  files: {
    file: "File: {name}",
    picture: "Picture: {name}",
    files: "{count, plural, one {# file} other {# files}}",
    pictures: "{count, plural, one {# picture} other {# pictures}}",
  },
  report: {
    SPAM: "Spam or advertising",
    HARASSMENT: "Harassment or threats",
    HATE: "Hate",
    ILLEGAL: "Against the law",
    OTHER: "Something else",
  },
  copy: {
    done: "Copied",
    failed: "This browser does not let the page copy. Select the text instead.",
  },
} as const;
