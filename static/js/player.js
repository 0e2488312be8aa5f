/**
 * The player: knows what is wished, and tells all others. It alone decides when the voice speaks.
 *
 * A press goes this way: `#travel` stops the voice, finds the place that is asked for (which may have to be waited
 * for), leaves a moment of silence, and speaks from there. A later press ends an earlier one, wherever that is on its
 * way.
 *
 * The voice starts by a press only. While it speaks nothing changes in the text, in the status line or in the focus.
 */

import { Announcer } from './announce.js';
import { Controls } from './controls.js';
import { Cues, SoundUnavailable } from './cues.js';
import { delay } from './delay.js';
import { SpokenHighlight } from './highlight.js';
import { ListenButtons } from './listen-buttons.js';
import { handleMediaKeys, showOnLockScreen, showSpeaking } from './media-session.js';
import { OneVoice } from './one-voice.js';
import { Places } from './places.js';
import { Playback, prefetch } from './playback.js';
import { keepSpeed } from './preferences.js';
import { Bookmarks } from './resume.js';
import { Follower } from './scroll.js';
import { Here, whenHeard } from './start-here.js';
import { firstOf, readTracks, sections } from './tracks.js';
import { BROKEN, FINISHED, HELD_BACK, PAUSED, WAITING, sectionPlace, sentencePlace } from './wording.js';

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

class Player {
  #tracks;
  #places;
  #cues = new Cues();
  #playback;
  #highlight = new SpokenHighlight();
  #follower;
  #controls;
  #buttons;
  #announcer;
  #bookmarks;
  #voice;
  #here;

  /** @type {'silent' | 'starting' | 'speaking'} */
  #state = 'silent';
  /** Index of the track that is heard, or was last. */
  #track = 0;
  /** @type {Promise<Place> | null} where the voice stands or is on its way to, unless it speaks */
  #place = null;
  /** @type {(source: Source) => Promise<Place>} finds that place, again if it was not found */
  #origin;
  /** Ends the search for places. */
  #search = new AbortController();
  /** Ends what the last press is on its way to. */
  #way = new AbortController();
  #failures = 0;
  #bookmarked = '';
  #prefetched = '';

  /**
   * @param {HTMLElement} main
   * @param {HTMLElement} bar
   */
  constructor(main, bar) {
    this.#tracks = readTracks(main);
    this.#places = new Places(this.#tracks);
    this.#playback = new Playback({
      frame: (time) => this.#light(time),
      progress: (remaining) => this.#progress(remaining),
      ended: () => this.#goOn(),
      interrupted: () => this.#stop(),
      resumed: () => this.#resumed(),
      starved: () => this.#announcer.say(WAITING),
      fed: () => this.#announcer.clear(),
      failed: () => this.#recover(),
    });
    this.#controls = new Controls(
      bar,
      {
        toggle: () => this.#toggle(),
        'previous-sentence': () => this.#sentence(-1),
        'next-sentence': () => this.#sentence(1),
        'previous-section': () => this.#section(-1),
        'next-section': () => this.#section(1),
        'start-here': () => this.#listenFromHere(),
        follow: () => this.#follower.toggle(),
      },
      (speed) => this.#changeSpeed(speed),
    );
    this.#buttons = new ListenButtons(main, bar.querySelector('.icon-pause'), (section, again) => {
      if (again) this.#toggle();
      else this.#listen(section);
    });
    this.#follower = new Follower(bar, (following) => this.#controls.showFollowing(following));
    this.#announcer = new Announcer(bar.querySelector('[role="status"]'));
    this.#voice = new OneVoice(() => this.#hush());
    this.#here = new Here(main, bar);
    handleMediaKeys({
      play: () => this.#state === 'silent' && this.#toggle(),
      pause: () => this.#state !== 'silent' && this.#toggle(),
      sentence: (step) => this.#sentence(step),
      section: (step) => this.#section(step),
      seek: (time) => this.#travel(async () => ({ track: this.#track, time })),
    });
    this.#waitForWords();
    addEventListener('pagehide', () => this.#leave());
    document.addEventListener('visibilitychange', () => document.hidden && this.#leave());

    this.#bookmarks = new Bookmarks(main.dataset.document ?? '');
    const bookmark = this.#bookmarks.load();
    if (bookmark && firstOf(this.#tracks, bookmark.section) >= 0) {
      const { section, part, sentence, offset } = bookmark;
      this.#origin = (source) =>
        this.#places.within(section, part, (timeline) => timeline.find(sentence, offset), source);
      this.#buttons.offerResume();
    } else {
      this.#origin = (source) => this.#places.startOf(0, source);
    }
  }

  // --- presses -------------------------------------------------------------------------------------------------------

  /** Speak on from where the voice stands, or stop. */
  #toggle() {
    this.#failures = 0;
    if (this.#state === 'silent') {
      this.#follower.follow();
      this.#travel((_, here) => here(), { speak: true, onward: true });
    } else {
      this.#stop();
      this.#announcer.say(PAUSED);
    }
  }

  /**
   * Speak a section, or the whole page.
   *
   * @param {string | undefined} section
   */
  #listen(section) {
    const track = section === undefined ? 0 : firstOf(this.#tracks, section);
    if (track < 0) return;
    this.#follower.follow();
    this.#travel((source) => this.#places.startOf(track, source), { speak: true });
  }

  /** @param {-1 | 1} step */
  #sentence(step) {
    this.#follower.follow();
    const { rate } = this.#playback;
    this.#travel(async (source, here) => this.#places.sentence(await here(), step, rate, source), {
      onward: true,
      tell: ({ track, time }) => {
        const timeline = this.#timeline(track);
        return timeline ? sentencePlace(timeline.at(time).cue + 1, timeline.cues.length) : '';
      },
    });
  }

  /** @param {-1 | 1} step */
  #section(step) {
    this.#follower.follow();
    const { rate } = this.#playback;
    this.#travel(async (source, here) => this.#places.section(await here(), step, rate, source), {
      onward: true,
      tell: ({ track }) => sectionPlace(...this.#sectionOf(track)),
    });
  }

  #listenFromHere() {
    const place = this.#here.find();
    // The page's title stands before all sections, and is heard in the first.
    const section = place?.element.closest('[data-title]')?.id ?? this.#tracks[0].section;
    this.#follower.follow();
    this.#travel(
      (source) => this.#places.within(section, 0, (timeline) => (place ? whenHeard(timeline, place) : 0), source),
      { speak: true },
    );
  }

  /** @param {string} speed */
  #changeSpeed(speed) {
    this.#setRate();
    this.#showTime();
    keepSpeed(speed);
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
  async #travel(locate, { speak = this.#state !== 'silent', onward = false, tell } = {}) {
    const speaking = this.#state === 'speaking';
    const held = speaking ? Promise.resolve({ track: this.#track, time: this.#playback.time }) : this.#place;
    this.#way.abort();
    const { signal } = (this.#way = new AbortController());
    if (!onward) this.#endSearch();
    this.#playback.pause();
    this.#playback.unlock();
    this.#announcer.clear();
    if (speak) this.#voice.claim();
    this.#show(speak ? 'starting' : 'silent');
    const silence = delay(LEAD, signal);
    silence.catch(() => {}); // it is awaited below, unless something else ends first

    const before = this.#origin;
    this.#origin = (source) => locate(source, () => held?.catch(() => before(source)) ?? before(source));
    const place = (this.#place = this.#origin(this.#source()));
    try {
      const { track, time } = await place;
      if (signal.aborted) return;
      this.#enter(track);
      this.#light(time);
      this.#settle({ track, time });
      if (!speak) {
        this.#showPlace({ track, time });
        this.#announcer.say(tell?.({ track, time }) ?? '');
        return;
      }
      this.#controls.showPlace(null);
      this.#showTime();
      await this.#playback.prepare(this.#tracks[track].sound, time, signal);
      await silence;
      this.#announcer.clear();
      this.#state = 'speaking';
      await this.#playback.play();
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Stop where the voice is. */
  #stop() {
    if (this.#state === 'speaking') {
      const { time } = this.#playback;
      const place = { track: this.#track, time: this.#timeline(this.#track)?.wordStart(time) ?? time };
      this.#settle(place);
      this.#showPlace(place);
    } else {
      this.#endSearch();
      this.#place = null; // to be found again by `#origin`
    }
    this.#playback.pause();
    this.#way.abort();
    this.#show('silent');
  }

  /** The voice waits while a word is explained (glossary.js), and goes on from where it was; the page stays in place. */
  #waitForWords() {
    let waiting = false;
    document.addEventListener('word-open', () => {
      waiting = this.#state !== 'silent';
      this.#hush();
    });
    document.addEventListener('word-close', () => {
      if (waiting && this.#state === 'silent') this.#travel((_, here) => here(), { speak: true, onward: true });
      waiting = false;
    });
  }

  /** Another voice begins. Nothing is said: it would be said over that voice. */
  #hush() {
    if (this.#state !== 'silent') this.#stop();
  }

  /** The track is over: the next one, without a silence of ours. */
  #goOn() {
    const track = this.#track + 1;
    this.#failures = 0;
    if (!this.#tracks[track]) {
      this.#finish();
    } else if (this.#timeline(track)) {
      this.#enter(track);
      this.#showTime();
      // In one go: a page in the background may not be given another moment before it is put to sleep.
      void this.#playback.prepare(this.#tracks[track].sound, 0, this.#way.signal);
      this.#playback.play().catch((error) => this.#fail(error));
    } else {
      this.#travel((source) => this.#places.startOf(track, source), { speak: true });
    }
  }

  #finish() {
    this.#bookmarks.forget();
    this.#place = null;
    this.#origin = (source) => this.#places.startOf(0, source);
    this.#highlight.clear();
    this.#show('silent');
    this.#buttons.reset();
    this.#controls.showPlace(null);
    this.#announcer.say(FINISHED);
  }

  /** The system went on with the sound by itself. */
  #resumed() {
    this.#voice.claim();
    this.#show('starting');
    this.#state = 'speaking';
  }

  /** The sound broke off: the service may have been restarted, the network lost. */
  #recover() {
    const { time } = this.#playback;
    const track = this.#track;
    this.#stop();
    if (++this.#failures > RETRIES) {
      this.#announcer.say(BROKEN);
      return;
    }
    const { sound } = this.#tracks[track];
    this.#travel(
      async () => {
        await this.#cues.reach(sound, this.#search.signal, () => this.#announcer.say(WAITING), 'HEAD');
        return { track, time: this.#timeline(track)?.wordStart(time) ?? time };
      },
      { speak: true },
    );
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#stop();
    if (error instanceof SoundUnavailable) {
      this.#announcer.say(error.message);
    } else if (error instanceof DOMException && error.name === 'NotAllowedError') {
      this.#announcer.say(HELD_BACK);
    } else {
      this.#announcer.say(BROKEN);
      throw error; // a fault of ours: let the console have it
    }
  }

  /** @returns {Source} */
  #source() {
    const { signal } = this.#search;
    const waiting = () => this.#state === 'starting' && this.#announcer.say(WAITING);
    return (track) => this.#cues.load(this.#tracks[track].cues, signal, waiting);
  }

  #endSearch() {
    this.#search.abort();
    this.#search = new AbortController();
  }

  // --- what is heard, shown and kept ---------------------------------------------------------------------------------

  /** @param {number} track */
  #timeline(track) {
    return this.#cues.kept(this.#tracks[track]?.cues);
  }

  /** @param {'silent' | 'starting'} state */
  #show(state) {
    this.#state = state;
    this.#controls.showSpeaking(state !== 'silent');
    this.#buttons.showSpeaking(state !== 'silent');
    showSpeaking(state !== 'silent');
  }

  /**
   * Come to a track.
   *
   * @param {number} track
   */
  #enter(track) {
    this.#track = track;
    this.#setRate();
    const [number, count, title] = this.#sectionOf(track);
    this.#controls.showSection(number, count, title);
    showOnLockScreen(title, document.querySelector('h1')?.textContent ?? '');
    const next = this.#tracks[track + 1];
    if (next) this.#cues.preload(next.cues);
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

  /**
   * Show where the voice stands, now that it is silent.
   *
   * @param {Place} place
   */
  #showPlace({ track, time }) {
    const timeline = this.#timeline(track);
    this.#controls.showPlace(timeline?.cues[Math.max(timeline.at(time).cue, 0)]?.element ?? null);
    this.#showTime(time);
  }

  /** @param {number} time */
  #light(time) {
    const timeline = this.#timeline(this.#track);
    if (!timeline) return;
    const moment = timeline.at(time);
    const cue = timeline.cues[moment.cue];
    const line = cue && this.#highlight.show(cue, cue.words[moment.word]);
    if (!line) return;
    this.#follower.show(line);
    document.dispatchEvent(new CustomEvent('heard', { detail: line })); // for the ruler, where one is wished
  }

  /** @param {number} remaining */
  #progress(remaining) {
    const { time } = this.#playback;
    const timeline = this.#timeline(this.#track);
    const sentence = timeline?.cues[timeline.at(time).cue]?.sentence;
    if (sentence && sentence !== this.#bookmarked) this.#bookmark({ track: this.#track, time });
    const next = this.#tracks[this.#track + 1];
    if (next && remaining < PREFETCH_BEFORE && this.#prefetched !== next.sound && this.#timeline(this.#track + 1)) {
      this.#prefetched = next.sound;
      prefetch(next.sound);
    }
  }

  #leave() {
    if (this.#state === 'speaking') this.#bookmark({ track: this.#track, time: this.#playback.time });
  }

  /** @param {Place} place */
  #bookmark({ track, time }) {
    const timeline = this.#timeline(track);
    if (!timeline) return;
    const moment = timeline.at(time);
    const cue = timeline.cues[Math.max(moment.cue, 0)];
    if (!cue) return;
    const { section, part } = this.#tracks[track];
    this.#bookmarked = cue.sentence;
    this.#bookmarks.save({ section, part, sentence: cue.sentence, offset: (cue.words[moment.word] ?? cue).range[0] });
  }

  #setRate() {
    this.#playback.rate = this.#controls.speed / this.#tracks[this.#track].speed;
  }

  /** @param {number} [stopped] seconds of the sound */
  #showTime(stopped) {
    const timeline = this.#timeline(this.#track);
    if (!timeline) return;
    const { rate } = this.#playback;
    this.#controls.showTime(timeline.duration / rate, stopped === undefined ? undefined : stopped / rate);
  }

  /**
   * Number (from 1), count and title of the section of a track.
   *
   * @param {number} track
   * @returns {[number, number, string]}
   */
  #sectionOf(track) {
    const { section } = this.#tracks[track];
    const all = sections(this.#tracks);
    return [all.indexOf(section) + 1, all.length, document.getElementById(section)?.dataset.title ?? ''];
  }
}

const main = document.getElementById('main');
const bar = document.getElementById('player');
if (main && bar && main.querySelector('audio[data-track]')) new Player(main, bar);
