import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  ErrorPanel,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  TabRow,
} from '../../../ui/index.js';
import { MonitoringTabs } from '../components/monitoring-tabs.js';
import { Problems } from '../components/problems.js';
import { type CheckSummary, DRAW_SAMPLE, SAMPLES } from '../data/spot.graphql.js';

export default function SpotPage() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const manages = usePermission('monitoring.manage');
  const [drawing, setDrawing] = useState(false);
  const [{ view }, setView] = useUrlFilters({ view: 'checks' });
  return (
    <>
      <PageHead
        title={t('spot.title')}
        state={t('year', { year })}
        primary={
          manages && view === 'checks' ? (
            <Button type="primary" onClick={() => setDrawing(true)}>
              {t('spot.draw')}
            </Button>
          ) : undefined
        }
        tabs={<MonitoringTabs active="spot" />}
      >
        <TabRow
          label={t('spot.title')}
          active={view}
          onChange={(next) => setView({ view: next })}
          tabs={['checks', 'problems'].map((key) => ({ key, label: t(`spot.tab.${key}`) }))}
        />
      </PageHead>
      <PageBody>{view === 'problems' ? <Problems /> : <Samples />}</PageBody>
      {drawing && <DrawSample year={year} onClose={() => setDrawing(false)} />}
    </>
  );
}

function Samples() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(SAMPLES, { variables: { year } });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const columns: Column<CheckSummary>[] = [
    { key: 'no', title: t('spot.ordinal'), width: 70, align: 'right', render: (row) => row.ordinal },
    { key: 'project', title: t('column.project'), phone: true, link: true, render: (row) => row.projectName },
    { key: 'agency', title: t('column.agency'), width: 200, render: (row) => row.agencyName },
    {
      key: 'on',
      title: t('spot.checkedOn'),
      width: 160,
      render: (row) => <DateText value={row.checkedOn} full />,
    },
    {
      key: 'result',
      title: t('spot.result'),
      width: 110,
      phone: true,
      render: (row) =>
        row.checkedOn === null ? (
          <span className="jx-muted">{t('spot.pending')}</span>
        ) : (
          <span className="jx-tag" data-tone={row.hasDifference ? 'red' : 'green'}>
            {t(row.hasDifference ? 'spot.differs' : 'spot.same')}
          </span>
        ),
    },
  ];
  if (data.spotSamples.length === 0)
    return (
      <Card>
        <EmptyState title={t('spot.empty')} text={t('spot.emptyText')} />
      </Card>
    );
  return data.spotSamples.map((sample) => (
    <Card
      key={sample.id}
      flush
      title={sample.name}
      note={t('spot.sampleNote', {
        population: sample.populationCount,
        checks: sample.checks,
        seed: sample.seed,
        recorded: sample.recorded,
      })}
    >
      <DataTable
        columns={columns}
        rows={sample.rows}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`monitoring/spot/${row.id}`)}
        caption={sample.name}
      />
    </Card>
  ));
}

function DrawSample({ year, onClose }: { year: number; onClose: () => void }) {
  const { t } = useTranslation('monitoring-follow-up');
  const [form] = Form.useForm<Record<string, string>>();
  const [draw] = useMutation(DRAW_SAMPLE, { refetchQueries: ['SpotSamples'], awaitRefetchQueries: true });
  const { act, running, error } = useAct();
  const save = async (values: Record<string, string>) => {
    const input = { budgetYear: year, ...values };
    if (await act(() => draw({ variables: { input } }), { done: t('spot.drawn') })) onClose();
  };
  return (
    <Modal
      open
      title={t('spot.draw')}
      okText={t('spot.draw')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form form={form} layout="vertical" initialValues={{ share: '10' }} onFinish={(values) => void save(values)}>
        <Form.Item name="name" label={t('spot.name')} rules={[{ required: true, message: '' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="share" label={t('spot.share')} rules={[{ required: true, message: '' }]}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item
          name="seed"
          label={t('spot.seed')}
          extra={t('spot.seedHelp')}
          rules={[{ required: true, message: '' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
