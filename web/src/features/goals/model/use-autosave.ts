import { useMutation } from '@apollo/client/react';
import { checkObjectiveFormat } from '@jixiao/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type DomainError, toDomainError } from '../../../lib/domain-error.js';
import { type Objective } from '../data/goals.graphql.js';
import { SAVE_OBJECTIVE } from '../data/moves.graphql.js';
import { draftOf, type FormState, inputOf } from './form.js';

const PAUSE = 1_500;

export interface Autosave {
  savedAt: Date | null;
  saving: boolean;
  error: DomainError | null;
  /** True where the form holds something that cannot be stored: it is kept on the screen, not on the server. */
  unreadable: boolean;
  /** Saves what is not yet saved; gives the version that then stands, or null where it could not be saved. */
  flush: () => Promise<number | null>;
  /** Somebody else has saved: from here on this form continues that version, and is saved as it then stands. */
  rebase: (version: number) => void;
}

/** Saves the whole form after a pause in typing; one save at a time, each with the version that the last one gave. */
export function useAutosave(
  form: FormState,
  objective: Objective,
  active: boolean,
  /** Shows the objective as the server has it and gives the form that then stands. */
  adopt: (objective: Objective) => FormState,
): Autosave {
  const [save] = useMutation(SAVE_OBJECTIVE);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const version = useRef(objective.version);
  const latest = useRef(form);
  const stored = useRef<FormState>(form);
  const running = useRef<Promise<number | null> | null>(null);
  latest.current = form;
  const unreadable = active && checkObjectiveFormat(draftOf(form, objective)).length > 0;
  const blocked = useRef(unreadable);
  blocked.current = unreadable;

  const flush = useCallback(async (): Promise<number | null> => {
    if (running.current) await running.current;
    if (stored.current === latest.current) return version.current;
    if (blocked.current) return null;
    const sent = latest.current;
    const work = async (): Promise<number | null> => {
      setSaving(true);
      try {
        const { data } = await save({
          variables: { input: { objectiveId: objective.id, expectedVersion: version.current, ...inputOf(sent) } },
        });
        version.current = data!.saveObjective.version;
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
    };
    running.current = work();
    return running.current;
  }, [objective.id, save]);

  useEffect(() => {
    // A refused save is not tried again by itself: what is on the screen stays, and the reason stands beside it.
    if (!active || error?.code === 'CONFLICT' || stored.current === form) return undefined;
    const timer = setTimeout(() => void flush(), PAUSE);
    return () => clearTimeout(timer);
  }, [active, form, flush, error]);

  // A newer version from elsewhere is shown where nothing typed is lost by it; else the save says who was first.
  useEffect(() => {
    if (objective.version === version.current || stored.current !== latest.current || running.current) return;
    version.current = objective.version;
    stored.current = adopt(objective);
  }, [objective, adopt]);

  const rebase = useCallback((next: number): void => {
    version.current = next;
    setError(null);
  }, []);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (active && stored.current !== latest.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);

  return { savedAt, saving, error, unreadable, flush, rebase };
}
