export const directory = {
  create: {
    submit: "Create room",
    title: "Create a room",
    text: "A place to talk about one thing.",
    name: {
      label: "Name",
      hint: "Up to {max} characters, in any script.",
    },
    topic: {
      label: "Topic (optional)",
      hint: "What the room is about, in a sentence.",
    },
    busy: "Creating…",
  },
  title: "Rooms",
  loading: "Loading rooms…",
  empty: {
    title: "It is quiet here",
    text: "There is no room yet. Create the first one, and others will find it.",
  },
  notFound: {
    title: "No room is called “<bdi>{search}</bdi>”",
    text: "Try a part of the name. Private rooms show up only for those who are in them.",
  },
  text: "Find people who talk about what you care about.",
  search: {
    label: "Search rooms",
    placeholder: "Search rooms",
  },
  kind: {
    question: "Who can join?",
    PUBLIC: {
      label: "Public",
      text: "Everyone can find it, read along and join.",
    },
    PRIVATE: {
      label: "Private",
      text: "Only its members know of it. Nobody else can find or join it.",
    },
  },
  tryAgain: "Try again",
  more: "Load more rooms",
  lastMessage: "active <when></when>",
  joined: "Joined",
  joinNamed: "Join {room}",
  join: "Join",
  sort: {
    label: "Order of rooms",
    ACTIVE: "Most active",
    MEMBERS: "Most members",
    NEWEST: "Newest",
    NAME: "By name",
  },
  joinFailed: "You could not join. {reason}",
} as const;
