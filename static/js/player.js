/** The player of a page: what each press means to the conductor, and who works with it. */

import { Announcer } from './bar/announce.js';
import { Controls } from './bar/controls.js';
import { Display } from './bar/display.js';
import { ListenButtons } from './bar/listen-buttons.js';
import { Shortcuts } from './keys/shortcuts.js';
import { Bedtime } from './listening/bedtime.js';
import { Conductor } from './listening/conductor.js';
import { Manner } from './listening/manner.js';
import { handleMediaKeys } from './listening/media-session.js';
import { tracksAt } from './listening/other-tracks.js';
import { Places } from './place/places.js';
import { Bookmarks, sectionNow } from './place/resume.js';
import { keepWish } from './preferences.js';
import { pressedLink } from './pressed-link.js';
import { Cues } from './sound/cues.js';
import { DeviceVoice } from './sound/device-voice.js';
import { chosenVoice, groupVoices, keepVoice } from './sound/device-voices.js';
import { OneVoice } from './sound/one-voice.js';
import { firstOf, readTracks } from './sound/tracks.js';
import { Follower } from './text/scroll.js';
import { Here, whenHeard, whenOver, whenWordHeard } from './text/start-here.js';
import { COPIED, FORGOTTEN, NOTHING_SELECTED, notCopied } from './wording.js';

class Player {
  #main;
  #document;
  #tracks;
  #places;
  #cues = new Cues();
  #controls;
  #announcer;
  #bedtime;
  #here;
  #display;
  #conductor;
  #manner;

  /**
   * @param {HTMLElement} main
   * @param {HTMLElement} bar
   */
  constructor(main, bar) {
    this.#main = main;
    this.#document = main.dataset.document ?? '';
    this.#tracks = readTracks(main);
    this.#places = new Places(this.#tracks);
    this.#announcer = new Announcer(bar.querySelector('.player-status'));
    this.#here = new Here(main, bar);
    const follower = new Follower(bar, (following) => this.#controls.showFollowing(following));
    // What a button of the bar does, and a key too where the person wishes for keys.
    const presses = {
      toggle: () => this.#conductor.toggle(),
      'previous-unit': () => this.#step(-1),
      'next-unit': () => this.#step(1),
      'previous-section': () => this.#step(-1, 'section'),
      'next-section': () => this.#step(1, 'section'),
      'start-here': () => this.#listenFrom(this.#here.find()),
      repeat: () => this.#repeat(),
      where: () => this.#conductor.tell((place) => this.#display.whereIs(place)),
    };
    this.#controls = new Controls(
      bar,
      {
        ...presses,
        follow: () => follower.toggle(),
        selection: () => this.#listenToSelection(),
        'copy-link': () => this.#copyLink(),
        forget: () => this.#forget(),
        'more-time': () => {
          const told = this.#bedtime.extend();
          this.#conductor.speaker.soften(1);
          if (this.#conductor.silent) this.#announcer.say(told); // else the voice that is loud again tells
        },
      },
      {
        speed: (speed) => this.#changeSpeed(speed),
        volume: (volume) => {
          this.#conductor.speaker.heedVolume();
          keepWish('volume', volume);
        },
        unit: (unit) => {
          this.#controls.showUnit();
          keepWish('unit', unit);
        },
        pauses: (pauses) => {
          this.#conductor.heedPauses();
          keepWish('pauses', pauses);
        },
        loop: () => {}, // heeded where the section or the selection ends
        sleep: (choice) => {
          this.#bedtime.choose(choice);
          this.#conductor.speaker.soften(1);
        },
        voice: (voice) => {
          keepVoice(voice);
          this.#speakWith(voice);
        },
      },
    );
    this.#bedtime = new Bedtime(this.#tracks, this.#controls);
    const buttons = new ListenButtons(main, bar.querySelector('.icon-pause'), (section, again) => {
      if (again) this.#conductor.toggle();
      else this.#listen(section);
    });
    /** @param {number} track */
    const timelineOf = (track) => this.#cues.kept(this.#tracks[track]?.cues);
    this.#display = new Display(
      this.#tracks, timelineOf, this.#controls, buttons, follower, bar.dataset.artwork ?? '',
    );
    const bookmarks = new Bookmarks(this.#document);
    const company = {
      tracks: this.#tracks,
      places: this.#places,
      cues: this.#cues,
      controls: this.#controls,
      display: this.#display,
      announcer: this.#announcer,
      bookmarks,
      voices: new OneVoice(() => this.#conductor.hush()),
      bedtime: this.#bedtime,
    };
    this.#conductor = new Conductor(company);
    this.#manner = new Manner(this.#conductor, company);
    this.#controls.volumeMoved = () => this.#conductor.speaker.heedVolume();
    if (!this.#resume(bookmarks, buttons)) this.#standAtLinked();
    this.#takeMediaKeys();
    this.#takeLinks();
    this.#waitForWords();
    this.#offerDeviceVoices();
    if (bar.hasAttribute('data-shortcuts')) this.#takeShortcuts(bar, presses);
  }

  /**
   * Stand where the last visit ended; false where there is no such place.
   *
   * @param {Bookmarks} bookmarks
   * @param {ListenButtons} buttons
   */
  #resume(bookmarks, buttons) {
    const bookmark = bookmarks.load();
    const section = bookmark && sectionNow(this.#main, bookmark);
    const track = section ? firstOf(this.#tracks, section) : -1;
    if (!bookmark || !section || track < 0) return false;
    this.#conductor.standAt((source) =>
      this.#places.within(section, bookmark.part, (timeline) => timeline.find(bookmark), source),
    );
    buttons.offerResume();
    this.#display.offer(track);
    return true;
  }

  /** Somebody has sent the address of a paragraph: the bar is there to listen from it, in one press. */
  #standAtLinked() {
    const place = this.#here.linked;
    if (!place) return;
    this.#conductor.standAt((source) => this.#onwardFrom(place, source));
    this.#display.offer(firstOf(this.#tracks, this.#sectionAround(place)));
  }

  // --- presses -------------------------------------------------------------------------------------------------------

  /**
   * Speak a section, or the whole page.
   *
   * @param {string | undefined} section
   */
  #listen(section) {
    const track = section === undefined ? 0 : firstOf(this.#tracks, section);
    if (track < 0) return;
    this.#display.follow();
    this.#conductor.travel((source) => this.#places.startOf(track, source), { speak: true });
  }

  /**
   * @param {-1 | 1} direction
   * @param {import('./place/places.js').Unit} [unit]
   */
  #step(direction, unit = this.#controls.unit) {
    this.#display.follow();
    const { justBegun, speaker } = this.#conductor;
    const from = direction < 0 ? justBegun : null;
    this.#conductor.travel(
      async (source, here) => this.#places.step(from ?? (await here()), direction, unit, speaker.rate, source),
      { onward: true, tell: (place) => this.#display.nameOf(place, unit) },
    );
  }

  /** The word, sentence, paragraph or section again. */
  #repeat() {
    const { unit } = this.#controls;
    this.#display.follow();
    this.#conductor.travel(async (source, here) => this.#places.again(await here(), unit, source), {
      speak: true,
      onward: true,
    });
  }

  /** @param {import('./text/start-here.js').TextPlace | null} place */
  #listenFrom(place) {
    this.#display.follow();
    this.#conductor.travel((source) => this.#onwardFrom(place, source), { speak: true });
  }

  /**
   * @param {import('./text/start-here.js').TextPlace | null} place
   * @param {import('./place/places.js').Source} source
   */
  #onwardFrom(place, source) {
    const find = (/** @type {import('./sound/timeline.js').Timeline} */ timeline) => (place ? whenHeard(timeline, place) : 0);
    return this.#places.onward(this.#sectionAround(place), find, source);
  }

  #listenToSelection() {
    const selection = this.#here.selection();
    if (!selection) {
      this.#conductor.tell(() => NOTHING_SELECTED);
      return;
    }
    const { from, to } = selection;
    this.#display.follow();
    this.#conductor.travel(
      (source) =>
        this.#places.between(
          { section: this.#sectionAround(from), find: (timeline) => whenWordHeard(timeline, from) },
          { section: this.#sectionAround(to), find: (timeline) => whenOver(timeline, to) },
          source,
        ),
      { speak: true },
    );
  }

  /**
   * The section a place of the text is heard in: the page's title stands before all of them, and is in the first. Where
   * its own is not heard (notes that are passed over), it is the one before; from its end on comes the next.
   *
   * @param {import('./text/start-here.js').TextPlace | null} place
   */
  #sectionAround(place) {
    const around = place?.element.closest('[data-title]');
    if (!around) return this.#tracks[0].section;
    const heard = this.#tracks.findLast(({ section }) => {
      const other = document.getElementById(section);
      return other === around || (other && around.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING);
    });
    return (heard ?? this.#tracks[0]).section;
  }

  #copyLink() {
    this.#conductor.tell((place) => {
      const address = `${location.origin}${location.pathname}#${this.#display.elementAt(place) ?? 'main'}`;
      const copied = navigator.clipboard?.writeText(address) ?? Promise.reject();
      copied.then(
        () => this.#announcer.say(COPIED),
        () => this.#announcer.say(notCopied(address)), // no permission, or a service without TLS
      );
      return '';
    });
  }

  #forget() {
    this.#conductor.forget();
    this.#announcer.say(FORGOTTEN);
  }

  /** @param {string} speed */
  #changeSpeed(speed) {
    this.#manner.changeSpeed(() => tracksAt(this.#document, speed));
    this.#display.showListeningTime();
    keepWish('speed', speed);
  }

  // --- other ways to press -------------------------------------------------------------------------------------------

  #takeMediaKeys() {
    handleMediaKeys({
      play: () => this.#conductor.silent && this.#conductor.toggle(),
      pause: () => this.#conductor.silent || this.#conductor.toggle(),
      sentence: (step) => this.#step(step, 'sentence'),
      section: (step) => this.#step(step, 'section'),
      seek: (time) =>
        this.#conductor.travel(async (_, here) => ({ track: (await here()).track, time }), { onward: true }),
    });
  }

  /** « Écouter d’ici » after each block, where that is wished: without this script they lead to the sound. */
  #takeLinks() {
    document.addEventListener('click', (event) => {
      const element = document.getElementById(pressedLink(event, 'a.from-here')?.dataset.start ?? '');
      if (!element) return;
      event.preventDefault();
      this.#listenFrom({ element, offset: 0 });
    });
  }

  /**
   * @param {HTMLElement} bar
   * @param {Record<Exclude<import('./keys/keymap.js').Shortcut, 'slower' | 'faster'>, () => void>} presses
   */
  #takeShortcuts(bar, presses) {
    /** @param {-1 | 1} direction */
    const speed = (direction) => {
      const value = this.#controls.nextSpeed(direction);
      if (value) this.#changeSpeed(value);
    };
    new Shortcuts(
      bar,
      { ...presses, slower: () => speed(-1), faster: () => speed(1) },
      (text) => {
        this.#conductor.hush();
        this.#announcer.say(text);
      },
    );
  }

  /** The voice waits while a word is explained (glossary.js), and goes on from where it was; the page stays in place. */
  #waitForWords() {
    let waiting = false;
    document.addEventListener('word-open', () => {
      waiting = !this.#conductor.silent;
      this.#conductor.hush();
    });
    document.addEventListener('word-close', () => {
      if (waiting && this.#conductor.silent) {
        this.#conductor.travel((_, here) => here(), { speak: true, onward: true });
      }
      waiting = false;
    });
  }

  // --- the device's own voices ---------------------------------------------------------------------------------------

  /** Browsers tell their voices late, some when they please: the list is not touched while the voice speaks. */
  #offerDeviceVoices() {
    if (typeof speechSynthesis === 'undefined') return;
    let late = true;
    const offer = () => {
      if (!this.#conductor.silent || !late) return;
      late = false;
      const chosen = chosenVoice();
      this.#controls.showVoices(groupVoices(speechSynthesis.getVoices()), chosen);
      this.#speakWith(chosen);
    };
    speechSynthesis.addEventListener?.('voiceschanged', () => {
      late = true;
      offer();
    });
    this.#conductor.silenced = offer;
    offer();
    this.#conductor.deviceFailed = () => {
      keepVoice(''); // else each page would begin with the silence of a voice that does not speak
      this.#controls.choose('voice', '');
      this.#speakWith('');
    };
  }

  /** @param {string} chosen  its `voiceURI`, empty for the service's */
  #speakWith(chosen) {
    const offered = chosen ? groupVoices(speechSynthesis.getVoices()).flatMap(({ voices }) => voices) : [];
    const voice = offered.find(({ voiceURI }) => voiceURI === chosen);
    const { listener } = this.#conductor;
    this.#manner.speakWith(
      voice ? new DeviceVoice(listener, (track) => this.#cues.kept(track.cues), voice) : null,
    );
  }
}

const main = document.getElementById('main');
const bar = document.getElementById('player');
if (main && bar && main.querySelector('audio[data-track]')) {
  document.dispatchEvent(new Event('player-comes')); // to early-press.js
  new Player(main, bar);
}
