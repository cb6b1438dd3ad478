import type { VirtualTime } from '../clock/virtualTime.ts';
import type { Episode, Lid } from '../physics/lid.ts';
import type { Reading, TruthKind } from '../truth/truth.ts';

/** What is done to a lid, told as it begins and as it comes to rest. */
export interface LidWork {
  move(episode: Episode): void;
  /** A lorry comes to stand on it, and leaves. */
  park(angle: number, ms: number): void;
  /** It is being moved, or parked on. */
  busy(): boolean;
}

/** ms in which a lorry comes to stand, or leaves */
const PARK = 500;

export function createLidWork(
  time: VirtualTime,
  lid: Lid,
  disturbed: (episode: Episode) => void,
  tell: (what: TruthKind, reading?: Reading) => void,
): LidWork {
  const { now } = time;
  let movingUntil = 0;
  let parkedUntil = 0;

  function move(episode: Episode): void {
    movingUntil = Math.max(movingUntil, episode.end);
    disturbed(episode);
    time.at(episode.end, () => {
      if (now() < movingUntil) return;
      const angle = Math.round(lid.attitude.angle(now()) * 10) / 10;
      tell('rest', { angle, seated: lid.seated(now()) });
    });
  }

  return {
    move,
    park(angle, ms) {
      const before = lid.attitude.angle(now());
      move(lid.tilt(now(), PARK, before + angle));
      parkedUntil = now() + ms;
      time.after(ms, () => {
        if (lid.attitude.angle(now()) === before + angle) move(lid.tilt(now(), PARK, before));
      });
    },
    busy: () => now() < movingUntil || now() < parkedUntil,
  };
}
