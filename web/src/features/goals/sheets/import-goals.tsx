import { Checkbox, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rest } from '../../../lib/rest.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import { RefusalList } from '../../../ui/index.js';
import { MyImports } from './my-imports.js';
import { ProblemTable } from './problem-table.js';
import type { SheetReport } from './sheets.types.js';

interface ImportGoalsProps {
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** A file is looked at first; drafts are saved only after the person has seen what would become of it. */
export function ImportGoals({ open, onClose, onDone }: ImportGoalsProps) {
  const { t } = useTranslation(['goals', 'refusal']);
  const year = useYear();
  const input = useId();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<SheetReport | null>(null);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [latest, setLatest] = useState<string | null>(null);
  const { act, running, error, clear } = useAct();
  const url = `/api/goals/sheets?year=${year}`;

  const look = async (chosen: File | null) => {
    clear();
    setFile(chosen);
    setReport(null);
    setConfirmed([]);
    if (chosen) setReport((await act(() => rest.upload<SheetReport>(url, chosen))) ?? null);
  };
  const enter = async () => {
    if (!file) return;
    const query = `&commit=true&confirm=${confirmed.join(',')}&fileName=${encodeURIComponent(file.name)}`;
    const begun = await act(() => rest.upload<SheetReport>(url + query, file));
    if (!begun) return;
    setLatest(begun.importId);
    setReport(null);
    setFile(null);
  };
  const close = () => {
    void look(null);
    onClose();
  };
  const asked = (report?.counts ?? []).filter(({ weight }) => weight === 'CONFIRM').map(({ code }) => code);
  const wrong = (report?.counts ?? []).some(({ weight }) => weight === 'ERROR');
  const ready =
    report !== null && !wrong && report.objectives > report.skipped && asked.every((one) => confirmed.includes(one));

  return (
    <Modal
      open={open}
      width={920}
      title={t('sheets.title', { year })}
      okText={t('sheets.enter')}
      cancelText={t('sheets.close')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={running}
      onOk={() => void enter()}
      onCancel={close}
      destroyOnHidden
    >
      <p>{t('sheets.what')}</p>
      <label htmlFor={input}>{t('sheets.file')}</label>{' '}
      <input
        id={input}
        key={latest ?? ''}
        type="file"
        accept=".xlsx"
        onChange={(event) => void look(event.target.files?.[0] ?? null)}
      />
      {running && !report && <p role="status">{t('sheets.looking')}</p>}
      {error && <RefusalList refusals={error.refusals} />}
      {report && file && (
        <>
          <p role="status">
            {t('sheets.seen', { ...report })} {report.problemCount === 0 && t('sheets.clean')}
          </p>
          {report.problemCount > 0 && <ProblemTable report={report} file={file} year={year} />}
          {asked.map((code) => (
            <Checkbox
              key={code}
              checked={confirmed.includes(code)}
              onChange={({ target }) =>
                setConfirmed(target.checked ? [...confirmed, code] : confirmed.filter((one) => one !== code))
              }
            >
              {t('sheets.confirm', { what: t(`sheets.asked.${code}`) })}
            </Checkbox>
          ))}
        </>
      )}
      {latest && <p role="status">{t('sheets.leave')}</p>}
      <MyImports latest={latest} onDone={onDone} />
    </Modal>
  );
}
