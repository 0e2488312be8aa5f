/* Where the Tab key has stopped; null once it has left the page. */
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  globalThis.stops ??= [];
  const before = stops.at(-1);
  stops.push(element);
  const line = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const style = getComputedStyle(element.closest('.choice') ?? element);
  const corners = [[.5, .5], [.02, .1], [.98, .1], [.02, .9], [.98, .9]].map(([x, y]) =>
    document.elementFromPoint(line.left + line.width * x, line.top + line.height * y));
  const later = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
  return {
    name: element.outerHTML.slice(0, 120),
    // a sound's own controls are many stops on one element
    again: before !== element && stops.indexOf(element) < stops.length - 1,
    ordered: !before || before === element || Boolean(before.compareDocumentPosition(element) & later),
    seen: line.top >= -1 && line.top < innerHeight && line.width > 0,
    covered: corners.filter((found) => found && !element.contains(found) && !found.contains(element))
      .map((found) => found.outerHTML.slice(0, 80)),
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    audio: element instanceof HTMLAudioElement,
  };
}
