export const direct = {
  closed: {
    label: "Why you cannot write",
    noLonger: "You and {name} are not friends any more. What you wrote stays here; to go on, be friends again.",
    none: "You and {name} are not friends. Only friends can write to each other.",
    requested: "You asked {name} to be your friend. Once they accept, you can write to each other.",
    asked: "{name} asks to be your friend. Accept, and you can write to each other.",
    blocked: "You block {name}: you see nothing of theirs, and neither of you can write.",
  },
  back: "Back to your rooms and messages",
  first: {
    text: "Nobody has written here yet. Only the two of you will read what you write.",
    sending: "Messages on their way",
  },
  nobody: {
    title: "There is nobody to write to",
    text: "This address names no other person. Your friends are one click away.",
    go: "See your friends",
  },
} as const;
