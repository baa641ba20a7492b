export const landing = {
  lost: {
    title: "Nothing gets lost",
    text: "A message counts as sent once it is stored. Whoever was away catches up: everything, once, in order.",
  },
  yours: {
    title: "It is yours",
    text: "Banter runs on your own machine with one command, and on many machines when your town joins.",
  },
  everyone: {
    title: "Everyone can read it",
    text: "Any script, any direction, any screen. By mouse, by keyboard or by ear.",
  },
  everyday: {
    title: "All you use every day",
    text: "Replies, reactions, mentions, pictures and files, drafts, and a search that finds it again.",
  },
  calm: {
    title: "Calm by design",
    text: "You say for each room what may call you. What is new never pushes you off what you read.",
  },
  open: {
    title: "Open to your own tools",
    text: "A REST API and a live one, described to the last field. Bots are welcome.",
  },
  account: "Account",
  logIn: "Log in",
  signUp: "Sign up",
  claim: "Say it once. It arrives.",
  intro:
    "Banter is chat for your own server: rooms for your team, your club or your whole town. A machine may fall over mid‑sentence. What you said is still there.",
  createAccount: "Create an account",
  sample: {
    first: "Ferry leaves at six. Who brings the good bread?",
    after: "Did something just happen?",
    last: "Not that I noticed ⛵",
    room: "harbour crew",
    members: "{count, plural, one {# member} other {# members}}",
    failure: "a server lost power · 0 messages lost",
  },
} as const;
