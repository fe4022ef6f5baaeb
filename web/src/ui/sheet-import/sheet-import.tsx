import { Button, Checkbox, Modal, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../lib/rest.js';
import { useAct } from '../../lib/use-act.js';
import { ErrorLine } from '../error-panel.js';
import { FileDrop } from './file-drop.js';
import { JobList } from './job-list.js';
import { Preview } from './preview.js';
import { ProblemList } from './problem-list.js';
import type { SheetFindings, SheetSource } from './types.js';

interface SheetImportProps {
  open: boolean;
  title: string;
  /** What kind of file is taken, and what becomes of it. */
  what: string;
  enterLabel: string;
  /** Blank form to be downloaded. */
  template?: string;
  source: SheetSource;
  onClose: () => void;
  /** Called when something was saved. */
  onDone: () => void;
}

const STEPS = ['file', 'problems', 'preview', 'enter'] as const;

/** The way of a sheet into the system: chosen, checked cell by cell, looked at, and only then saved. */
export function SheetImport({ source, onClose, onDone, ...words }: SheetImportProps) {
  const { t } = useTranslation('sheets');
  const [file, setFile] = useState<File | null>(null);
  const [findings, setFindings] = useState<SheetFindings | null>(null);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [entered, setEntered] = useState<{ jobId: string | null } | null>(null);
  const { act, running, error, clear } = useAct();

  const start = () => {
    clear();
    setFile(null);
    setFindings(null);
    setConfirmed([]);
    setEntered(null);
  };
  const look = async (chosen: File) => {
    start();
    setFile(chosen);
    setFindings((await act(() => source.look(chosen))) ?? null);
  };
  const enter = async () => {
    const jobId = await act(() => source.enter(file!, confirmed));
    if (jobId === undefined) return;
    setEntered({ jobId });
    if (jobId === null) onDone();
  };
  const close = () => {
    start();
    onClose();
  };

  const step = entered ? 3 : !findings ? 0 : findings.isWrong ? 1 : 2;
  const does = (findings?.counts.CREATED ?? 0) + (findings?.counts.CHANGED ?? 0) > 0;
  const waits = findings?.asked.filter((code) => !confirmed.includes(code)) ?? [];
  return (
    <Modal
      open={words.open}
      width={880}
      title={words.title}
      onCancel={close}
      destroyOnHidden
      footer={
        <div className="jx-import-foot">
          {step === 2 && !does && <span className="jx-muted">{t('nothingToDo')}</span>}
          {step === 2 && does && waits.length > 0 && <span className="jx-muted">{t('confirmFirst')}</span>}
          {step === 1 && <span className="jx-muted">{t('correctFirst')}</span>}
          {step === 3 && <Button onClick={start}>{t('another')}</Button>}
          <Button type={step === 3 ? 'primary' : 'default'} onClick={close}>
            {t('close')}
          </Button>
          {step === 2 && (
            <Button type="primary" loading={running} disabled={!does || waits.length > 0} onClick={() => void enter()}>
              {words.enterLabel}
            </Button>
          )}
        </div>
      }
    >
      <Steps
        size="small"
        responsive={false}
        current={step}
        className="jx-import-steps"
        items={STEPS.map((one, index) => ({
          title: t(`step.${one}`),
          status: index === 1 && step === 1 ? ('error' as const) : undefined,
        }))}
      />
      {step < 3 && (
        <>
          {step === 0 && (
            <p className="jx-import-what">
              {words.what}{' '}
              {words.template && (
                <button type="button" className="jx-linkish" onClick={() => download(words.template!)}>
                  {t('template')}
                </button>
              )}
            </p>
          )}
          <FileDrop fileName={file?.name ?? null} disabled={running} onFile={(chosen) => void look(chosen)} />
        </>
      )}
      {running && !findings && (
        <p role="status" className="jx-muted">
          {t('looking')}
        </p>
      )}
      <ErrorLine error={error} />
      {step === 2 && findings && <Preview findings={findings} />}
      {(step === 1 || step === 2) && findings && findings.problemCount > 0 && (
        <ProblemList findings={findings} fileName={file!.name} every={() => source.everyProblem(file!)} />
      )}
      {step === 2 &&
        findings?.asked.map((code) => (
          <div key={code}>
            <Checkbox
              checked={confirmed.includes(code)}
              onChange={({ target }) =>
                setConfirmed(target.checked ? [...confirmed, code] : confirmed.filter((one) => one !== code))
              }
            >
              {t('confirm', { what: t(`asked.${code}`) })}
            </Checkbox>
          </div>
        ))}
      {entered && entered.jobId === null && findings && (
        <>
          <p role="status">{t('done')}</p>
          <Preview findings={findings} />
        </>
      )}
      {entered?.jobId && <p className="jx-muted">{t('leave')}</p>}
      {source.jobs && (step === 0 || entered) && (
        <JobList jobs={source.jobs} only={entered?.jobId ?? null} onDone={onDone} />
      )}
    </Modal>
  );
}
