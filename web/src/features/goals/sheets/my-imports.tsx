import { Button, Progress } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rest } from '../../../lib/rest.js';
import { useAct } from '../../../lib/use-act.js';
import { RefusalList } from '../../../ui/index.js';
import type { SheetImport } from './sheets.types.js';

const ASK_AGAIN_MS = 1_500;

/** Imports that I began, with progress: a job can be left, found again, ended, and gone on with. */
export function MyImports({ latest, onDone }: { latest: string | null; onDone: () => void }) {
  const { t } = useTranslation('goals');
  const [imports, setImports] = useState<SheetImport[]>([]);
  const { act, error, running } = useAct();
  const wasRunning = useRef(false);

  const ask = useCallback(async () => {
    const found = await act(() => rest.get<SheetImport[]>('/api/goals/imports'));
    if (found) setImports(found);
  }, [act]);
  useEffect(() => void ask(), [ask, latest]);

  const isRunning = imports.some(({ jobState }) => jobState === 'QUEUED' || jobState === 'RUNNING');
  useEffect(() => {
    if (wasRunning.current && !isRunning) onDone();
    wasRunning.current = isRunning;
    if (!isRunning) return undefined;
    const timer = setInterval(() => void ask(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isRunning, ask, onDone]);

  const order = async (one: SheetImport, what: 'cancel' | 'resume') => {
    await act(() => rest.post(`/api/goals/imports/${one.id}/${what}`, {}));
    await ask();
  };

  return (
    <section aria-label={t('sheets.mine')} className="goals-imports">
      <h2>{t('sheets.mine')}</h2>
      {error && <RefusalList refusals={error.refusals} />}
      {imports.length === 0 && <p className="jx-muted">{t('sheets.none')}</p>}
      <ul>
        {imports.slice(0, 5).map((one) => {
          const isOpen = one.jobState === 'QUEUED' || one.jobState === 'RUNNING';
          const percent = Math.floor(((one.objectives - one.pending) / Math.max(1, one.objectives)) * 100);
          return (
            <li key={one.id}>
              <div className="goals-import-line">
                <strong>{one.fileName}</strong>
                <span>{t(`sheets.state.${one.jobState}`)}</span>
                {isOpen && (
                  <Button size="small" disabled={running} onClick={() => void order(one, 'cancel')}>
                    {t('sheets.cancel')}
                  </Button>
                )}
                {one.pending > 0 && one.jobState !== 'QUEUED' && (
                  <Button size="small" disabled={running} onClick={() => void order(one, 'resume')}>
                    {t('sheets.resume')}
                  </Button>
                )}
              </div>
              {one.pending > 0 && <Progress percent={percent} size="small" />}
              <div className="jx-muted">{t('sheets.outcome', { ...one })}</div>
              {one.refusedNames.length > 0 && (
                <div className="jx-muted">
                  {t('sheets.left', { names: one.refusedNames.map(({ code }) => code).join('、') })}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
