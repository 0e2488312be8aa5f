/**
 * The link of ours that was pressed plainly; null where another was, or where a key or a button asks the browser for
 * something else (a new tab, a download).
 *
 * @param {MouseEvent} event  a click, as the document hears it
 * @param {string} selector
 * @returns {HTMLAnchorElement | null}
 */
export function pressedLink(event, selector) {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest(selector) : null;
  return link instanceof HTMLAnchorElement ? link : null;
}
