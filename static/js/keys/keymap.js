/**
 * Keyboard shortcuts: which key does what, which keys may be chosen, how they are called. Pure.
 *
 * They hold only for who asks for them in the settings, each can be changed, and none is a key that screen readers or
 * browsers live on. NVDA and JAWS read with single letters, digits, arrows and their Shift; with Insert or Caps Lock;
 * Ctrl alone silences them, Ctrl+Alt+arrows move in tables, Ctrl+Alt is AltGr on French keyboards; VoiceOver is
 * Ctrl+Option; browsers have Ctrl, and Alt with the letters of their menus; Alt+Shift changes the keyboard's language.
 */

/** What a shortcut does, its first keys, and its name for people. */
export const SHORTCUTS = /** @type {const} */ ({
  toggle: ['Alt+K', 'Écouter ou mettre en pause'],
  'previous-unit': ['Alt+J', 'Pas précédent'],
  'next-unit': ['Alt+L', 'Pas suivant'],
  'previous-section': ['Alt+U', 'Section précédente'],
  'next-section': ['Alt+P', 'Section suivante'],
  repeat: ['Alt+R', 'Répéter'],
  'start-here': ['Alt+C', 'Écouter d’ici'],
  where: ['Alt+W', 'Où suis-je\u00a0?'],
  slower: ['Alt+B', 'Moins vite'],
  faster: ['Alt+N', 'Plus vite'],
});

/** @typedef {keyof typeof SHORTCUTS} Shortcut */

/** @typedef {Record<Shortcut, string>} Keymap */

/** Letters of the menus of Firefox, Chrome and Edge in French and English, and of the address bar. */
const MENU_LETTERS = 'ADEFHIMOSTV';

/** F1 is help, F3 search, F5 reload, F6 the browser's parts, F7 caret browsing, F10 menus, F11 full screen, F12 tools. */
const FREE_FUNCTION_KEYS = new Set(['F2', 'F4', 'F8', 'F9']);

const MODIFIERS = new Set(['Alt', 'AltGraph', 'CapsLock', 'Control', 'Insert', 'Meta', 'OS', 'Shift']);

/** @returns {Keymap} */
export function defaultKeymap() {
  return /** @type {Keymap} */ (Object.fromEntries(Object.entries(SHORTCUTS).map(([name, [keys]]) => [name, keys])));
}

/**
 * The keymap that stored JSON holds, over the defaults; what it holds wrongly is passed over.
 *
 * @param {string | null} stored
 */
export function readKeymap(stored) {
  const keymap = defaultKeymap();
  try {
    const values = Object.entries(JSON.parse(stored ?? '{}'));
    for (const [name, keys] of values) {
      if (name in keymap && typeof keys === 'string' && !refusal(keys)) keymap[/** @type {Shortcut} */ (name)] = keys;
    }
  } catch {
    // Not our JSON.
  }
  return keymap;
}

/**
 * The keys of an event, as a keymap writes them: « Alt+K ». Empty while only Shift, Ctrl, Alt or the like is down.
 *
 * @param {{ key: string, code: string, altKey: boolean, ctrlKey: boolean, shiftKey: boolean, metaKey: boolean }} event
 */
export function keysOf({ key, code, altKey, ctrlKey, shiftKey, metaKey }) {
  if (MODIFIERS.has(key)) return '';
  // With Option, a Mac's letter is another sign.
  const letter = altKey && !/^[a-z0-9]$/i.test(key) && /^Key[A-Z]$/.test(code) ? code.slice(3) : key;
  const name = letter === ' ' ? 'Espace' : letter.length === 1 ? letter.toUpperCase() : letter;
  return [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Maj', metaKey && 'Meta', name].filter(Boolean).join('+');
}

/**
 * Why keys may not be chosen, in French; empty where they may.
 *
 * @param {string} keys
 */
export function refusal(keys) {
  if (/^Alt\+[A-Z]$/.test(keys)) {
    return MENU_LETTERS.includes(keys.slice(4)) ? 'Cette touche ouvre un menu du navigateur.' : '';
  }
  if (FREE_FUNCTION_KEYS.has(keys)) return '';
  return 'Cette touche sert au navigateur ou au lecteur d’écran. Prenez Alt avec une lettre, ou F2, F4, F8, F9.';
}

/**
 * The same keymap with other keys for one shortcut; who had these gets those of the first in exchange.
 *
 * @param {Keymap} keymap
 * @param {Shortcut} name
 * @param {string} keys
 * @returns {Keymap}
 */
export function withKeys(keymap, name, keys) {
  const changed = { ...keymap };
  const other = shortcutOf(keymap, keys);
  if (other) changed[other] = keymap[name];
  changed[name] = keys;
  return changed;
}

/**
 * What keys do, null where nothing.
 *
 * @param {Keymap} keymap
 * @param {string} keys
 */
export function shortcutOf(keymap, keys) {
  const found = Object.entries(keymap).find(([, held]) => held === keys);
  return found ? /** @type {Shortcut} */ (found[0]) : null;
}

/**
 * What keys do, for people: « Alt + K : Écouter ou mettre en pause. »
 *
 * @param {Keymap} keymap
 * @param {string} keys
 */
export function described(keymap, keys) {
  const name = shortcutOf(keymap, keys);
  return `${spelled(keys)}\u00a0: ${name ? SHORTCUTS[name][1] : 'rien ici'}.`;
}

/** @param {string} keys */
export function spelled(keys) {
  return keys.split('+').join(' + ');
}
