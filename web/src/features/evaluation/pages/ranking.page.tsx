import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { formatNumber } from '../../../lib/format.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  GradeTag,
  Num,
  PageBody,
  PageHead,
  PageSkeleton,
} from '../../../ui/index.js';
import { PEER_GROUPS, type PeerGroup, type Ranked, RANKING } from '../data/ranking.graphql.js';

const MIXED = 'MIXED';

/** 同类比较: self-evaluated projects ranked among their like; a mixed list says that it is no ranking (R050). */
export default function RankingPage() {
  const year = useYear();
  const [{ subject }] = useUrlFilters({ subject: String(year - 1) });
  const subjectYear = Number(subject);
  const { data, error, refetch } = useQuery(PEER_GROUPS, { variables: { subjectYear } });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Groups groups={data.selfEvaluationPeerGroups} subjectYear={subjectYear} />;
}

function Groups({ groups, subjectYear }: { groups: PeerGroup[]; subjectYear: number }) {
  const { t } = useTranslation('evaluation');
  const to = useYearPath();
  const [{ group: chosen }] = useUrlFilters({ group: groups[0]?.key ?? MIXED });
  const isMixed = chosen === MIXED;
  const list = useConnection<Ranked>(RANKING, {
    variables: { subjectYear, groupKey: isMixed ? null : chosen },
    field: 'selfEvaluationRanking',
  });
  const nameOf = ({ industry, projectType }: Pick<PeerGroup, 'industry' | 'projectType'>): string =>
    t('ranking.group', {
      industry: industry ?? t('ranking.noIndustry'),
      type: projectType ? t(`ranking.type.${projectType}`) : t('ranking.noType'),
    });
  const columns: Column<Ranked>[] = [
    { key: 'rank', title: t('ranking.rank'), width: 70, align: 'right', render: (row) => row.rank },
    { key: 'project', title: t('column.project'), link: true, render: (row) => row.projectName },
    { key: 'agency', title: t('column.agency'), width: 180, render: (row) => row.agencyName },
    ...(isMixed
      ? [{ key: 'group', title: t('ranking.groupTitle'), width: 200, render: nameOf } as Column<Ranked>]
      : []),
    {
      key: 'score',
      title: t('column.score'),
      width: 90,
      align: 'right',
      render: (row) => <Num value={row.score} dp={2} />,
    },
    {
      key: 'grade',
      title: t('ranking.grade'),
      width: 90,
      render: (row) => row.grade && <GradeTag grade={row.grade} />,
    },
  ];
  const current = groups.find(({ key }) => key === chosen);
  const all = groups.reduce((sum, { projects }) => sum + projects, 0);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('evaluation') }]}
        title={t('ranking.title')}
        state={t('ranking.year', { year: subjectYear })}
        question={t('ranking.question', { count: all, number: formatNumber(all), groups: groups.length })}
      />
      <PageBody>
        <Card
          title={current ? nameOf(current) : t('ranking.mixed')}
          note={
            isMixed && groups.length > 1
              ? undefined
              : current && t('ranking.median', { median: current.median ?? '—', scored: current.scored })
          }
        >
          {isMixed && groups.length > 1 && <p className="jx-amber">▲ {t('ranking.notComparable')}</p>}
          <DataTable
            columns={columns}
            rowKey={({ id }) => id}
            rowLink={({ id }) => to(`evaluation/self/${id}`)}
            {...tableOf(list)}
            caption={t('ranking.title')}
            filters={[
              {
                key: 'group',
                kind: 'select',
                label: current ? nameOf(current) : t('ranking.groupTitle'),
                width: 260,
                options: [
                  ...groups.map((group) => ({ value: group.key, label: `${nameOf(group)} · ${group.projects}` })),
                  { value: MIXED, label: t('ranking.mixed') },
                ],
              },
            ]}
            empty={<EmptyState title={t('ranking.empty')} text={t('ranking.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
