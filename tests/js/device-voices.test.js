import assert from 'node:assert/strict';
import { test } from 'node:test';

import { groupVoices } from '../../static/js/sound/device-voices.js';

const voice = (name, lang, localService = true) => ({ name, lang, localService, voiceURI: name });

test('French voices of the device alone, France first, each once', () => {
  const groups = groupVoices([
    voice('Amélie', 'fr-CA'),
    voice('Google français', 'fr-FR', false),
    voice('Thomas', 'fr-FR'),
    voice('Thomas', 'fr-FR'),
    voice('Audrey', 'fr_FR'),
    voice('Samantha', 'en-US'),
    voice('Frisian', 'fry-NL'),
  ]);
  assert.deepEqual(groups.map(({ name, voices }) => [name, voices.map((one) => one.name)]), [
    ['Voix de cet appareil (France)', ['Audrey', 'Thomas']],
    ['Voix de cet appareil (Canada)', ['Amélie']],
  ]);
  assert.deepEqual(groupVoices([]), []);
});

test('Firefox says that voices of Speech Dispatcher are distant, and lists each a hundred times', () => {
  const dispatched = (name) => ({ ...voice(name, 'fr-FR', false), voiceURI: `urn:moz-tts:speechd:${encodeURIComponent(name)}?fr-FR` });
  const groups = groupVoices(['French (France)+whisper', 'French (France)', 'French (France)+Nguyen'].map(dispatched));
  assert.deepEqual(groups[0].voices.map(({ name }) => name), ['French (France)']);
});
