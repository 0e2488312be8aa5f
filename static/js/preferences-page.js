/**
 * The settings page: the sample follows each choice at once. Nothing else moves, and nothing is kept until the form is
 * sent. Without this script a button of the form draws the sample anew.
 */

const COLOURS = /** @type {const} */ (['ink', 'paper', 'link']);

/** The choices that style sheets know by an attribute of the same name. */
const SHOWN = [
  'theme', 'text_size', 'spacing', 'lines', 'paragraphs', 'words', 'letters', 'width', 'font', 'weight', 'highlight', 'mark', 'terms',
  'abbreviations', 'notes', 'ruler', 'ruler_lines',
];

const DARK_THEMES = ['dark', 'white-on-black', 'yellow-on-black'];

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} sample
 */
function follow(form, sample) {
  const { colours } = new OwnColours(form, show);

  function show() {
    const data = new FormData(form);
    for (const name of SHOWN) {
      sample.setAttribute(`data-${name.replace('_', '-')}`, String(data.get(name) ?? ''));
    }
    const own = data.get('theme') === 'own' ? colours : null;
    const dark = own ? own.dark : DARK_THEMES.includes(String(data.get('theme')));
    sample.toggleAttribute('data-ground', dark);
    if (dark) sample.dataset.ground = 'dark';
    if (own) sample.dataset.colours = own.name;
    else delete sample.dataset.colours;
  }

  form.addEventListener('change', show);
}

/** The person's own colours: palette and code of each say the same, and the server says what it thinks of them. */
class OwnColours {
  /** The last ones that may be used. */
  colours;
  #form;
  #show;
  #asked = '';

  /**
   * @param {HTMLFormElement} form
   * @param {() => void} show
   */
  constructor(form, show) {
    this.#form = form;
    this.#show = show;
    this.colours = { name: '', dark: false };
    for (const name of COLOURS) {
      const [palette, code] = [this.#input(`${name}_picked`), this.#input(name)];
      palette.addEventListener('change', () => {
        code.value = ''; // what is written goes first: it is no longer what is wished
        this.#choose();
      });
      code.addEventListener('change', () => {
        const colour = /^#?([0-9a-f]{6})$/i.exec(code.value.trim());
        if (colour) palette.value = `#${colour[1].toLowerCase()}`;
        this.#choose();
      });
    }
    void this.#ask();
  }

  /** A colour was chosen: so this theme is wished. */
  #choose() {
    const theme = this.#form.querySelector('input[name="theme"][value="own"]');
    if (theme instanceof HTMLInputElement) theme.checked = true;
    this.#show();
    void this.#ask();
  }

  async #ask() {
    const codes = COLOURS.map((name) => this.#input(name).value.trim() || this.#input(`${name}_picked`).value);
    const name = codes.map((code) => encodeURIComponent(code.replace('#', '').toLowerCase())).join('-');
    if (name === this.#asked) return;
    const first = this.#asked === '';
    this.#asked = name;
    let answer;
    try {
      answer = await (await fetch(`/colours/${name}.json`)).json();
    } catch {
      return; // the form says it when it is sent
    }
    if (this.#asked !== name) return;
    const verdict = document.getElementById('own-verdict');
    if (verdict && !first) verdict.textContent = answer.message;
    if (!answer.allowed) return;
    await linked(`/colours/${name}.css`);
    Object.assign(this.colours, { name: answer.name, dark: answer.dark });
    for (const choice of this.#form.querySelectorAll('.choice[data-theme="own"]')) {
      choice.setAttribute('data-colours', answer.name);
    }
    this.#show();
  }

  /**
   * @param {string} name
   * @returns {HTMLInputElement}
   */
  #input(name) {
    return /** @type {HTMLInputElement} */ (this.#form.elements.namedItem(name));
  }
}

/**
 * @param {string} address
 * @returns {Promise<void>} when the style sheet is there
 */
function linked(address) {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
}

const form = document.querySelector('form.preferences');
const sample = document.getElementById('sample');
if (form instanceof HTMLFormElement && sample) {
  form.querySelector('button[name="preview"]')?.remove(); // with it the Enter key would show, and not keep
  follow(form, sample);
}
