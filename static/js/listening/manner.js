/**
 * How the voice speaks, where a change is more than a number: how fast, and with which voice. Either may change while it
 * speaks, which then goes on from the same word.
 */

import { showPosition } from './media-session.js';
import { exchange } from './other-tracks.js';

/** While the tracks of a speed were brought, another speed was wished: they are not taken. */
class Overtaken extends Error {}

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
   * @param {import('../sound/device-voice.js').DeviceVoice | null} device
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
   * @param {() => Promise<import('../sound/tracks.js').Track[]>} otherTracks
   */
  changeSpeed(otherTracks) {
    if (this.#conductor.speaker.reachesSpeed) this.#heedSpeed();
    else this.#exchangeTracks(otherTracks);
  }

  #heedSpeed() {
    const { display } = this.#with;
    const { place, silent, speaker } = this.#conductor;
    const { track, time } = place;
    speaker.heedSpeed();
    display.showTime(track, speaker.rate, silent ? time : undefined);
    display.showLeft(place);
    showPosition(time, this.#conductor.timeline(track)?.duration ?? 0, speaker.rate);
  }

  /**
   * Go on from the same word in other tracks of the same page.
   *
   * @param {() => Promise<import('../sound/tracks.js').Track[]>} otherTracks
   */
  #exchangeTracks(otherTracks) {
    const { controls, tracks, places } = this.#with;
    const { speed } = controls;
    const wordAt = exchange(tracks, (track) => this.#conductor.timeline(track), async () => {
      const others = await otherTracks();
      if (controls.speed !== speed) throw new Overtaken();
      return others;
    });
    this.#conductor.travel(
      async (source, here) => {
        const place = await here();
        const word = await wordAt(place);
        if (!word) return place;
        const until = await this.#conductor.stretch.findAgain(source);
        return { ...(await places.within(word.section, word.part, (timeline) => timeline.find(word), source)), until };
      },
      { onward: true },
    );
  }
}
