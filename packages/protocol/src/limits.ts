/** Every limit that a client can run into. Characters are Unicode code points, as Postgres counts them. */
export const LIMITS = {
  /** Long enough to be told apart, short enough for one line of a member list. */
  usernameMinChars: 3,
  usernameMaxChars: 32,
  /** NIST SP 800-63B: at least 8; the upper bound keeps the cost of hashing a constant. */
  passwordMinChars: 8,
  passwordMaxChars: 128,
  /** Tries at one's own password, when it is asked for again, in a quarter of an hour: more than anybody's fingers slip. */
  passwordChecksPerQuarterHour: 10,
  /** Open sessions in one answer, the latest used: more than anybody has devices. */
  sessionsMaxListed: 100,
  /** A deleted account's name can be had by others only when few remember whose it was. */
  usernameRetiredDays: 30,
  /** One line in the room list on a wide screen. */
  roomNameMaxChars: 80,
  /** Two lines in the room header. */
  roomTopicMaxChars: 250,
  /** Six hours between two messages of one member: a room in which everybody says one thing a day. */
  slowModeMaxSeconds: 6 * 60 * 60,
  /** A long page of text; larger texts belong in files. */
  messageMaxChars: 4_000,
  /** Code points of one emoji; the longest that there are have ten. The database holds the same bound. */
  emojiMaxChars: 24,
  /** Different emoji under one message: three lines of them on a phone. */
  reactionEmojisPerMessage: 20,
  /** Different emoji of one person under one message: enough to mean something, too few to fill it alone. */
  reactionEmojisPerPerson: 8,
  /** People named with a reaction, who are all told to everybody in the room at each change; the rest are counted. */
  reactionPeopleListed: 20,
  /** Pinned messages of one room: a list that can still be read. */
  pinsPerRoom: 50,
  /** Files of one message: a phone's screen full of small pictures. */
  attachmentsPerMessage: 10,
  /** What a file's name is cut to: longer than any that a person typed. The database holds the same bound. */
  attachmentNameMaxChars: 150,
  /** What is said of a picture to those who cannot see it: a paragraph. The database holds the same bound. */
  attachmentDescriptionMaxChars: 500,
  /** Uploads of one person in a minute: a few messages full of pictures. */
  uploadsPerMinute: 60,
  /** Uploads of one person that one web process takes in at the same time; a client does well with two. */
  uploadsAtOnce: 4,
  /** How long one upload may take: the largest at the default limit over a slow mobile connection. */
  uploadMaxMs: 5 * 60 * 1_000,
  /** What no message has taken by then is deleted: a day, for those who come back to an unsent message. */
  unsentUploadHours: 24,
  /** Pixels of a picture, all frames of a moving one together: what the cameras of phones make. More would fill the memory. */
  pictureMaxPixels: 50_000_000,
  /** Pixels along the longer side of a thumbnail: what a message shows, on a screen of twice the density. */
  thumbnailMaxPixels: 800,
  /** A message that cannot be stored by then is refused, to be tried again: clients that wait longer are told, and need not guess. */
  answerWithinMs: 8_000,
  /** What `join_room` brings along: two screens of text. */
  recentMessages: 50,
  /** The largest page of any list. */
  pageMaxItems: 100,
  /** More changes than this since a cursor, and the answer is `reset` with the newest page. */
  syncMaxChanges: 200,
  /** Changes in one answer to `sync_rooms`, all rooms together; those that do not fit are to be asked for again. */
  syncMaxChangesInAll: 500,
  /** Rooms in one `sync_rooms`. */
  syncMaxRooms: 50,
  /** People whom one message mentions; further names are text. Everybody at once is what "@room" is for. */
  mentionsMaxPeople: 50,
  /** Unread messages are counted up to here; apps show one less and a plus. */
  unreadMaxCount: 100,
  /** The newest messages of a room that a count looks at: what lies behind many of one's own or of the blocked is not looked for. */
  unreadMaxLookedAt: 1_000,
  /** Why somebody is banned, promoted …: a paragraph; the database holds the same bound. */
  moderationReasonMaxChars: 500,
  /** Ten years: a ban that is to last longer is one without an end. */
  banMaxMinutes: 10 * 366 * 24 * 60,
  /** The widest IPv4 network that can be banned, in bits: 65,536 addresses, about what one provider gives one town. */
  addressBanMinBitsIpv4: 16,
  /** The widest IPv6 network that can be banned, in bits: the smallest that registries give a provider. */
  addressBanMinBitsIpv6: 32,
  /** Addresses in one ban or preview: more than anybody uses in a month. */
  addressBanMaxNetworks: 50,
  /** A week: addresses are shared, and given to others. */
  addressBanDefaultMinutes: 7 * 24 * 60,
  /** The people named in a preview of an address ban; all are counted. */
  addressPreviewMaxPeople: 50,
  /** A link to choose a new password works for a day: long enough to be passed on by hand. */
  passwordResetMinutes: 24 * 60,
  /** Sessions and bans of one person on an admin's page, the newest of each. */
  adminDetailMaxItems: 50,
  /** Messages of a room that an admin's list counts; counting all of a large room would read all of it. */
  adminMessagesMaxCounted: 10_000,
  /** People that one can block: each of one's connections joins a channel for each of them. */
  blockedMaxPeople: 1_000,
  /** Thirty days: who wants to come later asks anew. */
  inviteMaxMinutes: 30 * 24 * 60,
  /** A week: long enough to be read by everybody it is meant for. */
  inviteDefaultMinutes: 7 * 24 * 60,
  /** People that one link lets in; a link that got into the wrong hands does no more harm than this. */
  inviteMaxUses: 1_000,
  inviteDefaultUses: 25,
  /** Links of one room that work at the same time. */
  invitesPerRoom: 20,
  /** Reports by one person in a day: more than anybody reads attentively. */
  reportsPerDay: 50,
  /** How long a report keeps the files of its message once it is settled: a month, for those who come back to the decision. */
  reportedFilesKeptDays: 30,
  /** The latest room bans in one answer. */
  roomBansMaxItems: 200,
  /** Friends of one person: their whole list is one answer. */
  friendsMaxPeople: 1_000,
  /** Requests of one person that wait for an answer: more is not looking for friends. */
  friendRequestsMaxWaiting: 100,
  /** Requests to one person that are listed, the latest; all are counted. */
  friendRequestsMaxListed: 100,
  /** Requests that one person may make in an hour, whatever became of the earlier ones. */
  friendRequestsPerHour: 60,
  /** People in one `watch_presence` or `unwatch_presence`, and in one question over HTTP: the longest page of a list. */
  presenceMaxAtOnce: 100,
  /** People whose presence one connection follows: all of one's friends. */
  presenceMaxWatched: 1_000,
  /** How often a person may say that they are online or away: now and then, and a few times in a row. */
  presenceChangesPerSecond: 0.2,
  presenceChangesBurst: 5,
  /** A client says this often that its person goes on writing. */
  typingEveryMs: 3_000,
  /** Twice `typingEveryMs`: one lost word of it does not show. */
  typingShownMs: 6_000,
  /** What one person may say of their writing: in one room all the time, with some changes of rooms. */
  typingPerSecond: 0.5,
  typingBurst: 5,
  /** In larger rooms nobody hears who writes: each time costs a delivery to every member who is there. */
  typingMaxMembers: 250,
  /** Searches for people that one person may make in a minute: more than a fast typist's every pause. */
  peopleSearchesPerMinute: 60,
  /** Messages of one person in a minute over HTTP, all web processes together; sockets have limits of their own. */
  httpMessagesPerMinute: 60,
  /** A search for a room's name. */
  searchMaxChars: 80,
  /** A search for messages: a sentence that one remembers. */
  messageSearchMaxChars: 200,
  /** Searches for messages by one person in a minute: one for each pause in typing, with room to spare. */
  messageSearchesPerMinute: 60,
  /** The largest frame that the realtime service reads: sixteen times the longest ASCII message. */
  socketPayloadMaxBytes: 64 * 1024,
  /** The largest HTTP request body that the web app reads. */
  requestBodyMaxBytes: 64 * 1024,
} as const;
