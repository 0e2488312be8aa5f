/**
 * A help to keep one's line: a ruler under it, or a veil over all the others. Loaded only for those who wish it.
 *
 * One element over the page, which nothing can press and no screen reader meets; the text is not touched. It goes to the
 * line that is heard (the player tells: `heard`), to the line under the mouse or the finger, to what has the focus, and
 * stands still while the page scrolls under it. It never glides: it is where it is needed at once.
 */

const root = document.documentElement;
const LINES = Number(root.dataset.rulerLines ?? 1);

/** Where it stands until something else is known: the upper third of the window, where most read. */
const FIRST = 0.33;

const ruler = document.createElement('div');
ruler.className = 'ruler';
ruler.ariaHidden = 'true';

/** @type {Range | null} the line that is heard; null once the person reads elsewhere */
let heard = null;

/**
 * Put the ruler on a line.
 *
 * @param {number} middle  of the line, in pixels from the top of the window
 * @param {number} height  of one line
 */
function place(middle, height) {
  const whole = height * LINES;
  ruler.style.setProperty('--ruler-top', `${middle - height / 2 - (height * (LINES - 1)) / 2}px`);
  ruler.style.setProperty('--ruler-height', `${whole}px`);
}

/** @param {Element} element */
function lineHeight(element) {
  const { lineHeight: height, fontSize } = getComputedStyle(element);
  return Number.parseFloat(height) || Number.parseFloat(fontSize) * 1.6;
}

/** @param {Range} range */
function onRange(range) {
  const box = range.getClientRects()[0];
  const element = range.startContainer.parentElement;
  if (box && element) place((box.top + box.bottom) / 2, lineHeight(element));
}

/**
 * To the line of text at a place of the window, or to that height where there is none.
 *
 * @param {number} x
 * @param {number} y
 */
function onPoint(x, y) {
  heard = null;
  const element = document.elementFromPoint(x, y) ?? document.body;
  const text = textAt(x, y);
  const box = text && nearest(text, y);
  place(box ? (box.top + box.bottom) / 2 : y, lineHeight(element));
}

/**
 * The element whose text is at a place of the window.
 *
 * @param {number} x
 * @param {number} y
 */
function textAt(x, y) {
  const range = document.createRange();
  const at = document.caretPositionFromPoint?.(x, y);
  if (!at || at.offsetNode.nodeType !== Node.TEXT_NODE) return null;
  range.selectNodeContents(at.offsetNode);
  return range;
}

/**
 * Of the lines a text is set in, the one at that height; null where none is.
 *
 * @param {Range} text
 * @param {number} y
 */
function nearest(text, y) {
  const slack = 12;
  return [...text.getClientRects()].find(({ top, bottom }) => top - slack <= y && y <= bottom + slack) ?? null;
}

function start() {
  document.body.append(ruler);
  place(innerHeight * FIRST, lineHeight(document.getElementById('main') ?? document.body));
  document.addEventListener('heard', (event) => {
    heard = /** @type {CustomEvent<Range>} */ (event).detail;
    onRange(heard);
  });
  const again = () => heard && onRange(heard);
  addEventListener('scroll', again, { passive: true });
  addEventListener('resize', again);
  document.addEventListener('pointermove', ({ clientX, clientY }) => onPoint(clientX, clientY), { passive: true });
  document.addEventListener('pointerdown', ({ clientX, clientY }) => onPoint(clientX, clientY), { passive: true });
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || target.matches('main, #player *, dialog *')) return;
    heard = null;
    const { top, bottom } = target.getBoundingClientRect();
    place((top + bottom) / 2, Math.max(lineHeight(target), bottom - top));
  });
}

start();
