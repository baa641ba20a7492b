/** Two soft notes, a fifth apart. */
const NOTES_HZ = [659.25, 987.77] as const;
const NOTE_SECONDS = 0.14;
const RING_SECONDS = 0.5;
const LOUDNESS = 0.12;
/** A burst of messages is one sound. */
const PAUSE_MS = 1_500;

let context: AudioContext | undefined;
let playedAtMs = Number.NEGATIVE_INFINITY;

/** Plays the sound of a message, unless it was just played. A page that nobody has touched yet may make no sound. */
export function playChime(nowMs = performance.now()): void {
  const isMute = navigator.userActivation?.hasBeenActive === false;
  if (isMute || nowMs - playedAtMs < PAUSE_MS) return;
  playedAtMs = nowMs;
  context ??= new AudioContext();
  // a browser that refuses has its reasons, and nothing else depends on the sound
  context.resume().catch(() => {});
  for (const [index, note] of NOTES_HZ.entries()) ring(context, note, context.currentTime + index * NOTE_SECONDS);
}

function ring(audio: AudioContext, hz: number, at: number): void {
  const gain = audio.createGain();
  gain.gain.setValueAtTime(LOUDNESS, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + RING_SECONDS);
  gain.connect(audio.destination);
  const tone = audio.createOscillator();
  tone.frequency.value = hz;
  tone.connect(gain);
  tone.start(at);
  tone.stop(at + RING_SECONDS);
}
