/**
 * A double click on what is pressed once is one press: many people double-click whatever they press, and « Écouter » pressed
 * twice would begin and stop at once. Steps are left alone: who presses « Phrase suivante » twice wants two.
 */

const ONCE = 'button[data-listen], button[data-listen-all], button[data-say], [data-action="toggle"]';

/** From now on let a second click at one place be none. */
export function takeDoublePressesForOne() {
  document.addEventListener(
    'click',
    (event) => {
      // `detail` counts the clicks of a mouse at one place; it is 0 for keys, screen readers and scripts.
      if (event.detail < 2 || !(event.target instanceof Element && event.target.closest(ONCE))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
