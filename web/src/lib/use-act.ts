import { App } from 'antd';
import { useCallback, useState } from 'react';
import { toDomainError, type DomainError } from './domain-error.js';

export interface Act {
  /** Runs one action of a person; gives its result, or undefined when it was refused (then `error` says why). */
  act<T>(work: () => Promise<T>, words?: { done?: string }): Promise<T | undefined>;
  running: boolean;
  error: DomainError | null;
  clear(): void;
}

export function useAct(): Act {
  const { message } = App.useApp();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);

  const act = useCallback(
    async <T>(work: () => Promise<T>, words: { done?: string } = {}): Promise<T | undefined> => {
      setRunning(true);
      setError(null);
      try {
        const result = await work();
        if (words.done) void message.success(words.done);
        return result;
      } catch (thrown) {
        setError(toDomainError(thrown));
        return undefined;
      } finally {
        setRunning(false);
      }
    },
    [message],
  );

  return { act, running, error, clear: useCallback(() => setError(null), []) };
}
