/**
 * Conducts the voice: it alone has it speak and be silent. How it speaks is manner.js's, what comes when it stops by itself
 * endings.js's.
 *
 * A press goes this way: `travel` stops the voice, finds the place that is asked for (which may have to be waited for),
 * leaves a moment of silence, and speaks from there. A later press ends an earlier one, wherever that is on its way.
 *
 * The voice starts by a press only. While it speaks nothing changes in the text, in the status line or in the focus.
 */

import { PlaceKeeper } from '../place/place-keeper.js';
import { Ahead } from '../sound/ahead.js';
import { delay } from '../sound/delay.js';
import { Mishaps, tellOf } from '../sound/mishaps.js';
import { Speaker } from '../sound/speaker.js';
import { BROKEN, NO_SOUND_OUT, PAUSED, PAUSED_UNKEPT, SLOW, WAITING } from '../wording.js';
import { Endings } from './endings.js';
import { Spell } from './spell.js';
import { Stretch } from './stretch.js';
import { Way } from './way.js';

/** @typedef {import('../place/places.js').Place} Place */
/** @typedef {import('../place/places.js').Source} Source */

/**
 * Silence between a press and the first word: a screen reader is still saying the button's name. It also makes one jump
 * of several quick presses.
 */
const LEAD = 300; // milliseconds

/**
 * @typedef {object} Company  who the conductor works with
 * @property {readonly import('../sound/tracks.js').Track[]} tracks
 * @property {import('../place/places.js').Places} places
 * @property {import('../sound/cues.js').Cues} cues
 * @property {import('../bar/controls.js').Controls} controls  what is wished
 * @property {import('../bar/display.js').Display} display
 * @property {import('../bar/announce.js').Announcer} announcer
 * @property {import('../place/resume.js').Bookmarks} bookmarks
 * @property {import('../sound/one-voice.js').OneVoice} voices
 * @property {import('./bedtime.js').Bedtime} bedtime
 */

export class Conductor {
  #with;
  #speaker;

  /** @type {'silent' | 'starting' | 'speaking'} */
  #state = 'silent';
  /** Where the voice stands or is on its way to, unless it speaks. */
  #way;
  #keeper;
  #ahead;
  #endings;
  #mishaps = new Mishaps();
  #stretch = new Stretch();
  #spell = new Spell((track) => this.timeline(track)?.duration);

  /** @type {import('../sound/playback.js').PlaybackListener} */
  listener = {
    frame: (time) => this.#with.display.light({ track: this.#speaker.track, time }, this.#speaker.knowsWords),
    progress: (remaining) => this.#progress(remaining),
    ended: () => this.#trackOver(),
    halted: () => this.#endings.halted(),
    interrupted: () => this.stop(),
    resumed: () => this.#resumed(),
    starved: () => this.#with.announcer.say(SLOW),
    fed: () => this.#with.announcer.clear(),
    failed: () => this.#recover(),
    silent: () => this.#standsStill(),
  };

  /** Called when a voice of the device does not speak: the service's goes on. */
  deviceFailed = () => {};

  /** Called when the voice has become silent. */
  silenced = () => {};

  /** @param {Company} company */
  constructor(company) {
    this.#with = company;
    this.#way = new Way((source) => company.places.startOf(0, source));
    /** @param {number} track */
    const timelineOf = (track) => this.timeline(track);
    this.#speaker = new Speaker(this.listener, company.tracks, timelineOf, company.controls);
    this.#keeper = new PlaceKeeper(company.tracks, timelineOf, company.bookmarks);
    this.#ahead = new Ahead(company.tracks, company.cues);
    this.#endings = new Endings(this, company);
    // A phone may end a page that is out of sight without a word.
    document.addEventListener('visibilitychange', () => document.hidden && this.#leave());
  }

  get silent() {
    return this.#state === 'silent';
  }

  get speaker() {
    return this.#speaker;
  }

  get stretch() {
    return this.#stretch;
  }

  /** @returns {Place} where the voice is, or stands */
  get place() {
    return this.silent ? (this.#way.stood ?? { track: 0, time: 0 }) : this.#speaker.place;
  }

  /** Where "previous" counts from, if not from where the voice is. */
  get justBegun() {
    return this.#state === 'speaking' ? this.#spell.justBegun(this.#speaker.place, this.#speaker.rate) : null;
  }

  /**
   * Begin from another place than the page's beginning.
   *
   * @param {(source: Source) => Promise<Place>} locate
   */
  standAt(locate) {
    this.#way.standAt(locate);
  }

  /** Speak on from where the voice stands, or stop. */
  toggle() {
    this.#mishaps.over();
    if (this.silent) {
      this.#with.display.follow();
      this.travel((_, here) => here(), { speak: true, onward: true });
    } else {
      this.stop();
      this.#with.announcer.say(this.#keeper.refused ? PAUSED_UNKEPT : PAUSED);
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
    const { announcer, bedtime, display, voices } = this.#with;
    if (speak && this.silent) bedtime.wake();
    const from = this.#state === 'speaking' ? this.#speaker.place : null;
    const signal = this.#way.setOut(onward);
    this.#speaker.pause();
    this.#speaker.unlock();
    announcer.clear();
    if (speak) voices.claim();
    this.#show(speak ? 'starting' : 'silent');
    const silence = delay(LEAD, signal);
    silence.catch(() => {}); // it is awaited below, unless something else ends first

    const found = this.#way.find(locate, this.#source(), from);
    try {
      const place = await found;
      if (signal.aborted) return;
      this.#stretch.ask(place, locate, onward);
      this.#enter(place.track);
      display.light(place, true);
      this.#settle(place);
      if (!speak) {
        display.standsAt(place, this.#speaker.rate);
        announcer.say(tell?.(place) ?? '');
        return;
      }
      display.speaksFrom(place, this.#speaker.rate);
      await this.#speaker.prepare(place.time, signal);
      await silence;
      announcer.clear();
      this.#begin();
      await this.#speaker.play();
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Stop where the voice is. */
  stop() {
    if (this.#state === 'speaking') {
      this.rest(this.#here);
      return;
    }
    this.#way.turnBack();
    this.#speaker.pause();
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
    this.#keeper.forget();
    this.standAt((source) => this.#with.places.startOf(0, source));
    this.#with.display.over();
  }

  #begin() {
    const { place, rate } = this.#speaker;
    this.#spell.begin(place);
    // The sleep timer may have made the voice soft for an end that a step has led away from.
    const left = ((this.timeline(place.track)?.duration ?? Infinity) - place.time) / rate;
    this.#speaker.soften(this.#with.bedtime.loudness(place.track, left));
    this.#setHalt(place.time);
    this.#state = 'speaking';
  }

  /**
   * Be silent at a place.
   *
   * @param {Place} place
   * @param {string} [said]
   */
  rest({ track, time }, said = '') {
    const { announcer, display } = this.#with;
    const place = { track, time, until: this.#stretch.until };
    this.#way.arrive();
    this.#speaker.pause();
    if (track !== this.#speaker.track) this.#enter(track);
    this.#settle(place);
    display.standsAt(place, this.#speaker.rate);
    this.#show('silent');
    if (said) announcer.say(said);
  }

  #trackOver() {
    this.#mishaps.over();
    this.#endings.trackOver();
  }

  /**
   * The next track, without a silence of ours.
   *
   * @param {number} track
   */
  speakOn(track) {
    const { display, places } = this.#with;
    if (this.timeline(track)) {
      this.#enter(track);
      display.speaksFrom({ track, time: 0 }, this.#speaker.rate);
      this.#setHalt(0);
      // In one go: a page in the background may not be given another moment before it is put to sleep.
      void this.#speaker.prepare(0, this.#way.journey);
      this.#speaker.play().catch((error) => this.#fail(error));
    } else {
      const { until } = this.#stretch;
      this.travel(async (source) => ({ ...(await places.startOf(track, source)), until }), { speak: true });
    }
  }

  /** The system went on with the sound by itself. */
  #resumed() {
    this.#with.bedtime.wake();
    this.#with.voices.claim();
    this.#show('starting');
    this.#begin();
  }

  /** The sound broke off: the service may have been restarted, the network lost, the device's voice be none. */
  #recover() {
    const { announcer, bedtime, cues, tracks } = this.#with;
    const here = this.#here;
    const { until } = this.#stretch;
    if (bedtime.loudness(here.track, Infinity) === 0) return this.#endings.fallAsleep(here);
    this.stop();
    if (!this.#speaker.isOfService) {
      this.deviceFailed();
      this.travel((_, here) => here(), { speak: true, onward: true });
      return;
    }
    if (!this.#mishaps.tryAgain()) {
      announcer.say(BROKEN);
      return;
    }
    this.travel(
      async () => {
        await cues.reach(tracks[here.track].sound, this.#way.search, () => announcer.say(WAITING), 'HEAD');
        return { ...here, until };
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
    const { said, ours } = tellOf(error);
    this.stop();
    this.#with.announcer.say(said);
    if (ours) throw error; // let the console have it
  }

  /** @returns {Source} */
  #source() {
    const { cues, tracks, announcer } = this.#with;
    const signal = this.#way.search;
    const waiting = () => this.#state !== 'speaking' && announcer.say(WAITING); // a step in silence waits for its answer too
    return (track) => cues.load(tracks[track].cues, signal, waiting);
  }

  // --- where it is ---------------------------------------------------------------------------------------------------

  /** @param {number} track */
  timeline(track) {
    return this.#with.cues.kept(this.#with.tracks[track]?.cues);
  }

  /**
   * Where the voice is, at the beginning of its word; of its sentence where it is not known which word is said.
   *
   * @returns {Place}
   */
  get #here() {
    const { track, time } = this.#speaker.place;
    const timeline = this.timeline(track);
    const begins = this.#speaker.knowsWords ? timeline?.wordStart(time) : timeline?.own(time, 'sentence');
    return { track, time: begins ?? time };
  }

  /** @param {'silent' | 'starting'} state */
  #show(state) {
    this.#state = state;
    this.#with.display.speaking(state !== 'silent');
    if (this.silent) this.silenced();
  }

  /**
   * Come to a track.
   *
   * @param {number} track
   */
  #enter(track) {
    this.#speaker.enter(track);
    this.#with.display.enter(track);
    this.#ahead.enter(track);
  }

  /** Other pauses may be wished: heed them from where the voice is. */
  heedPauses() {
    if (this.#state === 'speaking') this.#setHalt(this.#speaker.place.time);
  }

  /** @param {number} time  from where on the voice speaks */
  #setHalt(time) {
    this.#speaker.heedPauses(time, this.#stretch.endIn(this.#speaker.track));
  }

  /**
   * Remember where the voice stands.
   *
   * @param {Place} place
   */
  #settle(place) {
    this.#way.settle(place);
    this.#keeper.keep(place);
  }

  /** @param {number} remaining */
  #progress(remaining) {
    const { bedtime } = this.#with;
    const { place } = this.#speaker;
    this.#keeper.goOn(place);
    this.#mishaps.goneOn(this.#spell.heard(place));
    if (this.#speaker.isOfService) this.#ahead.goOn(place.track, remaining);
    const loudness = bedtime.loudness(place.track, remaining);
    if (loudness > 0) this.#speaker.soften(loudness);
    else this.#endings.fallAsleep(this.#here);
  }

  /** The page is out of sight: keep the place. */
  #leave() {
    if (this.#state === 'speaking') this.#keeper.keep(this.#here);
  }
}
