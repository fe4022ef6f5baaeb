import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { ImportForms } from './import-forms.js';

const FILES = { forms: 'forms.zip', blankProject: 'blank/project.xlsx', blankWhole: 'blank/whole.xlsx' } as const;

interface RoundPapersProps {
  roundId: string;
  /** Only an open round takes anything in. */
  isOpen: boolean;
  onImported: () => void;
}

/** Forms of a round: all of them, blank ones, and the way back. */
export function RoundPapers({ roundId, isOpen, onImported }: RoundPapersProps) {
  const { t } = useTranslation('monitoring-forms');
  const fills = usePermission('monitoring.fill');
  const [importing, setImporting] = useState(false);
  const keys = Object.keys(FILES) as (keyof typeof FILES)[];
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: keys.map((key) => ({ key, label: t(`round.${key}`) })),
          onClick: ({ key }) => download(`/api/monitoring/rounds/${roundId}/${FILES[key as keyof typeof FILES]}`),
        }}
      >
        <Button>{t('round.menu')}</Button>
      </Dropdown>
      {fills && isOpen && <Button onClick={() => setImporting(true)}>{t('import.open')}</Button>}
      {importing && <ImportForms open roundId={roundId} onClose={() => setImporting(false)} onDone={onImported} />}
    </>
  );
}
