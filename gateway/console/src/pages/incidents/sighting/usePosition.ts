import { useState } from 'preact/hooks';

/** Where this device is. */
export interface Fix {
  readonly lat: number;
  readonly lon: number;
  /** m */
  readonly within: number;
}

type Finding = 'idle' | 'looking' | 'failed' | 'insecure';

/** A satellite is found late between houses. */
const PATIENCE_MS = 20_000;
const DIGITS = 1e6;
const rounded = (degrees: number): number => Math.round(degrees * DIGITS) / DIGITS;

export interface PositionState {
  readonly finding: Finding;
  find(): void;
}

/** Asks the browser, when somebody wants it to. */
export function usePosition(onFix: (fix: Fix) => void): PositionState {
  const [finding, setFinding] = useState<Finding>(window.isSecureContext ? 'idle' : 'insecure');
  return {
    finding,
    find() {
      setFinding('looking');
      navigator.geolocation.getCurrentPosition(
        ({ coords: { latitude, longitude, accuracy } }) => {
          setFinding('idle');
          onFix({ lat: rounded(latitude), lon: rounded(longitude), within: Math.ceil(accuracy) });
        },
        () => setFinding('failed'),
        { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 30_000 },
      );
    },
  };
}
