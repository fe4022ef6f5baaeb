import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { download } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  Light,
  Money,
  PageBody,
  PageHead,
  StateTag,
} from '../../../ui/index.js';
import { MonitoringTabs } from '../components/monitoring-tabs.js';
import { PlanRound } from '../components/plan-round.js';
import { RoundsCard } from '../components/rounds-card.js';
import { MONITORING_QUERY, type SheetSummary } from '../data/monitoring.graphql.js';
import { ROUNDS_QUERY } from '../data/rounds.graphql.js';
import { lightOf } from '../model/light-of.js';
import '../rounds.css';

const STATES = ['DRAFT', 'SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED', 'RETURNED'];
const LIGHTS = ['GREEN', 'YELLOW', 'RED'];
/** As many as a workbook may hold that is read again. */
const MOST_FORMS = 20;

export default function MonitoringPage() {
  const { t } = useTranslation(['monitoring', 'monitoring-rounds', 'monitoring-forms']);
  const year = useYear();
  const to = useYearPath();
  const manages = usePermission('monitoring.manage');
  const [planning, setPlanning] = useState(false);
  const navigate = useNavigate();
  const [filters] = useUrlFilters({ text: '', state: '', light: '' });
  const rounds = useQuery(ROUNDS_QUERY, { variables: { year } });
  const list = useConnection<SheetSummary>(MONITORING_QUERY, {
    variables: { year, text: filters.text || null, state: filters.state || null, light: filters.light || null },
    field: 'monitoringSheets',
  });
  const columns: Column<SheetSummary>[] = [
    {
      key: 'light',
      title: t('column.light'),
      width: 80,
      phone: true,
      render: (row) => <Light level={lightOf(row.light)} />,
    },
    { key: 'project', title: t('column.project'), link: true, render: (row) => row.objectName },
    { key: 'agency', title: t('column.agency'), width: 160, render: (row) => row.agencyName },
    { key: 'round', title: t('column.round'), width: 200, render: (row) => row.roundName },
    {
      key: 'state',
      title: t('column.state'),
      width: 110,
      render: (row) => <StateTag ns="monitoring" state={row.state} />,
    },
    {
      key: 'budget',
      title: t('column.budget'),
      unit: t('wan'),
      align: 'right',
      width: 120,
      render: (row) => <Money value={row.adjustedBudget} />,
    },
    {
      key: 'paid',
      title: t('column.paid'),
      unit: t('wan'),
      align: 'right',
      width: 120,
      render: (row) => <Money value={row.executedAmount} />,
    },
    {
      key: 'disposal',
      title: t('column.disposal'),
      width: 110,
      render: (row) => (row.disposal ? t(`disposal.${row.disposal}`) : ''),
    },
  ];
  return (
    <>
      <PageHead
        title={t('title')}
        state={t('year', { year })}
        actions={<Link to={to('monitoring/leader')}>{t('leader.go', { ns: 'monitoring-forms' })}</Link>}
        primary={
          manages ? (
            <Button type="primary" onClick={() => setPlanning(true)}>
              {t('plan.go', { ns: 'monitoring-rounds' })}
            </Button>
          ) : undefined
        }
        tabs={<MonitoringTabs active="monitoring" />}
      />
      <PageBody>
        {rounds.data && <RoundsCard rounds={rounds.data.monitoringRounds} />}
        <Card flush>
          <DataTable
            columns={columns}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`monitoring/${row.id}`)}
            {...tableOf(list)}
            filters={[
              { key: 'text', kind: 'text', label: t('filter.text'), width: 240 },
              {
                key: 'light',
                kind: 'select',
                label: t('column.light'),
                options: LIGHTS.map((value) => ({ value, label: t(`light.${value}`) })),
              },
              {
                key: 'state',
                kind: 'select',
                label: t('column.state'),
                options: STATES.map((value) => ({ value, label: t(`state.${value}`) })),
              },
            ]}
            bulk={(ids) => (
              <Button
                size="small"
                disabled={ids.length > MOST_FORMS}
                title={t('round.most', { ns: 'monitoring-forms', count: MOST_FORMS })}
                onClick={() => download(`/api/monitoring/forms.xlsx?ids=${ids.join(',')}`)}
              >
                {t('round.selected', { ns: 'monitoring-forms', count: ids.length })}
              </Button>
            )}
            caption={t('title')}
            empty={<EmptyState title={t('empty')} text={t('emptyText')} />}
          />
        </Card>
      </PageBody>
      {planning && (
        <PlanRound
          year={year}
          onClose={() => setPlanning(false)}
          onDone={(round) => void navigate(to(`monitoring/rounds/${round.id}`))}
        />
      )}
    </>
  );
}
