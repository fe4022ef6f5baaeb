import { useMutation, useQuery } from '@apollo/client/react';
import { FUND_TAGS } from '@jixiao/shared';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { Card, RefusalList } from '../../../ui/index.js';
import { TAG_PROJECTS, TAGS } from '../data/watched.graphql.js';

/** 资金标签 of a project: by them it is found on the boards of special money. Shown where there are any, or they may be set. */
export function FundTags({ projectId }: { projectId: string }) {
  const { t } = useTranslation('monitoring-follow-up');
  const mayTag = usePermission('project.pool');
  const { data } = useQuery(TAGS, { variables: { id: projectId } });
  const [tag] = useMutation(TAG_PROJECTS);
  const { act, running, error } = useAct();
  if (!data || (!mayTag && data.project.fundTags.length === 0)) return null;
  const { version, fundTags } = data.project;
  const save = (tags: string[]) =>
    act(() => tag({ variables: { input: { items: [{ id: projectId, expectedVersion: version }], tags } } }), {
      done: t('fund.tagged'),
    });
  return (
    <Card title={t('fund.tags')}>
      {error && <RefusalList refusals={error.refusals} />}
      {mayTag ? (
        <Select
          mode="multiple"
          aria-label={t('fund.tags')}
          placeholder={t('fund.noTag')}
          style={{ minWidth: 360 }}
          loading={running}
          value={fundTags}
          onChange={(tags) => void save(tags)}
          options={FUND_TAGS.map((value) => ({ value, label: t(`fund.tag.${value}`) }))}
        />
      ) : (
        fundTags.map((one) => t(`fund.tag.${one}`)).join(' · ')
      )}
    </Card>
  );
}
