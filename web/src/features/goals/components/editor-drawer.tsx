import { type Dispatch, type SetStateAction, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { SideDrawer, type TabItem } from '../../../ui/index.js';
import type { Objective } from '../data/goals.graphql.js';
import { LibraryPanel } from '../library/components/library-panel.js';
import type { FormState } from '../model/form.js';
import { withTaken } from '../model/take-indicator.js';
import type { Findings } from '../model/use-marks.js';
import { ComparePanel } from './compare-panel.js';
import { FindingsPanel } from './findings-panel.js';
import { LastYearPanel } from './last-year-panel.js';
import { ReviewsPanel } from './side-panels.js';

export interface EditorDrawerProps {
  objective: Objective;
  form: FormState;
  findings: Findings;
  /** Absent where the form is only read. */
  onChange?: Dispatch<SetStateAction<FormState>>;
  /** Row that the cursor is in: what the library is searched for. */
  atRow: number | null;
}

/** What stands beside the form. The tabs of the editor are named here and nowhere else. */
export function EditorDrawer({ objective, form, findings, onChange, atRow }: EditorDrawerProps) {
  const { t } = useTranslation('goals');
  const readsLibrary = usePermission('library.read');
  const [panel, setPanel] = useState('clinic');
  const tabs: TabItem[] = [
    {
      key: 'clinic',
      label: t('clinic.title'),
      count: findings.hard.length + findings.advice.length,
      children: <FindingsPanel findings={findings} form={form} objective={objective} onChange={onChange} />,
    },
    ...(readsLibrary
      ? [
          {
            key: 'library',
            label: t('libraryTab'),
            children: (
              <LibraryPanel
                row={atRow === null ? null : (form.rows[atRow] ?? null)}
                catalogue={objective.rules.catalogue}
                year={objective.budgetYear}
                isWhole={objective.objectType === 'DEPARTMENT_WHOLE' || objective.objectType === 'UNIT_WHOLE'}
                readOnly={!onChange}
                onTake={(taken) =>
                  onChange?.((current) => ({ ...current, rows: withTaken(current.rows, atRow, taken) }))
                }
              />
            ),
          },
        ]
      : []),
    { key: 'lastYear', label: t('lastYear.tab'), children: <LastYearPanel objective={objective} form={form} /> },
    {
      key: 'reviews',
      label: t('reviews.title'),
      count: objective.reviews.length,
      children: <ReviewsPanel objective={objective} />,
    },
    { key: 'history', label: t('compare.tab'), children: <ComparePanel objective={objective} /> },
  ];
  return <SideDrawer active={panel} onChange={setPanel} tabs={tabs} />;
}
