import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  GradeTag,
  KeyFigures,
  Num,
  PageBody,
  PageHead,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import {
  ANNOUNCE,
  OPEN_SCHEME,
  RANKING_QUERY,
  type Scheme,
  SCHEMES_QUERY,
  type SheetSummary,
} from '../data/assessment.graphql.js';

/** The usual sheet: what the records can say is scored by them, the rest by people. Points are the place's own. */
const USUAL = [
  { key: 'foundation', aspect: 'foundation', points: '20' },
  { key: 'goalsApproved', aspect: 'goals', points: '10', factCode: 'goals_approved_share' },
  { key: 'goalsQuality', aspect: 'goals', points: '10' },
  { key: 'monitoringOnTime', aspect: 'monitoring', points: '10', factCode: 'monitoring_on_time_share' },
  { key: 'monitoringExecution', aspect: 'monitoring', points: '5', factCode: 'monitoring_execution_rate' },
  { key: 'monitoringFollowUp', aspect: 'monitoring', points: '5' },
  { key: 'selfEvaluated', aspect: 'evaluation', points: '10', factCode: 'self_evaluations_accepted_share' },
  { key: 'evaluationQuality', aspect: 'evaluation', points: '10' },
  { key: 'results', aspect: 'results', points: '20' },
] as const satisfies readonly { key: string; aspect: string; points: string; factCode?: string }[];

export default function RankingPage() {
  const { t } = useTranslation('assessment');
  const year = useYear();
  const to = useYearPath();
  const manages = usePermission('assessment.manage');
  const schemes = useQuery(SCHEMES_QUERY, { variables: { year } });
  const list = useConnection<SheetSummary>(RANKING_QUERY, { variables: { year }, field: 'assessmentRanking' });
  const scheme = schemes.data?.assessmentSchemes[0];
  const columns: Column<SheetSummary>[] = [
    { key: 'rank', title: t('column.rank'), width: 70, align: 'right', phone: true, render: (row) => row.rank ?? '—' },
    { key: 'agency', title: t('column.agency'), link: true, render: (row) => row.agencyName },
    {
      key: 'state',
      title: t('column.state'),
      width: 130,
      render: (row) => <StateTag ns="assessment" state={row.state} />,
    },
    {
      key: 'self',
      title: t('column.self'),
      width: 110,
      align: 'right',
      render: (row) => <Num value={row.selfTotal} dp={2} missing="NOT_SCORED" />,
    },
    {
      key: 'final',
      title: t('column.final'),
      width: 110,
      align: 'right',
      phone: true,
      render: (row) => <Num value={row.finalTotal} dp={2} missing="NOT_SCORED" strong />,
    },
    {
      key: 'grade',
      title: t('column.grade'),
      width: 110,
      render: (row) => (row.grade ? <GradeTag grade={row.grade} /> : ''),
    },
  ];
  const reload = () => {
    void schemes.refetch();
    void list.refetch();
  };
  return (
    <>
      <PageHead
        title={t('title')}
        state={t('year', { year })}
        primary={
          manages ? (
            scheme ? (
              scheme.circularNo ? undefined : (
                <Announce scheme={scheme} year={year} onDone={reload} />
              )
            ) : (
              <OpenScheme year={year} onDone={reload} />
            )
          ) : undefined
        }
      />
      <PageBody>
        {scheme && (
          <KeyFigures
            items={[
              {
                label: scheme.name,
                value: `${scheme.notified} / ${scheme.sheets}`,
                note: scheme.circularNo ?? t('noCircular'),
              },
              ...scheme.aspects.map(({ name, points }) => ({ label: name, value: points, note: t('points') })),
            ]}
          />
        )}
        <Card flush>
          <DataTable
            columns={columns}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`assessment/${row.id}`)}
            {...tableOf(list)}
            caption={t('title')}
            empty={<EmptyState title={t('empty')} text={t('emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}

function OpenScheme({ year, onDone }: { year: number; onDone: () => void }) {
  const { t } = useTranslation('assessment');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Record<string, string>>();
  const [run] = useMutation(OPEN_SCHEME);
  const { act, running, error } = useAct();
  const submit = async (values: Record<string, string>) => {
    const indicators = USUAL.map((row) => ({
      aspect: t(`aspect.${row.aspect}`),
      name: t(`indicator.${row.key}`),
      points: values[row.key] ?? '',
      factCode: 'factCode' in row ? row.factCode : null,
      rule: t('factCode' in row ? 'ruleOfFact' : 'rule'),
    }));
    const input = {
      workYear: year,
      name: values.name,
      selfScoreDueOn: values.selfScoreDueOn,
      indicators,
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => run({ variables: { input } }), { done: t('open.done') })) {
      setOpen(false);
      onDone();
    }
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('open.go')}
      </Button>
      <Modal
        open={open}
        width={720}
        title={t('open.go')}
        okText={t('open.go')}
        confirmLoading={running}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('open.what')}</p>
        {error && <RefusalList refusals={error.refusals} />}
        <Form
          form={form}
          layout="vertical"
          initialValues={Object.fromEntries(USUAL.map(({ key, points }) => [key, points]))}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item name="name" label={t('open.name')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="selfScoreDueOn" label={t('open.dueOn')} rules={required}>
            <Input type="date" />
          </Form.Item>
          <div className="assessment-points">
            {USUAL.map((row) => (
              <Form.Item
                key={row.key}
                name={row.key}
                label={t(`indicator.${row.key}`)}
                extra={t('factCode' in row ? 'open.byFact' : 'open.byPeople', { aspect: t(`aspect.${row.aspect}`) })}
                rules={required}
              >
                <Input inputMode="decimal" suffix={t('points')} />
              </Form.Item>
            ))}
          </div>
        </Form>
      </Modal>
    </>
  );
}

function Announce({ scheme, year, onDone }: { scheme: Scheme; year: number; onDone: () => void }) {
  const { t } = useTranslation('assessment');
  const [open, setOpen] = useState(false);
  const [circularNo, setCircularNo] = useState('');
  const [run] = useMutation(ANNOUNCE);
  const { act, running, error } = useAct();
  const submit = async () => {
    const input = { schemeId: scheme.id, workYear: year, circularNo, idempotencyKey: newIdempotencyKey() };
    if (await act(() => run({ variables: { input } }), { done: t('announce.done') })) {
      setOpen(false);
      onDone();
    }
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('announce.go')}
      </Button>
      <Modal
        open={open}
        title={t('announce.go')}
        okText={t('announce.go')}
        confirmLoading={running}
        onOk={() => void submit()}
        onCancel={() => setOpen(false)}
      >
        {error && <RefusalList refusals={error.refusals} />}
        <Input
          aria-label={t('announce.no')}
          placeholder={t('announce.no')}
          maxLength={100}
          value={circularNo}
          onChange={(event) => setCircularNo(event.target.value)}
        />
      </Modal>
    </>
  );
}
