export const auth = {
  ban: {
    noEnd: "This ban has no end.",
    until: "You can come back on <time></time>.",
  },
  tooMany: {
    title: "Too many tries.",
    wait: "Try again in {time}.",
    over: "You can try again now.",
  },
  logIn: {
    submit: "Log in",
    busy: "Logging in…",
    title: "Log in",
    welcome: "Welcome back",
    question: "New here?",
    answer: "Create an account",
    sessionEnded: "Your session has ended. Log in to go on where you were.",
    accountDeleted: "Your account is deleted. Thank you for having been here.",
  },
  password: {
    hint: "{min}–{max} characters of any kind. A few unrelated words work well.",
    only: {
      label: "Password",
      show: "Show password",
      hide: "Hide password",
    },
    own: {
      label: "Your password",
      show: "Show your password",
      hide: "Hide your password",
    },
    current: {
      label: "Current password",
      show: "Show current password",
      hide: "Hide current password",
    },
    new: {
      label: "New password",
      show: "Show new password",
      hide: "Hide new password",
    },
  },
  reset: {
    done: "The new password of <name>{username}</name> works now. All sessions have ended.",
    submit: "Set the password",
    busy: "Setting the password…",
    title: "A new password",
    heading: "Choose a new password",
    question: "Remembered the old one?",
  },
  username: {
    hint: "{min}–{max} letters, digits or underscores.",
    label: "Username",
  },
  signUp: {
    submit: "Create account",
    busy: "Creating your account…",
    title: "Sign up",
    heading: "Create your account",
    question: "Already have one?",
  },
  home: "Banter, home",
  needsJavaScript: "Banter needs JavaScript, which is switched off in this browser.",
  sample: "A sample conversation",
} as const;
