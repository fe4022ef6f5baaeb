import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { useYear } from '../../../lib/use-year.js';
import { ImportGoals } from './import-goals.js';

const BLANKS = [
  ['project', 'sheets.blankProject'],
  ['whole', 'sheets.blankWhole'],
  ['review', 'sheets.blankReview'],
  ['list', 'sheets.blankList'],
] as const;

/** Sheets of the list: blank forms to fill in, and the way in for filled ones. */
export function SheetActions({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('goals');
  const year = useYear();
  const declares = usePermission('goal.declare');
  const manages = usePermission('goal.manage');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: BLANKS.map(([key, label]) => ({ key, label: t(label) })),
          onClick: ({ key }) => download(`/api/goals/blank/${key}.xlsx?year=${year}`),
        }}
      >
        <Button>{t('sheets.blank')}</Button>
      </Dropdown>
      {(declares || manages) && (
        <>
          <Button onClick={() => setOpen(true)}>{t('sheets.import')}</Button>
          <ImportGoals open={open} onClose={() => setOpen(false)} onDone={onDone} />
        </>
      )}
    </>
  );
}

/** Sheets of one objective: its declaration form and its review form. */
export function ObjectiveSheets({ objectiveId }: { objectiveId: string }) {
  const { t } = useTranslation('goals');
  const addresses = new Map([
    ['form', `/api/goals/${objectiveId}/sheet.xlsx`],
    ['review', `/api/goals/review/${objectiveId}.xlsx`],
  ]);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'form', label: t('sheets.exportForm') },
          { key: 'review', label: t('sheets.exportReview') },
        ],
        onClick: ({ key }) => download(addresses.get(key)!),
      }}
    >
      <Button>{t('sheets.export')}</Button>
    </Dropdown>
  );
}
