export const people = {
  blocked: {
    none: "You block nobody. Whom you block from a message or from a room’s list of members is shown here.",
    since: "Blocked {day}",
  },
  unblockNamed: "Unblock {name}",
  unblock: "Unblock",
  block: {
    done: "You see and hear nothing of {name} any more",
    title: "Block {name}?",
    confirm: "Block",
    text: "You no longer see or hear anything of theirs, in any room, old messages included. They cannot write to you or ask to be your friend, and a friendship ends. They are not told. You can unblock them at any time, which brings their messages back.",
  },
  found: {
    none: "Nobody’s name begins with “<bdi>{search}</bdi>”.",
    title: "Found",
    more: "Load more people",
  },
  friend: {
    request: {
      label: "Add friend",
      named: "Ask {name} to be your friend",
    },
    accept: {
      label: "Accept",
      named: "Accept {name}’s request",
    },
    decline: {
      label: "Decline",
      named: "Decline {name}’s request",
    },
    cancel: {
      label: "Take back",
      named: "Take back your request to {name}",
    },
  },
  friends: {
    none: "No friends here yet. Search for somebody by name and ask them.",
    asked: "Asked {day}",
    since: "Since {day}",
    theyAsk: "They ask you ({count, number})",
    yours: "Your friends ({count, number})",
    youAsk: "You ask them ({count, number})",
    moreAsked: "More are shown as you answer these.",
  },
  title: "Friends",
  text: "Find people by name, and ask them to be your friend.",
  search: {
    label: "Search people",
    placeholder: "Search people by name",
  },
  messageNamed: "Message {name}",
  message: "Message",
  isBlocked: "Blocked",
  presence: {
    online: "Online",
    away: "Away",
    offline: "Offline",
  },
  remove: {
    named: "Remove {name}",
    label: "Remove",
    title: "Remove {name} from your friends?",
    text: "You are no longer on each other’s list. Either of you can ask again.",
  },
} as const;
