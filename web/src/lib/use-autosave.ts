import { useCallback, useEffect, useRef, useState } from 'react';
import { type DomainError, toDomainError } from './domain-error.js';

const PAUSE = 1_500;

export interface Autosave<Form> {
  form: Form;
  change: (patch: Partial<Form>) => void;
  savedAt: Date | null;
  saving: boolean;
  error: DomainError | null;
  /** Saves what is not yet saved; gives the version that then stands, or null where it could not be saved. */
  flush: () => Promise<number | null>;
}

export interface AutosaveOrder<Form> {
  initial: () => Form;
  version: number;
  editable: boolean;
  /** Sends the form as it stands; gives the version that the server gave it. */
  send: (form: Form, expectedVersion: number) => Promise<number>;
}

/** A form as it is typed, saved after a pause; one save at a time, each with the version that the last one gave. */
export function useAutosave<Form>({ initial, version: first, editable, send }: AutosaveOrder<Form>): Autosave<Form> {
  const [form, setForm] = useState(initial);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const version = useRef(first);
  const latest = useRef(form);
  const stored = useRef(form);
  const sender = useRef(send);
  const running = useRef<Promise<number | null> | null>(null);
  latest.current = form;
  sender.current = send;

  const save = useCallback(async (sent: Form): Promise<number | null> => {
    setSaving(true);
    try {
      version.current = await sender.current(sent, version.current);
      stored.current = sent;
      setSavedAt(new Date());
      setError(null);
      return version.current;
    } catch (thrown) {
      setError(toDomainError(thrown));
      return null;
    } finally {
      setSaving(false);
      running.current = null;
    }
  }, []);

  const flush = useCallback(async (): Promise<number | null> => {
    if (running.current) await running.current;
    if (stored.current === latest.current) return version.current;
    running.current = save(latest.current);
    return running.current;
  }, [save]);

  useEffect(() => {
    // What somebody else has saved is not overwritten: the reason stands on the page, and the page is read again.
    if (!editable || error?.code === 'CONFLICT' || stored.current === form) return undefined;
    const timer = setTimeout(() => void flush(), PAUSE);
    return () => clearTimeout(timer);
  }, [editable, form, flush, error]);

  const change = useCallback((patch: Partial<Form>) => setForm((old) => ({ ...old, ...patch })), []);
  return { form, change, savedAt, saving, error, flush };
}
