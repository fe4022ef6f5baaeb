import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formSheets, SheetImport } from '../../../ui/index.js';

interface ImportFormsProps {
  open: boolean;
  roundId: string;
  onClose: () => void;
  onDone: () => void;
}

/** Monitoring forms of a round from a workbook; they are saved as drafts. */
export function ImportForms({ open, roundId, onClose, onDone }: ImportFormsProps) {
  const { t } = useTranslation('monitoring-forms');
  const source = useMemo(
    () => formSheets({ base: `/api/monitoring/rounds/${roundId}`, imports: '/api/monitoring/imports' }),
    [roundId],
  );
  return (
    <SheetImport
      open={open}
      title={t('import.title')}
      what={t('import.what')}
      enterLabel={t('import.enter')}
      template={`/api/monitoring/rounds/${roundId}/blank/project.xlsx`}
      source={source}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
