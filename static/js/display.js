/** Shows where the voice is: in the text, in the bar, on the buttons, on the lock screen. It decides nothing. */

import { SpokenHighlight } from './highlight.js';
import { timeLeft } from './listening-time.js';
import { showOnLockScreen, showPosition, showSpeaking } from './media-session.js';
import { blockOf } from './timeline.js';
import { sections } from './tracks.js';
import { leftToHear, sectionPlace, unitPlace } from './wording.js';

/** @typedef {import('./places.js').Place} Place */
/** @typedef {import('./timeline.js').Timeline} Timeline */
/** @typedef {import('./tracks.js').Track} Track */

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
   * @param {import('./scroll.js').Follower} follower
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
    const cue = timeline.cues[moment.cue];
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
   * @param {import('./places.js').Unit} unit
   */
  nameOf({ track, time }, unit) {
    if (unit === 'section') return sectionPlace(...this.#sectionOf(track));
    const timeline = this.#timelineOf(track);
    if (!timeline) return '';
    const all = timeline.stretches(unit);
    const index = all.findLastIndex(({ start }) => start <= time + 0.005);
    if (unit !== 'word') return unitPlace(unit, Math.max(index, 0) + 1, all.length);
    const moment = timeline.at(time);
    const cue = timeline.cues[moment.cue];
    const word = cue?.words[moment.word];
    return word ? cue.text.slice(word.range[0] - cue.range[0], word.range[1] - cue.range[0]) : '';
  }

  /**
   * « Où suis-je ? », in one sentence or two.
   *
   * @param {Place} place
   */
  whereIs(place) {
    const element = this.elementAt(place);
    const section = document.getElementById(this.#tracks[place.track].section);
    /** @type {string[]} */
    const blocks = [];
    this.#tracks.forEach((track, index) => {
      if (track.section !== section?.id) return;
      for (const cue of this.#timelineOf(index)?.cues ?? []) {
        if (blocks.at(-1) !== blockOf(cue.element)) blocks.push(blockOf(cue.element));
      }
    });
    const number = element ? blocks.indexOf(blockOf(element)) + 1 : 0;
    const paragraph = number ? ` ${unitPlace('paragraph', number, blocks.length)}.` : '';
    const title = this.nameOf(place, 'section').replace(/[.\s]+$/, '');
    const end = /[?!…]$/.test(title) ? '' : '.';
    return `${title}${end}${paragraph} ${leftToHear(this.left(place))}`;
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
