import { Button, Progress } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../lib/use-act.js';
import { ErrorLine } from '../error-panel.js';
import { RefusalList } from '../refusals.js';
import type { SheetJob, SheetSource } from './types.js';

const ASK_AGAIN_MS = 1_500;
const SHOWN = 5;

interface JobListProps {
  jobs: NonNullable<SheetSource['jobs']>;
  /** The one that was just begun; only it is shown. */
  only: string | null;
  onDone: () => void;
}

/** Imports that I began, with progress: one can be left, found again, stopped, and gone on with. */
export function JobList({ jobs, only, onDone }: JobListProps) {
  const { t } = useTranslation('sheets');
  const [found, setFound] = useState<SheetJob[]>([]);
  const { act, error, running } = useAct();
  const wasOpen = useRef(only !== null);

  const ask = useCallback(async () => {
    const list = await act(() => jobs.list());
    if (list) setFound(list);
    return list ?? [];
  }, [act, jobs]);
  useEffect(() => void ask(), [ask, only]);

  const someOpen = found.some(isOpen);
  useEffect(() => {
    if (wasOpen.current && found.length > 0 && !someOpen) onDone();
    wasOpen.current = someOpen || (only !== null && found.length === 0);
    if (!someOpen) return undefined;
    const timer = setInterval(() => void ask(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [someOpen, found.length, only, ask, onDone]);

  const order = async (work: () => Promise<unknown>) => {
    await act(work);
    await ask();
  };
  const shown = only ? found.filter(({ id }) => id === only) : found.slice(0, SHOWN);
  if (shown.length === 0) return <ErrorLine error={error} />;
  return (
    <section aria-label={t('mine')} className="jx-import-jobs">
      {!only && <h2>{t('mine')}</h2>}
      <ErrorLine error={error} />
      <ul>
        {shown.map((job) => (
          <li key={job.id}>
            <div className="jx-import-line">
              <strong>{job.fileName}</strong>
              <span className={job.state === 'FAILED' ? 'jx-red' : undefined}>{t(`state.${job.state}`)}</span>
              {isOpen(job) && (
                <Button size="small" disabled={running} onClick={() => void order(() => jobs.cancel(job.id))}>
                  {t('cancel')}
                </Button>
              )}
              {job.pending > 0 && !isOpen(job) && (
                <Button size="small" disabled={running} onClick={() => void order(() => jobs.resume(job.id))}>
                  {t(job.isWhole ? 'again' : 'resume')}
                </Button>
              )}
            </div>
            {job.pending > 0 && (isOpen(job) || !job.isWhole) && (
              <Progress percent={Math.floor(((job.total - job.pending) / Math.max(1, job.total)) * 100)} size="small" />
            )}
            <div className="jx-muted">{t(...soFar(job))}</div>
            {job.state === 'FAILED' && <RefusalList refusals={job.refusals} />}
            {job.left.length > 0 && <div className="jx-muted">{t('left', { names: job.left.join('、') })}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function isOpen({ state }: SheetJob): boolean {
  return state === 'QUEUED' || state === 'RUNNING';
}

/** What is saved whole has saved nothing before its end, and says so. */
function soFar({ isWhole, state, counts, pending, total }: SheetJob): [string, Record<string, number>] {
  if (!isWhole) return ['soFar', { ...counts, pending }];
  if (state === 'DONE') return ['wholeDone', counts];
  if (state === 'QUEUED' || state === 'RUNNING') return ['wholeRunning', { done: total - pending, total }];
  return ['wholeNothing', { total }];
}
