export const errors = {
  INVALID: "Something in it is not as it must be",
  UNAUTHENTICATED: "Log in first",
  FORBIDDEN: "You may not do this",
  NOT_FOUND: "It is not there any more",
  CONFLICT: "It does not go together with what is there",
  TOO_LARGE: "It is too large",
  RATE_LIMITED: "Too much at once. Wait a moment",
  UNAVAILABLE: "The server cannot be reached",
  INTERNAL: "Something went wrong on our side. Try again",
  wait: "Too much at once. Try again in {time}",
} as const;
