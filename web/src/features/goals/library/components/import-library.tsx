import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SheetImport, wholeSheet } from '../../../../ui/index.js';

const SOURCE = wholeSheet('/api/library/sheets');

/** Indicators from a sheet: they enter as drafts, which somebody else admits. */
export function ImportLibrary({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('library');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('sheet.go')}</Button>
      <SheetImport
        open={open}
        title={t('sheet.title')}
        what={t('sheet.what')}
        enterLabel={t('sheet.enter')}
        template="/api/library/template.xlsx"
        source={SOURCE}
        onClose={() => setOpen(false)}
        onDone={onDone}
      />
    </>
  );
}
