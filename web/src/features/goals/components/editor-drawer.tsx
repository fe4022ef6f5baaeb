import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SideDrawer, type TabItem } from '../../../ui/index.js';
import type { Objective } from '../data/goals.graphql.js';
import type { FormState } from '../model/form.js';
import type { Findings } from '../model/use-marks.js';
import { ComparePanel } from './compare-panel.js';
import { FindingsPanel } from './findings-panel.js';
import { LastYearPanel } from './last-year-panel.js';
import { ReviewsPanel } from './side-panels.js';

/** What stands beside the form. The tabs of the editor are named here and nowhere else. */
export function EditorDrawer({
  objective,
  form,
  findings,
}: {
  objective: Objective;
  form: FormState;
  findings: Findings;
}) {
  const { t } = useTranslation('goals');
  const [panel, setPanel] = useState('clinic');
  const tabs: TabItem[] = [
    {
      key: 'clinic',
      label: t('clinic.title'),
      count: findings.hard.length + findings.advice.length,
      children: <FindingsPanel findings={findings} />,
    },
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
