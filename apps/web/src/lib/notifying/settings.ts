/** What this browser remembers; the sound is on until it is switched off, the desktop off until it is asked for. */
export const DESKTOP_ON = "banter.desktop-notifications";
/** Whether desktop notifications were offered, and taken or not. */
export const OFFER_ANSWERED = "banter.notifications-offered";
export const SOUND_OFF = "banter.no-sound";
