/**
 * Keeps the line that is heard in sight, above the player's bar, for as long as the person lets it.
 *
 * Whoever scrolls looks for something: from then on the page stays where they put it, until they ask to follow again.
 * A scroll moves no focus and no screen reader's cursor.
 */

/**
 * The part of the window above the bar in which a line may be heard, and where in it a line is brought: most of the
 * window then holds what is heard next, scrolls stay few, and there is room for the strip that tells what a press has
 * brought (when the voice stops).
 */
const LOWEST = 0.85;
const LANDING = 0.2;

/** How long a scroll of ours may take where no `scrollend` tells its end: 1200 ms for a long one (Chromium). */
const OWN_SCROLL = 3000; // milliseconds

/** Between what has come out from under the strip and the strip: a ring of focus is seen whole. */
const MARGIN = 8; // pixels

/** A line farther than so many windows is jumped to: what races past tells nothing, and makes some people giddy. */
const FAR = 2;

/** Who has touched the text is about to press « Écouter d’ici », or selects: the passage is not to leave meanwhile. */
const HELD = 4000; // milliseconds

/** Whoever presses a button may have scrolled to it an instant before: the page still glides. */
const GLIDING = 400; // milliseconds

const SCROLLING_KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);

export class Follower {
  #bar;
  #changed;
  #following = true;
  /** Whether the person has said not to follow, in so many words. */
  #refused = false;
  #scrollingUntil = 0;
  #heldUntil = 0;
  /** @type {Range | null} */
  #line = null;

  /**
   * @param {HTMLElement} bar  the player's, that may cover the foot of the window
   * @param {(following: boolean) => void} changed  told when following stops or begins
   */
  constructor(bar, changed) {
    this.#bar = bar;
    this.#changed = changed;
    const stop = () => this.#set(false);
    const passive = { passive: true };
    addEventListener('wheel', stop, passive);
    addEventListener('touchmove', stop, passive);
    // Only looked at, never taken: the keys stay the browser's and the screen reader's.
    addEventListener('keydown', ({ key, target }) => {
      const forControl = target instanceof Element && target.closest('button, select, input, summary, audio');
      if (SCROLLING_KEYS.has(key) && !forControl) stop();
    });
    // What none of these tells: the scroll bar, a screen reader, a jump to a heading, the Tab key.
    addEventListener('scroll', () => performance.now() > this.#scrollingUntil && stop(), passive);
    addEventListener('scrollend', () => (this.#scrollingUntil = 0), passive);
    for (const touch of ['pointerdown', 'pointerup']) {
      addEventListener(touch, ({ target }) => target instanceof Node && bar.contains(target) || this.#hold(), passive);
    }
    document.addEventListener('selectionchange', () => getSelection()?.isCollapsed === false && this.#hold());
    const strip = bar.querySelector('.player-told');
    if (strip) new ResizeObserver(() => this.#uncover(strip.getBoundingClientRect())).observe(strip);
    // A turned phone scrolls by itself.
    addEventListener('resize', () => (this.#scrollingUntil = performance.now() + GLIDING));
    if (document.documentElement.dataset.follow === 'off') {
      this.#refused = true; // in the settings
      this.#set(false);
    }
  }

  /** Follow from the next line on, unless that was refused: somebody asked to be read something. */
  follow() {
    this.#heldUntil = 0;
    if (this.#refused) return;
    this.#scrollingUntil = performance.now() + GLIDING;
    this.#set(true);
  }

  /** The person's own switch: follow, at once, or leave the page where it is. */
  toggle() {
    this.#heldUntil = 0;
    this.#refused = this.#following;
    this.#set(!this.#following);
    if (this.#line) this.show(this.#line);
  }

  /**
   * Something new is heard: bring it into sight if it is not.
   *
   * @param {Range} line
   */
  show(line) {
    this.#line = line;
    if (!this.#following || performance.now() < this.#heldUntil) return;
    const first = line.getClientRects()[0]; // of a sentence, its first line
    const foot = footOf(this.#bar);
    if (first && (first.top < 0 || first.bottom > foot * LOWEST)) this.#scroll(first.top - foot * LANDING);
  }

  /** The page stays for a moment, and no longer glides: it would slide away from under the finger. */
  #hold() {
    this.#heldUntil = performance.now() + HELD;
    if (performance.now() < this.#scrollingUntil) scrollBy({ top: 0, behavior: 'instant' });
  }

  /**
   * The strip over the bar tells something: the button that was pressed in the text, or else the line that was heard,
   * comes out from under it (WCAG 2.4.12).
   *
   * @param {DOMRect} strip
   */
  #uncover(strip) {
    const focused = document.activeElement?.closest('main :focus');
    const box = focused?.getBoundingClientRect() ?? (this.#following && this.#line?.getClientRects()[0]);
    if (!box || box.bottom <= strip.top || box.top >= strip.bottom) return;
    this.#scroll(Math.min(box.bottom - strip.top + MARGIN, box.top));
  }

  /** @param {number} top  pixels */
  #scroll(top) {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#scrollingUntil = performance.now() + OWN_SCROLL;
    scrollBy({ top, behavior: still || Math.abs(top) > FAR * innerHeight ? 'instant' : 'smooth' });
  }

  /** @param {boolean} following */
  #set(following) {
    if (following === this.#following) return;
    this.#following = following;
    this.#changed(following);
  }
}

/**
 * Where the part of the window ends that the player's bar does not cover, in pixels from its top.
 *
 * @param {HTMLElement} bar
 */
export function footOf(bar) {
  const { position } = getComputedStyle(bar);
  const { top, height } = bar.getBoundingClientRect();
  return height > 0 && position === 'fixed' && top > 0 ? top : innerHeight;
}
