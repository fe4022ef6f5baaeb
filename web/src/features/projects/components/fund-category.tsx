import { useMutation } from '@apollo/client/react';
import { FUND_CATEGORIES } from '@jixiao/shared';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { ErrorLine } from '../../../ui/index.js';
import { CLASSIFY_FUNDING } from '../data/projects.graphql.js';

interface FundCategoryProps {
  project: { id: string; version: number };
  line: { id: string; fundKind: string; fundSource: string; fundCategory: string | null };
}

/** What a line of money is for: chosen by the office that keeps the pool, read by everybody else. */
export function FundCategory({ project, line }: FundCategoryProps) {
  const { t } = useTranslation('projects');
  const mayClassify = usePermission('project.pool');
  const [classify] = useMutation(CLASSIFY_FUNDING);
  const { act, running, error } = useAct();
  if (!mayClassify) return <>{line.fundCategory ? t(`fundCategory.${line.fundCategory}`) : t('funding.noCategory')}</>;
  const save = (category: string | undefined) => {
    const lines = [{ id: line.id, category: category ?? null }];
    const input = { projectId: project.id, expectedVersion: project.version, lines };
    return act(() => classify({ variables: { input } }), { done: t('funding.classified') });
  };
  return (
    <>
      <Select
        allowClear
        size="small"
        style={{ width: '100%' }}
        aria-label={`${t('funding.category')} ${t(`fundKind.${line.fundKind}`)} ${t(`fundSource.${line.fundSource}`)}`}
        placeholder={t('funding.noCategory')}
        loading={running}
        disabled={running}
        value={line.fundCategory}
        onChange={(category: string | undefined) => void save(category)}
        options={FUND_CATEGORIES.map((value) => ({ value, label: t(`fundCategory.${value}`) }))}
      />
      <ErrorLine error={error} />
    </>
  );
}
