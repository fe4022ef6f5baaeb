import { Button, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, rest } from '../../../lib/rest.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import { Money, RefusalList } from '../../../ui/index.js';

interface Outcome {
  created: number;
  present: string[];
  amount: string;
}

/** A sheet is looked at first; it enters the system only after the person has seen what it would do. */
export function ImportSheet({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('projects');
  const year = useYear();
  const input = useId();
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [seen, setSeen] = useState<Outcome | null>(null);
  const { act, running, error, clear } = useAct();
  const url = `/api/projects/sheets/${year}`;

  const look = async (chosen: File | null) => {
    clear();
    setFile(chosen);
    setSeen(null);
    if (chosen) setSeen((await act(() => rest.upload<Outcome>(`${url}?check=1`, chosen))) ?? null);
  };
  const close = () => {
    setOpen(false);
    void look(null);
  };
  const enter = async () => {
    if (!file) return;
    if (await act(() => rest.upload<Outcome>(url, file), { done: t('sheet.done', { count: seen?.created }) })) {
      close();
      onDone();
    }
  };

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('sheet.go')}</Button>
      <Modal
        open={open}
        title={t('sheet.title', { year })}
        okText={t('sheet.enter')}
        okButtonProps={{ disabled: !seen || seen.created === 0 }}
        confirmLoading={running}
        onOk={() => void enter()}
        onCancel={close}
        destroyOnHidden
      >
        <p>
          {t('sheet.what')}{' '}
          <button type="button" className="jx-linkish" onClick={() => download('/api/projects/template.xlsx')}>
            {t('sheet.template')}
          </button>
        </p>
        <label htmlFor={input}>{t('sheet.file')}</label>
        <input
          id={input}
          type="file"
          accept=".xlsx"
          className="projects-file"
          onChange={(event) => void look(event.target.files?.[0] ?? null)}
        />
        {running && !seen && <p role="status">{t('sheet.looking')}</p>}
        {error && <RefusalList refusals={error.refusals} />}
        {seen && (
          <p role="status">
            {t('sheet.seen', { created: seen.created, present: seen.present.length })}{' '}
            <Money value={seen.amount} unit />
          </p>
        )}
      </Modal>
    </>
  );
}
