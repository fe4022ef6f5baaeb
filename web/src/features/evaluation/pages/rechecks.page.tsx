import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../lib/format.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  Num,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
  TabRow,
} from '../../../ui/index.js';
import { Deviations } from '../components/deviations.js';
import { DRAW_RECHECK, RECHECK_SAMPLES, type RecheckSummary } from '../data/recheck.graphql.js';

const NS = 'evaluation-recheck';

/** 财政复核: what was drawn and why, and how far the self-scores lie off (R123). */
export default function RechecksPage() {
  const { t } = useTranslation(NS);
  const year = useYear();
  const to = useYearPath();
  const plans = usePermission('financeEvaluation.plan');
  const [drawing, setDrawing] = useState(false);
  const [{ view }, setView] = useUrlFilters({ view: 'samples' });
  return (
    <>
      <PageHead
        crumbs={[{ label: t('evaluation'), to: to('evaluation') }]}
        title={t('title')}
        state={t('year', { year })}
        primary={
          plans && view === 'samples' ? (
            <Button type="primary" onClick={() => setDrawing(true)}>
              {t('draw.action')}
            </Button>
          ) : undefined
        }
      >
        <TabRow
          label={t('title')}
          active={view}
          onChange={(next) => setView({ view: next })}
          tabs={['samples', 'deviation'].map((key) => ({ key, label: t(`tab.${key}`) }))}
        />
      </PageHead>
      <PageBody>{view === 'deviation' ? <Deviations /> : <Samples />}</PageBody>
      {drawing && <DrawSample year={year} onClose={() => setDrawing(false)} />}
    </>
  );
}

function Samples() {
  const { t } = useTranslation(NS);
  const year = useYear();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(RECHECK_SAMPLES, { variables: { year }, fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (data.recheckSamples.length === 0)
    return (
      <Card>
        <EmptyState title={t('empty.title')} text={t('empty.text')} />
      </Card>
    );
  const columns: Column<RecheckSummary>[] = [
    { key: 'no', title: t('column.ordinal'), width: 60, align: 'right', render: (row) => row.ordinal },
    { key: 'project', title: t('column.project'), phone: true, link: true, render: (row) => row.projectName },
    { key: 'agency', title: t('column.agency'), width: 150, render: (row) => row.agencyName },
    {
      key: 'why',
      title: t('column.why'),
      width: 250,
      render: (row) =>
        row.chosenBy === 'RANDOM' ? t('chosen.RANDOM') : row.riskReasons.map((code) => t(`reason.${code}`)).join('、'),
    },
    {
      key: 'quality',
      title: t('column.quality'),
      width: 90,
      align: 'right',
      render: (row) => <Num value={String(row.qualityScore)} dp={0} />,
    },
    {
      key: 'self',
      title: t('column.self'),
      width: 80,
      align: 'right',
      render: (row) => <Num value={row.selfScore} dp={2} />,
    },
    {
      key: 'recheck',
      title: t('column.recheck'),
      width: 80,
      align: 'right',
      render: (row) => <Num value={row.recheckScore} dp={2} missing="NOT_SCORED" />,
    },
    {
      key: 'difference',
      title: t('column.difference'),
      width: 80,
      align: 'right',
      render: (row) => <Num value={row.difference} dp={2} sign missing="NOT_APPLICABLE" />,
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 110,
      phone: true,
      render: (row) => <StateTag ns={NS} state={row.state} />,
    },
  ];
  return data.recheckSamples.map((sample) => (
    <Card
      key={sample.id}
      flush
      title={sample.name}
      note={t('sampleNote', {
        population: formatNumber(sample.populationCount),
        drawn: sample.drawn,
        seed: sample.seed,
        rechecked: sample.rechecked,
      })}
    >
      <DataTable
        columns={columns}
        rows={sample.rechecks}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`evaluation/recheck/${row.id}`)}
        caption={sample.name}
      />
    </Card>
  ));
}

function DrawSample({ year, onClose }: { year: number; onClose: () => void }) {
  const { t } = useTranslation(NS);
  const [form] = Form.useForm<Record<string, string>>();
  const [draw] = useMutation(DRAW_RECHECK, { refetchQueries: ['RecheckSamples'], awaitRefetchQueries: true });
  const { act, running, error } = useAct();
  const save = async ({ byRisk, ...values }: Record<string, string>) => {
    const input = { workYear: year, byRisk: Number(byRisk), ...values };
    if (await act(() => draw({ variables: { input } }), { done: t('draw.done') })) onClose();
  };
  const required = [{ required: true, message: t('draw.required') }];
  return (
    <Modal
      open
      title={t('draw.action')}
      okText={t('draw.action')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ byRisk: '10', share: '10' }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="name" label={t('draw.name')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="byRisk"
          label={t('draw.byRisk')}
          extra={t('draw.byRiskHelp')}
          rules={[{ pattern: /^\d{1,3}$/, required: true, message: t('draw.wholeNumber') }]}
        >
          <Input inputMode="numeric" maxLength={3} />
        </Form.Item>
        <Form.Item name="share" label={t('draw.share')} rules={required}>
          <Input inputMode="decimal" maxLength={6} />
        </Form.Item>
        <Form.Item name="seed" label={t('draw.seed')} extra={t('draw.seedHelp')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
