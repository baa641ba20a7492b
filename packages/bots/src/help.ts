export const HELP = `Scripted users that talk in a running Banter, and a verdict on what became of their messages.

  npm run bots -- [--users 50] [--rooms 5] [--seconds 20] [--url http://localhost:3000] [--rate 1]
                  [--settle 30] [--seed N]

  --users N     how many bots sign up
  --rooms N     how many rooms they make; each bot joins one of them
  --seconds N   how long they talk
  --url URL     where the web app is; by default the one of this checkout's settings
  --rate N      messages a second that each bot sends
  --settle N    how many seconds to wait at most, when the talking is over, for what is still on its way; a lost last
                message shows within about ten
  --seed N      makes what they say and when repeatable

The table at the end counts what people see, pair by pair of message and bot:

  expected      each acknowledged message, once for each bot in its room, its author included
  delivered     of these, how many the bot's timeline shows in the end, to the character
  lost          expected and not delivered
  duplicated    a message that a timeline shows, or announced as new, more than once
  out of order  a message that a timeline shows or announced before one that belongs in front of it: by its place in the
                room, or by the order in which its author sent it
  delivery      from sending to being announced as new to another bot

What the wire repeated, reordered or lost and the SDK made good again is listed apart, for information.

Exit code: 0 nothing lost, duplicated or out of order; 1 something was, or nothing was acknowledged at all;
2 bad arguments, or no Banter to talk to; 130 stopped with Ctrl-C (the table shows how far it got).
`;
