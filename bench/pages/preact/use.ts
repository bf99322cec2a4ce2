// Data that is asked for, and asked for anew.
import { useEffect, useState } from "preact/hooks";

export interface Asked<T> {
  data?: T;
  hasFailed: boolean;
  retry(): void;
  change(data: T): void;
}

/** Asks when `round` changes and on `retry`; the last good answer stays. */
export function useAsked<T>(ask: () => Promise<T>, round: number): Asked<T> {
  const [data, change] = useState<T>();
  const [hasFailed, setHasFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    ask().then(
      (data) => {
        if (!isCurrent) return;
        setHasFailed(false);
        change(data);
      },
      () => isCurrent && setHasFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [round, tries]);
  return { data, hasFailed, retry: () => setTries(tries + 1), change };
}
