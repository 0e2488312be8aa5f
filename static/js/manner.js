/**
 * How the voice speaks: how fast, how loud, with which voice, with which pauses. Each may change while it speaks, which
 * then goes on from the same word.
 */

import { showPosition } from './media-session.js';
import { exchange } from './other-tracks.js';

export class Manner {
  #conductor;
  #with;

  /**
   * @param {import('./conductor.js').Conductor} conductor
   * @param {import('./conductor.js').Company} company
   */
  constructor(conductor, company) {
    this.#conductor = conductor;
    this.#with = company;
  }

  /**
   * Another voice of the device, or the service's (null).
   *
   * @param {import('./device-voice.js').DeviceVoice | null} device
   */
  speakWith(device) {
    const conductor = this.#conductor;
    if (!device && conductor.speaker.isOfService) return;
    const spoke = !conductor.silent;
    if (spoke) conductor.stop();
    conductor.speaker.use(device);
    if (spoke) conductor.travel((_, here) => here(), { speak: true, onward: true });
  }

  /**
   * Another speed is wished. `otherTracks` brings the tracks at that speed, for where the sound of these cannot be played
   * so fast or so slowly; where they do not come, it is as near as it can be.
   *
   * @param {() => Promise<import('./tracks.js').Track[]>} otherTracks
   */
  changeSpeed(otherTracks) {
    if (this.#conductor.speaker.reachesSpeed) this.#heedSpeed();
    else this.#change(otherTracks);
  }

  #heedSpeed() {
    const { display } = this.#with;
    const { silent, speaker, stood } = this.#conductor;
    speaker.heedSpeed();
    const { track, time } = (silent && stood) || speaker.place;
    display.showTime(track, speaker.rate, silent ? time : undefined);
    display.showLeft({ track, time });
    showPosition(time, this.#conductor.timeline(track)?.duration ?? 0, speaker.rate);
  }

  /**
   * Go on from the same word in other tracks of the same page.
   *
   * @param {() => Promise<import('./tracks.js').Track[]>} otherTracks
   */
  #change(otherTracks) {
    const { tracks, places } = this.#with;
    const wordAt = exchange(tracks, (track) => this.#conductor.timeline(track), otherTracks);
    this.#conductor.travel(
      async (source, here) => {
        const place = await here();
        const word = await wordAt(place);
        if (!word) return place;
        return places.within(word.section, word.part, (timeline) => timeline.find(word.sentence, word.offset), source);
      },
      { onward: true },
    );
  }

  /** Other pauses are wished. */
  changePauses() {
    this.#conductor.heedPauses();
  }

  /** Another volume is wished. */
  changeVolume() {
    this.#conductor.speaker.heedVolume();
  }
}
