import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format.js';
import { download } from '../../../lib/rest.js';
import type { Sheet } from '../data/monitoring.graphql.js';
import { ImportForms } from './import-forms.js';

/** The sheet as its official form and as a report, out and in. */
export function SheetPapers({
  sheet,
  editable,
  onImported,
}: {
  sheet: Sheet;
  editable: boolean;
  onImported: () => void;
}) {
  const { t } = useTranslation('monitoring-forms');
  const { date } = useFormat();
  const [importing, setImporting] = useState(false);
  return (
    <>
      {sheet.report && (
        <span className="jx-note">{t('sheet.delivered', { date: date(sheet.report.deliveredOn) })}</span>
      )}
      <Button onClick={() => download(`/api/monitoring/forms.xlsx?ids=${sheet.id}`)}>{t('sheet.form')}</Button>
      {editable ? (
        <Button onClick={() => setImporting(true)}>{t('sheet.import')}</Button>
      ) : (
        <Button onClick={() => download(`/api/monitoring/sheets/${sheet.id}/report.docx`)}>{t('sheet.report')}</Button>
      )}
      {importing && (
        <ImportForms open roundId={sheet.roundId} onClose={() => setImporting(false)} onDone={onImported} />
      )}
    </>
  );
}
