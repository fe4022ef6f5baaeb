import { Button, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, rest } from '../../../../lib/rest.js';
import { useAct } from '../../../../lib/use-act.js';
import { RefusalList } from '../../../../ui/index.js';

interface Outcome {
  created: number;
  changed: number;
  present: string[];
}

const URL = '/api/library/sheets';

/** A sheet is looked at first; its indicators enter as drafts only after the person has seen what it would do. */
export function ImportLibrary({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('library');
  const input = useId();
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [seen, setSeen] = useState<Outcome | null>(null);
  const { act, running, error, clear } = useAct();

  const look = async (chosen: File | null) => {
    clear();
    setFile(chosen);
    setSeen(null);
    if (chosen) setSeen((await act(() => rest.upload<Outcome>(`${URL}?check=1`, chosen))) ?? null);
  };
  const close = () => {
    setOpen(false);
    void look(null);
  };
  const enter = async () => {
    if (!file || !seen) return;
    const count = seen.created + seen.changed;
    if (await act(() => rest.upload<Outcome>(URL, file), { done: t('sheet.done', { count }) })) {
      close();
      onDone();
    }
  };

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('sheet.go')}</Button>
      <Modal
        open={open}
        title={t('sheet.title')}
        okText={t('sheet.enter')}
        okButtonProps={{ disabled: !seen || seen.created + seen.changed === 0 }}
        confirmLoading={running}
        onOk={() => void enter()}
        onCancel={close}
        destroyOnHidden
      >
        <p>
          {t('sheet.what')}{' '}
          <button type="button" className="jx-linkish" onClick={() => download('/api/library/template.xlsx')}>
            {t('sheet.template')}
          </button>
        </p>
        <label htmlFor={input}>{t('sheet.file')}</label>
        <input
          id={input}
          type="file"
          accept=".xlsx"
          className="library-file"
          onChange={(event) => void look(event.target.files?.[0] ?? null)}
        />
        {running && !seen && <p role="status">{t('sheet.looking')}</p>}
        {error && <RefusalList refusals={error.refusals} />}
        {seen && (
          <p role="status">
            {t('sheet.seen', { created: seen.created, changed: seen.changed, present: seen.present.length })}
          </p>
        )}
      </Modal>
    </>
  );
}
