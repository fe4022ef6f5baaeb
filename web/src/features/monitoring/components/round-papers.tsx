import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { ImportForms } from './import-forms.js';

const BLANKS = { blankProject: 'blank/project.xlsx', blankWhole: 'blank/whole.xlsx' } as const;

interface RoundPapersProps {
  roundId: string;
  /** Only an open round takes anything in. */
  isOpen: boolean;
  onImported: () => void;
  /** Has all forms of the round packed. */
  onPack: () => void;
}

/** Forms of a round: all of them, blank ones, and the way back. */
export function RoundPapers({ roundId, isOpen, onImported, onPack }: RoundPapersProps) {
  const { t } = useTranslation('monitoring-forms');
  const fills = usePermission('monitoring.fill');
  const [importing, setImporting] = useState(false);
  const blanks = Object.keys(BLANKS) as (keyof typeof BLANKS)[];
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: (['forms', ...blanks] as const).map((key) => ({ key, label: t(`round.${key}`) })),
          onClick: ({ key }) =>
            key === 'forms'
              ? onPack()
              : download(`/api/monitoring/rounds/${roundId}/${BLANKS[key as keyof typeof BLANKS]}`),
        }}
      >
        <Button>{t('round.menu')}</Button>
      </Dropdown>
      {fills && isOpen && <Button onClick={() => setImporting(true)}>{t('import.open')}</Button>}
      {importing && <ImportForms open roundId={roundId} onClose={() => setImporting(false)} onDone={onImported} />}
    </>
  );
}
