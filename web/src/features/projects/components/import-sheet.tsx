import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useYear } from '../../../lib/use-year.js';
import { SheetImport, wholeSheet } from '../../../ui/index.js';

/** Projects of the year from a sheet; those that stand already are left alone. */
export function ImportSheet({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('projects');
  const year = useYear();
  const [open, setOpen] = useState(false);
  const source = useMemo(() => wholeSheet(`/api/projects/sheets/${year}`), [year]);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('sheet.go')}</Button>
      <SheetImport
        open={open}
        title={t('sheet.title', { year })}
        what={t('sheet.what')}
        enterLabel={t('sheet.enter')}
        template="/api/projects/template.xlsx"
        source={source}
        onClose={() => setOpen(false)}
        onDone={onDone}
      />
    </>
  );
}
