/* Text that is seen at less than 7:1 on its ground (WCAG 1.4.6), one line each. */
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const known = new Map();
  const read = (colour) => known.get(colour) ?? known.set(colour, rgba(colour)).get(colour);
  const channel = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const grounds = new Map();
  /** @returns {number[]} what is behind the text: the nearest ground, with what is seen through it */
  const ground = (element) => {
    if (!element) return read('Canvas');
    if (!grounds.has(element)) grounds.set(element, painted(element));
    return grounds.get(element);
  };
  const painted = (element) => {
    const [red, green, blue, opacity] = read(getComputedStyle(element).backgroundColor);
    if (opacity === 255) return [red, green, blue];
    const behind = ground(element.parentElement);
    return [red, green, blue].map((part, index) => part * opacity / 255 + behind[index] * (1 - opacity / 255));
  };
  const poor = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      || element.closest('.visually-hidden, .skip-link:not(:focus), option, script, thead')) continue;
    const [ink, paper] = [read(getComputedStyle(element).color), ground(element)];
    const [lighter, darker] = [light(ink), light(paper)].sort((one, other) => other - one);
    const contrast = (lighter + 0.05) / (darker + 0.05);
    if (contrast < 7) poor.push(`${contrast.toFixed(2)}: ${element.outerHTML.slice(0, 120)}`);
  }
  return poor;
}
