export const live = {
  label: "Connection",
  tryNow: "Try now",
  live: {
    title: "Live",
    text: "Connected to node {node}.",
  },
  catchingUp: {
    title: "Catching up",
    titleBy: "Catching up ({count, number})",
    text: "Fetching what was said while you were away.",
  },
  connecting: "Connecting…",
  reconnecting: "Reconnecting…",
  offline: "Offline — {count, plural, one {# message} other {# messages}} waiting",
  ended: {
    title: "Disconnected",
    text: "Log in again to go on.",
  },
  kept: "What you wrote is kept and goes out as soon as there is a connection.",
  goOn: "You can go on writing; it goes out as soon as there is a connection.",
  labelWith: "Connection: {title}",
  friendRequest: "{name} asks to be your friend",
  out: {
    kicked: "You were put out of {room}",
    banned: "You were banned from {room}",
  },
  alert: {
    waiting: "{count, plural, =1 {A message waits for you.} other {# messages wait for you.}}",
    inRoom: "{author} in {room}",
  },
  offer: {
    label: "Offer to turn on notifications",
    text: "Be told of messages to you while you look elsewhere? You can change that under “Account”.",
    accept: "Turn on notifications",
    decline: "No, thanks",
  },
  notify: {
    label: "Notifications",
    labelWith: "Notifications: {level}",
    question: "What calls you here, on all your devices",
    settings: "Sounds and desktop",
    all: {
      label: "Every message",
      ofRooms: "All that is written here calls you.",
      betweenTwo: "All that your friend writes calls you.",
    },
    mentions: {
      label: "Only mentions",
      ofRooms: "Your name and @room call you; the rest is counted quietly.",
    },
    nothing: {
      label: "Nothing",
      ofRooms: "Muted: nothing is counted, and nobody calls you.",
      betweenTwo: "Muted: nothing is counted, and nothing calls you.",
    },
  },
} as const;
