import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useYear } from '../../../lib/use-year.js';
import { SheetImport } from '../../../ui/index.js';
import { goalSheets } from './goal-sheets.js';

interface ImportGoalsProps {
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Objectives from sheets; they are saved as drafts by a job that can be left. */
export function ImportGoals({ open, onClose, onDone }: ImportGoalsProps) {
  const { t } = useTranslation('goals');
  const year = useYear();
  const source = useMemo(() => goalSheets(year), [year]);
  return (
    <SheetImport
      open={open}
      title={t('sheets.title', { year })}
      what={t('sheets.what')}
      enterLabel={t('sheets.enter')}
      template={`/api/goals/blank/list.xlsx?year=${year}`}
      source={source}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
