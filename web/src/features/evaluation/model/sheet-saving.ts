import { useCallback, useEffect, useRef, useState } from 'react';
import { useMutation } from '@apollo/client/react';
import { toDomainError, type DomainError } from '../../../lib/domain-error.js';
import { type BlindSheet, SAVE_SHEET, type SheetRow } from '../data/scoring.graphql.js';
import { sentOf } from './score-draft.js';

type Input = NonNullable<SheetRow['input']>;

export interface SheetSaving {
  rows: SheetRow[];
  opinion: string;
  setInput(rowId: string, input: Input): void;
  setReason(rowId: string, reason: string): void;
  setOpinion(opinion: string): void;
  saving: boolean;
  savedAt: Date | null;
  error: DomainError | null;
  /** Everything typed so far is with the server: gives the version that it then has, or null when it refused. */
  settle(): Promise<number | null>;
}

/** A pause in typing after which what has changed goes to the server: on a phone nobody presses a button for it. */
const PAUSE = 700;

/** Saves as one goes: what changes is sent after a pause, one request after the other, each with the version of the last. */
export function useSheetSaving(sheet: BlindSheet): SheetSaving {
  const [rows, setRows] = useState(sheet.rows);
  const [opinion, writeOpinion] = useState(sheet.opinion ?? '');
  const [saving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [error, setError] = useState<DomainError | null>(null);
  const [save] = useMutation(SAVE_SHEET);
  const version = useRef(sheet.version);
  const latest = useRef({ rows: sheet.rows, opinion: sheet.opinion ?? '' });
  const dirty = useRef({ rows: new Set<string>(), opinion: false });
  const timer = useRef<number | undefined>(undefined);
  const chain = useRef<Promise<unknown>>(Promise.resolve());

  const flush = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current);
    const { rows: ids, opinion: hasOpinion } = dirty.current;
    if (ids.size === 0 && !hasOpinion) return true;
    dirty.current = { rows: new Set(), opinion: false };
    setSaving(true);
    try {
      const changed = latest.current.rows.filter(({ id }) => ids.has(id));
      const input = {
        id: sheet.id,
        expectedVersion: version.current,
        scores: changed.map(({ id, input: given, reason }) => ({
          frameworkRowId: id,
          ...sentOf(given),
          reason,
        })),
        ...(hasOpinion ? { opinion: latest.current.opinion } : {}),
      };
      const { data } = await save({ variables: { input } });
      const saved = data!.saveBlindSheet;
      version.current = saved.version;
      const scores = new Map(saved.rows.map((row) => [row.id, row.score]));
      latest.current.rows = latest.current.rows.map((row) =>
        ids.has(row.id) && !dirty.current.rows.has(row.id) ? { ...row, score: scores.get(row.id) ?? null } : row,
      );
      setRows(latest.current.rows);
      setSavedAt(new Date());
      setError(null);
      return true;
    } catch (thrown) {
      // What was not taken is still to be sent.
      ids.forEach((id) => dirty.current.rows.add(id));
      dirty.current.opinion ||= hasOpinion;
      setError(toDomainError(thrown));
      return false;
    } finally {
      setSaving(false);
    }
  }, [save, sheet.id]);

  const inTurn = useCallback((): Promise<boolean> => {
    const next = chain.current.then(flush);
    chain.current = next;
    return next;
  }, [flush]);

  const later = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void inTurn(), PAUSE);
  }, [inTurn]);

  // Whoever puts the phone away has said what he has said.
  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && void inTurn();
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      void inTurn();
    };
  }, [inTurn]);

  const change = (rowId: string, patch: Partial<SheetRow>) => {
    latest.current.rows = latest.current.rows.map((row) => (row.id === rowId ? { ...row, ...patch } : row));
    dirty.current.rows.add(rowId);
    setRows(latest.current.rows);
    later();
  };
  return {
    rows,
    opinion,
    setInput: (rowId, input) => change(rowId, { input }),
    setReason: (rowId, reason) => change(rowId, { reason }),
    setOpinion: (text) => {
      latest.current.opinion = text;
      dirty.current.opinion = true;
      writeOpinion(text);
      later();
    },
    saving,
    savedAt,
    error,
    settle: async () => ((await inTurn()) ? version.current : null),
  };
}
