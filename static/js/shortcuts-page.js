/** The shortcuts on the help page: shows the person's own keys, and lets them choose others. */

import { SHORTCUTS, defaultKeymap, keysOf, refusal, spelled, withKeys } from './keys/keymap.js';
import { KEYMAP, storedKeymap } from './keys/shortcuts.js';

/** @typedef {import('./keys/keymap.js').Shortcut} Shortcut */

const WAITING = 'Appuyez sur les nouvelles touches. Échap pour garder les anciennes.';

class ShortcutsTable {
  #table;
  #status;
  #keymap = storedKeymap();
  /** @type {Shortcut | null} whose keys are awaited */
  #awaited = null;

  /**
   * @param {HTMLElement} table
   * @param {HTMLElement} status
   */
  constructor(table, status) {
    this.#table = table;
    this.#status = status;
    for (const row of this.#rows()) {
      const name = /** @type {Shortcut} */ (row.dataset.shortcut);
      row.querySelector('td')?.append(
        ' ',
        button(`Changer`, ` : ${SHORTCUTS[name][1]}`, () => {
          this.#awaited = name;
          this.#status.textContent = WAITING;
        }),
      );
    }
    status.before(button('Remettre les touches d’origine', '', () => this.#keep(defaultKeymap(), 'Les touches d’origine sont remises.')));
    table.addEventListener('keydown', (event) => this.#take(event));
    this.#show();
  }

  #rows() {
    return /** @type {HTMLElement[]} */ ([...this.#table.querySelectorAll('[data-shortcut]')]);
  }

  /** @param {KeyboardEvent} event */
  #take(event) {
    const name = this.#awaited;
    const keys = keysOf(event);
    if (!name || !keys || event.key === 'Tab') return;
    event.preventDefault();
    if (event.key === 'Escape') {
      this.#awaited = null;
      this.#status.textContent = 'Rien n’est changé.';
      return;
    }
    const problem = refusal(keys);
    if (problem) {
      this.#status.textContent = problem;
      return;
    }
    this.#awaited = null;
    this.#keep(withKeys(this.#keymap, name, keys), `${SHORTCUTS[name][1]} : ${spelled(keys)}.`);
  }

  /**
   * @param {import('./keys/keymap.js').Keymap} keymap
   * @param {string} said
   */
  #keep(keymap, said) {
    this.#keymap = keymap;
    this.#show();
    this.#status.textContent = said;
    try {
      localStorage.setItem(KEYMAP, JSON.stringify(keymap));
    } catch {
      this.#status.textContent = 'Le navigateur n’a pas permis de garder ces touches.';
    }
  }

  #show() {
    for (const row of this.#rows()) {
      const keys = row.querySelector('kbd');
      if (keys) keys.textContent = spelled(this.#keymap[/** @type {Shortcut} */ (row.dataset.shortcut)]);
    }
  }
}

/**
 * @param {string} label
 * @param {string} rest  of its name, for who does not see what it stands beside
 * @param {() => void} press
 */
function button(label, rest, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'secondary';
  const hidden = document.createElement('span');
  hidden.className = 'visually-hidden';
  hidden.textContent = rest;
  made.append(label, hidden);
  made.addEventListener('click', press);
  return made;
}

const table = document.getElementById('shortcuts');
const status = document.getElementById('shortcuts-status');
if (table && status) new ShortcutsTable(table, status);
