/**
 * Which voices of the device are offered, and which one was chosen; kept in this browser alone, for it is this device's.
 *
 * French ones that speak on the device itself: the others (`localService` false) send what is read to somebody's
 * servers, and what a patient reads is nobody's business.
 */

const KEY = 'device-voice';

/**
 * @typedef {object} VoiceGroup
 * @property {string} name
 * @property {SpeechSynthesisVoice[]} voices
 */

/**
 * The voices to offer, by country, France first.
 *
 * @param {readonly SpeechSynthesisVoice[]} voices
 * @returns {VoiceGroup[]}
 */
export function groupVoices(voices) {
  /** @type {Map<string, SpeechSynthesisVoice[]>} */
  const groups = new Map();
  const seen = new Set();
  for (const voice of voices) {
    const language = voice.lang.replace('_', '-'); // Android
    if (!speaksHere(voice) || !/^fr\b/i.test(language) || seen.has(voice.voiceURI) || VARIANT.test(voice.name)) continue;
    seen.add(voice.voiceURI);
    const country = language.split('-')[1]?.toUpperCase() ?? 'FR';
    groups.set(country, [...(groups.get(country) ?? []), voice]);
  }
  const order = [...groups.keys()].sort((a, b) => Number(b === 'FR') - Number(a === 'FR') || a.localeCompare(b));
  return order.map((country) => ({
    name: `Voix de cet appareil (${COUNTRIES[country] ?? country})`,
    voices: (groups.get(country) ?? []).toSorted((a, b) => a.name.localeCompare(b.name, 'fr')),
  }));
}

/** Speech Dispatcher lists each voice of espeak-ng in a hundred disguises: « French (France)+whisper ». */
const VARIANT = /\S\+\S/;

/**
 * Whether it speaks on the device itself. Firefox says of Speech Dispatcher's that they do not (seen, Firefox 153 on Debian):
 * they do.
 *
 * @param {SpeechSynthesisVoice} voice
 */
function speaksHere({ localService, voiceURI }) {
  return localService || voiceURI.startsWith('urn:moz-tts:speechd:');
}

/** @type {Record<string, string>} */
const COUNTRIES = { FR: 'France', CA: 'Canada', BE: 'Belgique', CH: 'Suisse' };

/** Its `voiceURI`, empty for the service's voice. */
export function chosenVoice() {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} voice */
export function keepVoice(voice) {
  try {
    if (voice) localStorage.setItem(KEY, voice);
    else localStorage.removeItem(KEY);
  } catch {
    // Refused: it holds on this page.
  }
}
