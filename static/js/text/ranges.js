/**
 * From offsets in an element's text to places in the page, and back, over text nodes that nobody touches.
 *
 * One span a word would be easier, and would make a screen reader say a sentence in ten pieces.
 */

/** @type {WeakMap<Element, { nodes: Text[], starts: number[], length: number }>} */
const maps = new WeakMap();

/**
 * The range of `element`'s text between two offsets in UTF-16 code units; null where the text is not what it was (a
 * translator or another extension has rewritten the page).
 *
 * @param {Element} element
 * @param {readonly [number, number]} offsets
 */
export function rangeIn(element, [start, end]) {
  const { nodes, starts, length } = textNodes(element);
  if (end > length || start >= end) return null;
  const range = document.createRange();
  const first = nodeAt(starts, start);
  // The node that holds the last character, not the one after it: else the range of a sentence before a link reaches
  // into the link, and its rectangles with it.
  const last = nodeAt(starts, end - 1);
  range.setStart(nodes[first], start - starts[first]);
  range.setEnd(nodes[last], end - starts[last]);
  return range;
}

/**
 * How many UTF-16 code units of `element`'s text come before a place in it.
 *
 * @param {Element} element
 * @param {Node} node
 * @param {number} offset  as in `Range.startOffset`
 */
export function offsetIn(element, node, offset) {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** @param {Element} element */
function textNodes(element) {
  const known = maps.get(element);
  const untouched = known?.nodes.every((node) => element.contains(node));
  if (known && untouched && element.textContent?.length === known.length) return known;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  /** @type {number[]} */
  const starts = [];
  let length = 0;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (node.length === 0) continue;
    nodes.push(node);
    starts.push(length);
    length += node.length;
  }
  const map = { nodes, starts, length };
  maps.set(element, map);
  return map;
}

/**
 * Index of the node that holds the character at `offset`.
 *
 * @param {number[]} starts
 * @param {number} offset
 */
function nodeAt(starts, offset) {
  return starts.findLastIndex((start) => start <= offset);
}
