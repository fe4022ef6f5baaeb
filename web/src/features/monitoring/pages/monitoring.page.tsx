import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useConnection } from '../../../lib/connection.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  KeyFigures,
  Light,
  Money,
  PageBody,
  PageHead,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { MonitoringTabs } from '../components/monitoring-tabs.js';
import { OPEN_ROUND, ROUNDS_QUERY } from '../data/rounds.graphql.js';
import { lightOf } from '../model/light-of.js';
import { MONITORING_QUERY, type SheetSummary } from '../data/monitoring.graphql.js';

const STATES = ['DRAFT', 'SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED', 'RETURNED'];
const LIGHTS = ['GREEN', 'YELLOW', 'RED'];

export default function MonitoringPage() {
  const { t } = useTranslation('monitoring');
  const year = useYear();
  const to = useYearPath();
  const manages = usePermission('monitoring.manage');
  const [opening, setOpening] = useState(false);
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
    { key: 'project', title: t('column.project'), render: (row) => row.objectName },
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
        primary={
          manages ? (
            <Button type="primary" onClick={() => setOpening(true)}>
              {t('open.go')}
            </Button>
          ) : undefined
        }
        tabs={<MonitoringTabs active="monitoring" />}
      />
      <PageBody>
        {(rounds.data?.monitoringRounds.length ?? 0) > 0 && (
          <KeyFigures
            items={rounds.data!.monitoringRounds.map((round) => ({
              label: round.name,
              value: `${round.accepted} / ${round.sheets}`,
              note: t('roundNote', { state: t(`state.${round.state}`), due: round.dueOn }),
            }))}
          />
        )}
        <Card flush>
          <DataTable
            columns={columns}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`monitoring/${row.id}`)}
            loading={list.loading}
            loadingMore={list.loadingMore}
            error={list.error}
            onRetry={list.refetch}
            total={list.total}
            hasMore={list.hasMore}
            onLoadMore={list.loadMore}
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
            caption={t('title')}
            empty={<EmptyState title={t('empty')} text={t('emptyText')} />}
          />
        </Card>
      </PageBody>
      {opening && (
        <OpenRound
          year={year}
          onClose={() => setOpening(false)}
          onDone={() => {
            setOpening(false);
            void rounds.refetch();
            void list.refetch();
          }}
        />
      )}
    </>
  );
}

interface RoundForm {
  projectIds?: string[];
  name: string;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
}

function OpenRound({ year, onClose, onDone }: { year: number; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation('monitoring');
  const [form] = Form.useForm<RoundForm>();
  const [open] = useMutation(OPEN_ROUND);
  const { act, running, error } = useAct();
  const submit = async (values: RoundForm) => {
    const input = {
      budgetYear: year,
      ...values,
      projectIds: values.projectIds ?? [],
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => open({ variables: { input } }), { done: t('open.done') })) onDone();
  };
  return (
    <Modal
      open
      title={t('open.title')}
      okText={t('open.go')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('open.what')}</p>
      {error && <RefusalList refusals={error.refusals} />}
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item name="name" label={t('open.name')} rules={[{ required: true, message: t('open.required') }]}>
          <Input maxLength={100} />
        </Form.Item>
        {(['periodFrom', 'periodTo', 'dueOn'] as const).map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`open.${name}`)}
            rules={[{ required: true, message: t('open.required') }]}
          >
            <Input type="date" />
          </Form.Item>
        ))}
        <Form.Item name="projectIds" label={t('open.projects')} extra={t('open.projectsHelp')}>
          <ProjectPicker multiple year={year} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
