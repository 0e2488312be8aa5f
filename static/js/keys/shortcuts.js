/**
 * Takes the keys of the shortcuts, on pages where the person has asked for them; no other key is touched.
 *
 * « Décrire les touches »: a key then says what it would do, and does nothing; Escape ends it.
 */

import { described, keysOf, readKeymap, shortcutOf } from './keymap.js';

/** @typedef {import('./keymap.js').Shortcut} Shortcut */

/** Where the person's own keys are kept, in this browser alone. */
export const KEYMAP = 'keymap';

const DESCRIBING = 'Appuyez sur une touche pour savoir ce qu’elle fait. Échap pour finir.';
const DESCRIBED = 'Les touches agissent de nouveau.';

export class Shortcuts {
  #keymap = storedKeymap();
  #describing = false;
  #say;

  /**
   * @param {HTMLElement} bar
   * @param {Record<Shortcut, () => void>} actions
   * @param {(text: string) => void} say  tells of a key; the voice is silent for it
   */
  constructor(bar, actions, say) {
    this.#say = say;
    const button = bar.querySelector('[data-describe-keys]');
    const label = button?.querySelector('[data-label]');
    const names = [label?.textContent ?? '', 'Ne plus décrire'];
    /** @param {boolean} describing */
    const describe = (describing) => {
      this.#describing = describing;
      if (label) label.textContent = names[Number(describing)];
      say(describing ? DESCRIBING : DESCRIBED);
    };
    button?.addEventListener('click', () => describe(!this.#describing));
    addEventListener('storage', ({ key }) => key === KEYMAP && (this.#keymap = storedKeymap())); // changed in a tab
    addEventListener('keydown', (event) => {
      const keys = keysOf(event);
      if (!keys || event.defaultPrevented || event.isComposing) return;
      if (this.#describing) {
        // Tab, and the key that would press the button again, stay what they are.
        if (event.key === 'Tab' || (event.target === button && (event.key === 'Enter' || event.key === ' '))) return;
        event.preventDefault();
        if (event.repeat) return;
        if (event.key === 'Escape') describe(false);
        else this.#say(described(this.#keymap, keys));
        return;
      }
      const name = shortcutOf(this.#keymap, keys);
      // A word's explanation is open: the voice waits for it to be closed, whatever key is pressed.
      if (!name || document.querySelector('dialog:modal')) return;
      event.preventDefault();
      if (!event.repeat) actions[name]();
    });
  }
}

export function storedKeymap() {
  try {
    return readKeymap(localStorage.getItem(KEYMAP));
  } catch {
    return readKeymap(null); // storage refused
  }
}
