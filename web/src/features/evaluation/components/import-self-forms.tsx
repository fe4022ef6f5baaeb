import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formSheets, SheetImport } from '../../../ui/index.js';

interface ImportSelfFormsProps {
  workYear: number;
  /** Blank form to begin with. */
  template: string;
  onClose: () => void;
  onDone: () => void;
}

/** Self-evaluation forms of a year from a workbook; a job saves them as drafts, all or none. */
export function ImportSelfForms({ workYear, template, onClose, onDone }: ImportSelfFormsProps) {
  const { t } = useTranslation('evaluation-self');
  const source = useMemo(
    () => formSheets({ base: `/api/self-evaluations/${workYear}`, imports: '/api/self-evaluations/imports' }),
    [workYear],
  );
  return (
    <SheetImport
      open
      title={t('papers.importTitle')}
      what={t('papers.what')}
      enterLabel={t('papers.enter')}
      template={template}
      source={source}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** Forms of many objects at once; the list is asked again when they are saved. */
export function ImportMany({ year }: { year: number }) {
  const { t } = useTranslation('evaluation-self');
  const client = useApolloClient();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('papers.importMany')}</Button>
      {isOpen && (
        <ImportSelfForms
          workYear={year}
          template={`/api/self-evaluations/${year}/blank/project.xlsx`}
          onClose={() => setOpen(false)}
          onDone={() => void client.refetchQueries({ include: ['SelfEvaluations'] })}
        />
      )}
    </>
  );
}
