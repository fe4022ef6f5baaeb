import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePermission, useViewer } from '../../../../lib/session.js';
import { useYearPath } from '../../../../lib/use-year.js';
import { TabRow } from '../../../../ui/index.js';

export type LibraryTab = 'library' | 'review' | 'drafts' | 'candidates' | 'templates' | 'set';

const PATHS: Readonly<Record<LibraryTab, string>> = {
  library: 'goals/library',
  review: 'goals/library?state=IN_REVIEW',
  drafts: 'goals/library?state=DRAFT',
  candidates: 'goals/library/candidates',
  templates: 'goals/library/templates',
  set: 'goals/library/set',
};

/** The rooms of the workshop; only those that this seat uses. */
export function LibraryTabs({ active }: { active: LibraryTab }) {
  const { t } = useTranslation('library');
  const to = useYearPath();
  const navigate = useNavigate();
  const proposes = usePermission('library.propose');
  const manages = usePermission('library.manage');
  const { seat } = useViewer();
  const keys: LibraryTab[] = [
    'library',
    ...(manages ? (['review'] as const) : []),
    ...(proposes ? (['drafts', 'candidates'] as const) : []),
    'templates',
    ...(seat?.agencyId ? (['set'] as const) : []),
  ];
  return (
    <TabRow
      label={t('tabs.label')}
      active={active}
      tabs={keys.map((key) => ({ key, label: t(`tabs.${key}`) }))}
      onChange={(key) => void navigate(to(PATHS[key as LibraryTab]))}
    />
  );
}
