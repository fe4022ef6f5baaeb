import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { type DomainError, toDomainError } from '../../../lib/domain-error.js';
import { SAVE_SHEET, type Sheet } from '../data/monitoring.graphql.js';
import { formOf, inputOf, type SheetForm } from './sheet-form.js';

const PAUSE = 1_500;

export interface SheetWork {
  form: SheetForm;
  change: (patch: Partial<SheetForm>) => void;
  savedAt: Date | null;
  saving: boolean;
  error: DomainError | null;
  /** Saves what is not yet saved; gives the version that then stands, or null where it could not be saved. */
  flush: () => Promise<number | null>;
}

/** The sheet as it is typed, saved after a pause; one save at a time, each with the version that the last one gave. */
export function useSheetForm(sheet: Sheet, editable: boolean): SheetWork {
  const [save] = useMutation(SAVE_SHEET);
  const [form, setForm] = useState(() => formOf(sheet));
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const version = useRef(sheet.version);
  const latest = useRef(form);
  const stored = useRef(form);
  const running = useRef<Promise<number | null> | null>(null);
  latest.current = form;

  const send = useCallback(
    async (sent: SheetForm): Promise<number | null> => {
      setSaving(true);
      try {
        const input = {
          id: sheet.id,
          expectedVersion: version.current,
          idempotencyKey: newIdempotencyKey(),
          ...inputOf(sent),
        };
        const { data } = await save({ variables: { input } });
        version.current = data!.saveMonitoringSheet.version;
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
    },
    [save, sheet.id],
  );

  const flush = useCallback(async (): Promise<number | null> => {
    if (running.current) await running.current;
    if (stored.current === latest.current) return version.current;
    running.current = send(latest.current);
    return running.current;
  }, [send]);

  useEffect(() => {
    // What somebody else has saved is not overwritten: the reason stands on the page, and the page is read again.
    if (!editable || error?.code === 'CONFLICT' || stored.current === form) return undefined;
    const timer = setTimeout(() => void flush(), PAUSE);
    return () => clearTimeout(timer);
  }, [editable, form, flush, error]);

  const change = useCallback((patch: Partial<SheetForm>) => setForm((old) => ({ ...old, ...patch })), []);
  return { form, change, savedAt, saving, error, flush };
}
