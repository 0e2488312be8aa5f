/**
 * Conducts the voice: it alone decides when the voice speaks.
 *
 * A press goes this way: `travel` stops the voice, finds the place that is asked for (which may have to be waited for),
 * leaves a moment of silence, and speaks from there. A later press ends an earlier one, wherever that is on its way.
 *
 * The voice starts by a press only. While it speaks nothing changes in the text, in the status line or in the focus.
 */

import { SoundUnavailable } from './cues.js';
import { delay } from './delay.js';
import { afterTrack, nextHalt } from './halts.js';
import { showPosition } from './media-session.js';
import { Playback, prefetch } from './playback.js';
import { bookmarkAt } from './resume.js';
import { Stretch } from './stretch.js';
import {
  BROKEN,
  FINISHED,
  HELD_BACK,
  NO_SOUND_OUT,
  PARAGRAPH_OVER,
  PAUSED,
  PAUSED_UNKEPT,
  SECTION_OVER,
  SELECTION_OVER,
  WAITING,
} from './wording.js';

/** @typedef {import('./places.js').Place} Place */
/** @typedef {import('./places.js').Source} Source */

/**
 * Silence between a press and the first word: a screen reader is still saying the button's name. It also makes one jump
 * of several quick presses.
 */
const LEAD = 300; // milliseconds

/** The next sound is fetched when this little is left to listen to. */
const PREFETCH_BEFORE = 20; // seconds

/** How often a sound that broke off is tried again before the listener is asked to. */
const RETRIES = 2;

/**
 * @typedef {object} Company  who the conductor works with
 * @property {readonly import('./tracks.js').Track[]} tracks
 * @property {import('./places.js').Places} places
 * @property {import('./cues.js').Cues} cues
 * @property {import('./controls.js').Controls} controls  what is wished
 * @property {import('./display.js').Display} display
 * @property {import('./announce.js').Announcer} announcer
 * @property {import('./resume.js').Bookmarks} bookmarks
 * @property {import('./one-voice.js').OneVoice} voices
 * @property {import('./bedtime.js').Bedtime} bedtime
 */

export class Conductor {
  #with;
  /** The service's sound, always there. */
  #sound;
  /** @type {Playback | import('./device-voice.js').DeviceVoice} what speaks: the sound, or a voice of the device */
  #playback;

  /** @type {'silent' | 'starting' | 'speaking'} */
  #state = 'silent';
  /** Index of the track that is heard, or was last. */
  #track = 0;
  /** @type {Promise<Place> | null} where the voice stands or is on its way to, unless it speaks */
  #place = null;
  /** @type {(source: Source) => Promise<Place>} finds that place, again if it was not found */
  #origin;
  #stretch = new Stretch();
  /** @type {import('./halts.js').Halt | null} where the voice stops next by itself */
  #halt = null;
  /** Ends the search for places. */
  #search = new AbortController();
  /** Ends what the last press is on its way to. */
  #way = new AbortController();
  #failures = 0;
  #bookmarked = '';
  #prefetched = '';

  /** @type {import('./playback.js').PlaybackListener} */
  listener = {
    frame: (time) => this.#with.display.light({ track: this.#track, time }, this.#playback.knowsWords),
    progress: (remaining) => this.#progress(remaining),
    ended: () => this.#goOn(),
    halted: () => this.#halted(),
    interrupted: () => this.stop(),
    resumed: () => this.#resumed(),
    starved: () => this.#with.announcer.say(WAITING),
    fed: () => this.#with.announcer.clear(),
    failed: () => this.#recover(),
    silent: () => this.#standsStill(),
  };

  /** Called when a voice of the device does not speak: the service's goes on. */
  deviceFailed = () => {};

  /** @param {Company} company */
  constructor(company) {
    this.#with = company;
    this.#sound = new Playback(this.listener);
    this.#playback = this.#sound;
    this.#origin = (source) => company.places.startOf(0, source);
    addEventListener('pagehide', () => this.#leave());
    document.addEventListener('visibilitychange', () => document.hidden && this.#leave());
  }

  get silent() {
    return this.#state === 'silent';
  }

  /** Seconds of the sound that pass in a second of listening. */
  get rate() {
    return this.#playback.rate;
  }

  /**
   * Begin from another place than the page's beginning.
   *
   * @param {(source: Source) => Promise<Place>} locate
   */
  standAt(locate) {
    this.#place = null;
    this.#origin = locate;
  }

  /** Speak on from where the voice stands, or stop. */
  toggle() {
    this.#failures = 0;
    if (this.silent) {
      this.#with.display.follow();
      this.travel((_, here) => here(), { speak: true, onward: true });
    } else {
      this.stop();
      this.#with.announcer.say(this.#with.bookmarks.refused ? PAUSED_UNKEPT : PAUSED);
    }
  }

  /**
   * Say where the voice is, or was on its way to. It stops for that: two voices at a time are none.
   *
   * @param {(place: Place) => string} tell
   */
  tell(tell) {
    this.stop();
    this.travel((_, here) => here(), { speak: false, onward: true, tell });
  }

  /**
   * Another voice of the device, or the service's (null). It goes on from the same word.
   *
   * @param {import('./device-voice.js').DeviceVoice | null} device
   */
  speakWith(device) {
    const next = device ?? this.#sound;
    if (next === this.#playback) return;
    const spoke = !this.silent;
    if (spoke) this.stop();
    this.#playback = next;
    this.#setRate();
    if (spoke) this.travel((_, here) => here(), { speak: true, onward: true });
  }

  /** Another speed is wished. */
  changeSpeed() {
    const { display } = this.#with;
    this.#setRate();
    display.showTime(this.#track, this.rate);
    display.showLeft({ track: this.#track, time: this.#playback.time });
    const duration = this.timeline(this.#track)?.duration ?? 0;
    showPosition(this.#playback.time, duration, this.rate);
  }

  /** Other pauses are wished. */
  changePauses() {
    if (this.#state === 'speaking') this.#setHalt(this.#playback.time);
  }

  /** Another volume is wished. */
  changeVolume() {
    this.#playback.volume = this.#with.controls.volume;
  }

  // --- from press to voice -------------------------------------------------------------------------------------------

  /**
   * Stop, find a place, and speak from there if that is wished: by default if the voice was speaking.
   *
   * @param {(source: Source, here: () => Promise<Place>) => Promise<Place>} locate  `here` finds where the voice was,
   *   or was on its way to
   * @param {object} [wishes]
   * @param {boolean} [wishes.speak]
   * @param {boolean} [wishes.onward]  whether `here` matters: if not, what is on its way there ends
   * @param {(place: Place) => string} [wishes.tell]  what to say of the place where the voice does not
   */
  async travel(locate, { speak = !this.silent, onward = false, tell } = {}) {
    const { announcer, display, voices, tracks } = this.#with;
    const held = this.#state === 'speaking' ? Promise.resolve(this.#here()) : this.#place;
    this.#way.abort();
    const { signal } = (this.#way = new AbortController());
    if (!onward) this.#endSearch();
    this.#playback.pause();
    this.#playback.unlock();
    announcer.clear();
    if (speak) voices.claim();
    this.#show(speak ? 'starting' : 'silent');
    const silence = delay(LEAD, signal);
    silence.catch(() => {}); // it is awaited below, unless something else ends first

    const before = this.#origin;
    this.#origin = (source) => locate(source, () => held?.catch(() => before(source)) ?? before(source));
    const found = (this.#place = this.#origin(this.#source()));
    try {
      const place = await found;
      if (signal.aborted) return;
      this.#stretch.ask(place);
      this.#enter(place.track);
      display.light(place, true);
      this.#settle(place);
      if (!speak) {
        display.standsAt(place, this.rate);
        announcer.say(tell?.(place) ?? '');
        return;
      }
      display.speaksFrom(place, this.rate);
      await this.#playback.prepare(tracks[place.track], place.time, signal);
      await silence;
      announcer.clear();
      this.#begin(place.time);
      await this.#playback.play();
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Stop where the voice is. */
  stop() {
    if (this.#state === 'speaking') {
      const { track, time } = this.#here();
      this.#rest({ track, time: this.timeline(track)?.wordStart(time) ?? time });
      return;
    }
    this.#endSearch();
    this.#place = null; // to be found again by `#origin`
    this.#way.abort();
    this.#playback.pause();
    this.#show('silent');
  }

  /** Another voice begins. Nothing is said: it would be said over that voice. */
  hush() {
    if (!this.silent) this.stop();
  }

  /** Forget what was heard: the page begins anew. */
  forget() {
    this.stop();
    this.#stretch.leave();
    this.#with.bookmarks.forget();
    this.standAt((source) => this.#with.places.startOf(0, source));
    this.#with.display.over();
  }

  /** @param {number} time */
  #begin(time) {
    this.changeVolume();
    this.#setHalt(time);
    this.#state = 'speaking';
  }

  /**
   * Be silent at a place.
   *
   * @param {Place} place
   * @param {string} [said]
   */
  #rest({ track, time }, said = '') {
    const { announcer, display } = this.#with;
    const place = { track, time, until: this.#stretch.until };
    this.#way.abort();
    this.#playback.pause();
    if (track !== this.#track) this.#enter(track);
    this.#settle(place);
    display.standsAt(place, this.rate);
    this.#show('silent');
    if (said) announcer.say(said);
  }

  /** The voice has come to where it stops by itself. */
  #halted() {
    const track = this.#track;
    const halt = this.#halt;
    if (halt) this.#rest({ track, time: halt.onward }, PARAGRAPH_OVER);
    else this.#endStretch();
  }

  /** What was asked for is read: once more, where that is wished. */
  #endStretch() {
    const { again, until } = this.#stretch;
    if (this.#with.controls.loop && again) {
      this.travel(async () => again, { speak: true });
      return;
    }
    const { track, time } = until ?? this.#here();
    this.#stretch.leave();
    this.#rest({ track, time }, SELECTION_OVER);
  }

  /** The track is over. */
  #goOn() {
    const { tracks, controls, bedtime, places } = this.#with;
    const { loop, pauses } = controls;
    const over = { track: this.#track, time: 0 };
    const next = { track: this.#track + 1, time: 0 };
    this.#failures = 0;
    switch (afterTrack(tracks, this.#track, { stretch: this.#stretch, loop, sleepAt: bedtime.at, pauses })) {
      case 'stretch-over':
        return this.#endStretch();
      case 'section-again':
        return void this.travel((source) => places.again(over, 'section', source), { speak: true });
      case 'page-over':
        return this.#finish();
      case 'sleep':
        return this.#fallAsleep(next);
      case 'pause':
        return this.#rest(next, pauses === 'section' ? SECTION_OVER : PARAGRAPH_OVER);
      case 'onward':
        return this.#speakOn(next.track);
    }
  }

  /**
   * The next track, without a silence of ours.
   *
   * @param {number} track
   */
  #speakOn(track) {
    const { tracks, display, places } = this.#with;
    if (this.timeline(track)) {
      this.#enter(track);
      display.speaksFrom({ track, time: 0 }, this.rate);
      this.#setHalt(0);
      // In one go: a page in the background may not be given another moment before it is put to sleep.
      void this.#playback.prepare(tracks[track], 0, this.#way.signal);
      this.#playback.play().catch((error) => this.#fail(error));
    } else {
      const { until } = this.#stretch;
      this.travel(async (source) => ({ ...(await places.startOf(track, source)), until }), { speak: true });
    }
  }

  #finish() {
    const slept = ['section', 'page'].includes(this.#with.bedtime.at);
    this.forget();
    if (slept) this.#endSleep();
    else this.#with.announcer.say(FINISHED);
  }

  /**
   * Stop, and say nothing: somebody sleeps.
   *
   * @param {Place} place
   */
  #fallAsleep(place) {
    this.#rest(place);
    this.#endSleep();
  }

  #endSleep() {
    this.#with.bedtime.over();
    this.changeVolume();
  }

  /** The system went on with the sound by itself. */
  #resumed() {
    this.#with.voices.claim();
    this.#show('starting');
    this.#begin(this.#playback.time);
  }

  /** The sound broke off: the service may have been restarted, the network lost, the device's voice be none. */
  #recover() {
    const { cues, tracks, announcer } = this.#with;
    const { track, time } = this.#here();
    const { until } = this.#stretch;
    this.stop();
    if (this.#playback !== this.#sound) {
      this.deviceFailed();
      this.travel((_, here) => here(), { speak: true, onward: true });
      return;
    }
    if (++this.#failures > RETRIES) {
      announcer.say(BROKEN);
      return;
    }
    this.travel(
      async () => {
        await cues.reach(tracks[track].sound, this.#search.signal, () => announcer.say(WAITING), 'HEAD');
        return { track, time: this.timeline(track)?.wordStart(time) ?? time, until };
      },
      { speak: true },
    );
  }

  #standsStill() {
    this.stop();
    this.#with.announcer.say(NO_SOUND_OUT);
  }

  /** @param {unknown} error */
  #fail(error) {
    const { announcer } = this.#with;
    this.stop();
    if (error instanceof SoundUnavailable) {
      announcer.say(error.message);
    } else if (error instanceof DOMException && error.name === 'NotAllowedError') {
      announcer.say(HELD_BACK);
    } else {
      announcer.say(BROKEN);
      throw error; // a fault of ours: let the console have it
    }
  }

  /** @returns {Source} */
  #source() {
    const { cues, tracks, announcer } = this.#with;
    const { signal } = this.#search;
    const waiting = () => this.#state === 'starting' && announcer.say(WAITING);
    return (track) => cues.load(tracks[track].cues, signal, waiting);
  }

  #endSearch() {
    this.#search.abort();
    this.#search = new AbortController();
  }

  // --- where it is ---------------------------------------------------------------------------------------------------

  /** @param {number} track */
  timeline(track) {
    return this.#with.cues.kept(this.#with.tracks[track]?.cues);
  }

  /** @returns {Place} */
  #here() {
    return { track: this.#track, time: this.#playback.time };
  }

  /** @param {'silent' | 'starting'} state */
  #show(state) {
    this.#state = state;
    this.#with.display.speaking(state !== 'silent');
  }

  /**
   * Come to a track.
   *
   * @param {number} track
   */
  #enter(track) {
    const { tracks, cues, display } = this.#with;
    this.#track = track;
    this.#setRate();
    display.enter(track);
    const next = tracks[track + 1];
    if (next) cues.preload(next.cues);
  }

  #setRate() {
    const { controls, tracks } = this.#with;
    this.#playback.rate = controls.speed / tracks[this.#track].speed;
  }

  /** @param {number} time  from where on the voice speaks */
  #setHalt(time) {
    const until = this.#stretch.endIn(this.#track);
    this.#halt = nextHalt(this.timeline(this.#track), time, this.#with.controls.pauses, until);
    this.#playback.haltAt = this.#halt?.time ?? until;
  }

  /**
   * Remember where the voice stands.
   *
   * @param {Place} place
   */
  #settle(place) {
    const settled = Promise.resolve(place);
    this.#place = settled;
    this.#origin = () => settled;
    this.#bookmark(place);
  }

  /** @param {number} remaining */
  #progress(remaining) {
    const { tracks, controls, bedtime } = this.#with;
    const place = this.#here();
    const timeline = this.timeline(this.#track);
    const sentence = timeline?.cues[timeline.at(place.time).cue]?.sentence;
    if (sentence && sentence !== this.#bookmarked) this.#bookmark(place);
    const next = tracks[this.#track + 1];
    if (next && remaining < PREFETCH_BEFORE && this.#prefetched !== next.sound && this.timeline(this.#track + 1)) {
      this.#prefetched = next.sound;
      if (this.#playback === this.#sound) prefetch(next.sound);
    }
    if (!bedtime.at) return;
    const loudness = bedtime.loudness(place.track, remaining);
    if (loudness > 0) this.#playback.volume = controls.volume * loudness;
    else this.#fallAsleep({ ...place, time: timeline?.wordStart(place.time) ?? place.time });
  }

  #leave() {
    if (this.#state === 'speaking') this.#bookmark(this.#here());
  }

  /** @param {Place} place */
  #bookmark({ track, time }) {
    const timeline = this.timeline(track);
    const bookmark = timeline && bookmarkAt(this.#with.tracks[track], timeline, time);
    if (!bookmark) return;
    this.#bookmarked = bookmark.sentence;
    this.#with.bookmarks.save(bookmark);
  }
}
