import { useEffect, useRef } from 'preact/hooks';
import type { StreamMessages } from '../api/streamDocuments.ts';
import type { Kind } from '../live/live.ts';
import { useConsole } from './console.ts';

/** Calls back for each message of a kind while the component is shown: `useStream('incident', (incident) => ...)`. */
export function useStream<K extends Kind>(kind: K, hear: (data: StreamMessages[K]) => void): void {
  const { live } = useConsole();
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => live.on(kind, (data) => latest.current(data)), [live, kind]);
}
