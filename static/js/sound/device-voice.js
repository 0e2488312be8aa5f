/**
 * A voice of the person's own device (Web Speech), in the place of the service's sound: it says the same sentences by
 * the same cues, so that lights, steps, pauses and the place kept are the same. It is given the words as they are said
 * ("supérieure ou égale à 38 degrés"), not the signs that are shown: devices are silent at "≥", and spell "mg/kg".
 *
 * Its clock is the track's: while it says a sentence the time is that of the word it tells of (`boundary` events), and
 * where it tells of none, an estimate within the sentence, good enough for steps; then words are not lit, the sentence is.
 *
 * Pause is stop and say again, from the word that it told of, else from where it began: a device may be slower than the
 * estimate, and what was not heard would be lost. `pause()` of the browsers' own does nothing on Android, and loses voices
 * elsewhere. One sentence is one utterance: Chromium cuts longer ones off after fifteen seconds.
 */

/** @typedef {import('./playback.js').PlaybackListener} PlaybackListener */
/** @typedef {import('./timeline.js').Timeline} Timeline */
/** @typedef {import('./tracks.js').Track} Track */

/** A voice that has not begun after this never will: voices that are listed and not installed. */
const SILENT_AFTER = 5000; // milliseconds

/**
 * A voice that is not done with a sentence after so many times its length in the service's sound, and some more, hangs:
 * some never tell their end (Android's, when the screen was off).
 */
const SLOWER_AT_MOST = 3;
const AND_SOME = 5000; // milliseconds

export class DeviceVoice {
  #listener;
  #timelineOf;
  /** @type {SpeechSynthesisVoice} */
  #voice;
  /** @type {Track | null} */
  #track = null;
  #time = 0;
  #wanted = false;
  #rate = 1;
  #volume = 1;
  /** Counts utterances: events of those before do not count. */
  #turn = 0;
  #since = 0;
  #timer = 0;

  haltAt = Infinity;
  knowsWords = false;

  /**
   * @param {PlaybackListener} listener
   * @param {(track: Track) => Timeline | undefined} timelineOf
   * @param {SpeechSynthesisVoice} voice
   */
  constructor(listener, timelineOf, voice) {
    this.#listener = listener;
    this.#timelineOf = timelineOf;
    this.#voice = voice;
  }

  get time() {
    const cue = this.#cue();
    if (this.knowsWords || !this.#wanted || !this.#since || !cue) return this.#time;
    const passed = ((performance.now() - this.#since) / 1000) * this.#rate;
    return Math.min(this.#time + passed, cue.end - 0.01);
  }

  get rate() {
    return this.#rate;
  }

  set rate(rate) {
    if (rate === this.#rate) return;
    this.#rate = rate;
    if (this.#wanted) this.#say();
  }

  /** Holds from the next sentence on. */
  set volume(/** @type {number} */ volume) {
    this.#volume = volume;
  }

  unlock() {}

  /**
   * @param {Track} track
   * @param {number} time
   */
  async prepare(track, time) {
    this.pause();
    this.#track = track;
    this.#time = time;
  }

  async play() {
    this.#wanted = true;
    this.#say();
  }

  pause() {
    this.#wanted = false;
    this.#turn++;
    this.#since = 0;
    clearTimeout(this.#timer);
    speechSynthesis.cancel();
  }

  #cue() {
    const timeline = this.#track && this.#timelineOf(this.#track);
    if (!timeline) return undefined;
    return timeline.cues[Math.max(timeline.at(this.#time).cue, 0)];
  }

  /** Say the sentence that the time is in, from its word on, and then those after it. */
  #say() {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    speechSynthesis.cancel();
    const cue = this.#cue();
    if (!cue || !this.#track) {
      this.#over();
      return;
    }
    if (this.#time >= cue.end) {
      this.#next(turn);
      return;
    }
    // From the sentence's start what is announced before it is said too ("Citation : ").
    const index = cue.words.findLastIndex(({ start }) => start <= this.#time + 0.005);
    const first = index > 0 ? cue.words[index].spoken[0] : 0;
    const spoken = new SpeechSynthesisUtterance(cue.spoken.slice(first));
    spoken.voice = this.#voice;
    spoken.lang = this.#voice.lang;
    spoken.rate = this.#rate * this.#track.speed;
    spoken.volume = this.#volume;
    this.knowsWords = false;
    this.#since = 0;
    spoken.onstart = () => {
      if (turn !== this.#turn) return;
      clearTimeout(this.#timer);
      const left = ((cue.end - this.#time) / this.#rate) * 1000;
      this.#timer = setTimeout(() => turn === this.#turn && this.#fail(), SLOWER_AT_MOST * left + AND_SOME);
      this.#since = performance.now();
      this.#listener.frame(this.#time);
    };
    spoken.onboundary = ({ name, charIndex }) => {
      if (turn !== this.#turn || (name && name !== 'word')) return;
      const said = cue.words.findLast((word) => word.spoken[0] <= first + charIndex);
      if (!said) return;
      this.knowsWords = true;
      this.#time = said.start;
      if (this.#halts()) return;
      this.#listener.frame(this.#time);
      this.#progress();
    };
    spoken.onend = () => {
      if (turn !== this.#turn) return;
      clearTimeout(this.#timer);
      this.#time = cue.end;
      this.#progress();
      if (turn === this.#turn && !this.#halts()) this.#next(turn);
    };
    spoken.onerror = () => {
      if (turn === this.#turn) this.#fail();
    };
    this.#timer = setTimeout(() => turn === this.#turn && this.#fail(), SILENT_AFTER);
    speechSynthesis.speak(spoken);
  }

  /** @param {number} turn */
  #next(turn) {
    const timeline = this.#track && this.#timelineOf(this.#track);
    const next = timeline?.cues.find(({ start }) => start >= this.#time - 0.005);
    if (!next) {
      this.#over();
      return;
    }
    this.#since = 0;
    const silence = Math.max(0, next.start - this.#time) / this.#rate;
    this.#time = next.start;
    this.#timer = setTimeout(() => turn === this.#turn && this.#wanted && this.#say(), silence * 1000);
  }

  #halts() {
    if (this.#time < this.haltAt) return false;
    this.pause();
    this.#listener.halted();
    return true;
  }

  #progress() {
    const timeline = this.#track && this.#timelineOf(this.#track);
    if (timeline) this.#listener.progress((timeline.duration - this.#time) / this.#rate);
  }

  #over() {
    this.#wanted = false;
    this.#listener.ended();
  }

  #fail() {
    if (!this.#wanted) return;
    this.pause();
    this.#listener.failed();
  }
}
