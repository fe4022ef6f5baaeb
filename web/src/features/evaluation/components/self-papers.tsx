import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/rest.js';
import type { SelfEvaluation } from '../data/self.graphql.js';
import { isWhole } from '../model/self-form.js';
import { ImportSelfForms } from './import-self-forms.js';

interface SelfPapersProps {
  sheet: SelfEvaluation;
  editable: boolean;
  onImported: () => void;
}

/** The sheet as its official form and as a report, out and in. */
export function SelfPapers({ sheet, editable, onImported }: SelfPapersProps) {
  const { t } = useTranslation('evaluation-self');
  const [importing, setImporting] = useState(false);
  return (
    <>
      <Button onClick={() => download(`/api/self-evaluations/forms.xlsx?ids=${sheet.id}`)}>{t('papers.form')}</Button>
      {editable && <Button onClick={() => setImporting(true)}>{t('papers.import')}</Button>}
      <Button onClick={() => download(`/api/self-evaluations/sheets/${sheet.id}/report.docx`)}>
        {t('papers.report')}
      </Button>
      {importing && (
        <ImportSelfForms
          workYear={sheet.workYear}
          template={`/api/self-evaluations/${sheet.subjectYear}/blank/${isWhole(sheet) ? 'whole' : 'project'}.xlsx`}
          onClose={() => setImporting(false)}
          onDone={onImported}
        />
      )}
    </>
  );
}
