/** Shows where the voice is: in the text, in the bar, on the buttons, on the lock screen. It decides nothing. */

import { showOnLockScreen, showPosition, showSpeaking } from '../listening/media-session.js';
import { blockOf } from '../sound/timeline.js';
import { sections } from '../sound/tracks.js';
import { SpokenHighlight } from '../text/highlight.js';
import { SHOWS_SENTENCES } from '../text/start-here.js';
import { leftToHear, listeningTime, ofParagraph, sectionPlace, unitPlace, whereabouts } from '../wording.js';
import { timeLeft } from './listening-time.js';

/** @typedef {import('../place/places.js').Place} Place */
/** @typedef {import('../sound/timeline.js').Timeline} Timeline */
/** @typedef {import('../sound/tracks.js').Track} Track */

export class Display {
  #tracks;
  #timelineOf;
  #controls;
  #buttons;
  #follower;
  #artwork;
  #highlight = new SpokenHighlight();

  /**
   * @param {readonly Track[]} tracks
   * @param {(track: number) => Timeline | undefined} timelineOf
   * @param {import('./controls.js').Controls} controls
   * @param {import('./listen-buttons.js').ListenButtons} buttons
   * @param {import('../text/scroll.js').Follower} follower
   * @param {string} artwork  address of the picture for the lock screen
   */
  constructor(tracks, timelineOf, controls, buttons, follower, artwork) {
    this.#tracks = tracks;
    this.#timelineOf = timelineOf;
    this.#controls = controls;
    this.#buttons = buttons;
    this.#follower = follower;
    this.#artwork = artwork;
  }

  /** @param {boolean} speaking  or about to */
  speaking(speaking) {
    this.#controls.showSpeaking(speaking);
    this.#buttons.showSpeaking(speaking);
    showSpeaking(speaking);
  }

  /**
   * The voice stood in a track at an earlier visit: the bar is there to go on with, wherever the page is scrolled to.
   *
   * @param {number} track
   */
  offer(track) {
    this.#controls.showSection(...this.#sectionOf(track));
    this.#controls.showSpeaking(false);
  }

  /** Somebody asked to be read something: its line is to be in sight. */
  follow() {
    this.#follower.follow();
  }

  /**
   * The voice comes to a track.
   *
   * @param {number} track
   */
  enter(track) {
    const [number, count, title] = this.#sectionOf(track);
    this.#controls.showSection(number, count, title);
    showOnLockScreen(title, document.querySelector('h1')?.textContent ?? '', this.#artwork);
  }

  /**
   * @param {Place} place
   * @param {boolean} words  whether it is known which word is said
   */
  light({ track, time }, words) {
    const timeline = this.#timelineOf(track);
    if (!timeline) return;
    const moment = timeline.at(time);
    const cue = timeline.cues[Math.max(moment.cue, 0)]; // a track begins with a silence: its first sentence comes
    const line = cue && this.#highlight.show(cue, words ? cue.words[moment.word] : undefined);
    if (!line) return;
    this.#follower.show(line);
    document.dispatchEvent(new CustomEvent('heard', { detail: line })); // for the ruler, where one is wished
  }

  /**
   * The voice speaks from a place on.
   *
   * @param {Place} place
   * @param {number} rate
   */
  speaksFrom({ track, time }, rate) {
    this.#controls.showPlace(null);
    this.showTime(track, rate);
    showPosition(time, this.#timelineOf(track)?.duration ?? 0, rate);
  }

  /**
   * The voice is silent, and stands at a place.
   *
   * @param {Place} place
   * @param {number} rate
   */
  standsAt(place, rate) {
    this.#controls.showPlace(this.elementAt(place));
    this.showTime(place.track, rate, place.time);
    this.showLeft(place);
    showPosition(place.time, this.#timelineOf(place.track)?.duration ?? 0, rate);
  }

  /**
   * @param {number} track
   * @param {number} rate
   * @param {number} [stopped]  seconds of the sound
   */
  showTime(track, rate, stopped) {
    const timeline = this.#timelineOf(track);
    if (timeline) this.#controls.showTime(timeline.duration / rate, stopped === undefined ? undefined : stopped / rate);
  }

  /** @param {Place} place */
  showLeft(place) {
    this.#controls.showLeft(leftToHear(this.left(place)));
  }

  /** How long the whole page is to listen to, below its title: another speed is wished. */
  showListeningTime() {
    const shown = document.querySelector('[data-listening-time]');
    const { page } = timeLeft(this.#tracks, () => undefined, { track: 0, time: 0 }, this.#controls.speed);
    if (shown) shown.textContent = listeningTime(page);
  }

  /** All is read. */
  over() {
    this.#highlight.clear();
    this.#buttons.reset();
    this.#controls.showPlace(null);
    this.#controls.showLeft('');
  }

  /**
   * Seconds of listening left in the section and in the page.
   *
   * @param {Place} place
   */
  left(place) {
    return timeLeft(this.#tracks, (track) => this.#timelineOf(track)?.duration, place, this.#controls.speed);
  }

  /**
   * The element whose text is heard at a place; null where none is.
   *
   * @param {Place} place
   */
  elementAt({ track, time }) {
    const timeline = this.#timelineOf(track);
    return timeline?.cues[Math.max(timeline.at(time).cue, 0)]?.element ?? null;
  }

  /**
   * What to say of a place that was stepped to.
   *
   * @param {Place} place
   * @param {import('../place/places.js').Unit} unit
   */
  nameOf(place, unit) {
    if (unit === 'section') return sectionPlace(...this.#sectionOf(place.track));
    if (unit === 'paragraph') return unitPlace(unit, ...this.#paragraphOf(place));
    return unit === 'word' ? this.#wordAt(place) : this.#sentenceOf(place);
  }

  /**
   * « Où suis-je ? ».
   *
   * @param {Place} place
   */
  whereIs(place) {
    return whereabouts(this.#sectionOf(place.track), this.#paragraphOf(place), this.left(place));
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

  /**
   * Number (from 1, 0 where there is none) and count of the paragraph of a place in its section; the page tells, as a
   * long section has several tracks, and the cues of the others may not be here.
   *
   * @param {Place} place
   * @returns {[number, number]}
   */
  #paragraphOf(place) {
    const ids = Array.from(document.querySelectorAll(`[id^="${this.#tracks[place.track].section}-b"]`), ({ id }) => id);
    const blocks = [...new Set(ids.filter((id) => SHOWS_SENTENCES.test(id)).map(blockOf))];
    return [blocks.indexOf(blockOf(this.elementAt(place) ?? '')) + 1, blocks.length];
  }

  /**
   * « Phrase 2 sur 9 » of the section; of the paragraph where the section has several tracks.
   *
   * @param {Place} place
   */
  #sentenceOf({ track, time }) {
    const timeline = this.#timelineOf(track);
    if (!timeline) return '';
    const index = Math.max(timeline.at(time).cue, 0);
    const { section } = this.#tracks[track];
    if (this.#tracks.filter((other) => other.section === section).length === 1) {
      return unitPlace('sentence', index + 1, timeline.cues.length);
    }
    const block = blockOf(timeline.cues[index]?.element ?? '');
    const own = timeline.cues.filter(({ element }) => blockOf(element) === block);
    return ofParagraph(unitPlace('sentence', own.indexOf(timeline.cues[index]) + 1, own.length));
  }

  /** @param {Place} place */
  #wordAt({ track, time }) {
    const timeline = this.#timelineOf(track);
    const moment = timeline?.at(time);
    const cue = timeline?.cues[moment?.cue ?? -1];
    const word = cue?.words[moment?.word ?? -1];
    return cue && word ? cue.text.slice(word.range[0] - cue.range[0], word.range[1] - cue.range[0]) : '';
  }
}
