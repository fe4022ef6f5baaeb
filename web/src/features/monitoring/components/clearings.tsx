import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  FormDialog,
  Light,
  Money,
  PageSkeleton,
  RateBar,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import {
  type Clearing,
  type ClearingItem,
  CLEARINGS,
  CLOSE_CLEARING,
  DECIDE_CLEARING,
  OPEN_CLEARING,
} from '../data/funds.graphql.js';

const DECISIONS = ['CONTINUE', 'CORRECT', 'RECLAIM'];

/** 专项资金全面清理: each special fund with its decision. */
export function Clearings() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const manages = usePermission('monitoring.manage');
  const [opening, setOpening] = useState(false);
  const [name, setName] = useState('');
  const { data, error, refetch } = useQuery(CLEARINGS, { variables: { year } });
  const [open] = useMutation(OPEN_CLEARING);
  const { act, running, error: refused, clear } = useAct();
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const start = async () => {
    if (!(await act(() => open({ variables: { year, name } }), { done: t('clearing.opened') }))) return;
    setOpening(false);
    void refetch();
  };
  const button = manages && (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t('clearing.open')}
    </Button>
  );
  return (
    <>
      {data.fundClearings.length === 0 ? (
        <Card>
          <EmptyState title={t('clearing.empty')} text={t('clearing.emptyText')} action={button} />
        </Card>
      ) : (
        data.fundClearings.map((clearing) => <Batch key={clearing.id} clearing={clearing} />)
      )}
      <FormDialog
        open={opening}
        title={t('clearing.open')}
        confirmLabel={t('clearing.open')}
        ready={name.trim() !== ''}
        running={running}
        error={refused}
        onConfirm={() => void start()}
        onCancel={() => {
          clear();
          setOpening(false);
        }}
      >
        <Input
          aria-label={t('clearing.name')}
          placeholder={t('clearing.name')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </FormDialog>
    </>
  );
}

function Batch({ clearing }: { clearing: Clearing }) {
  const { t } = useTranslation('monitoring-follow-up');
  const decides = usePermission('monitoring.dispose') && clearing.state === 'OPEN';
  const [chosen, setChosen] = useState<ClearingItem | null>(null);
  const [close] = useMutation(CLOSE_CLEARING);
  const { act, running, error } = useAct();
  const columns: Column<ClearingItem>[] = [
    {
      key: 'project',
      title: t('column.project'),
      phone: true,
      render: (row) => (
        <>
          {row.isSlow && <Light level="AMBER" word={t('clearing.slow')} />} {row.projectName}
        </>
      ),
    },
    { key: 'agency', title: t('column.agency'), width: 160, render: (row) => row.agencyName },
    {
      key: 'budget',
      title: t('column.budget'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: (row) => <Money value={row.budget} />,
    },
    {
      key: 'rate',
      title: t('column.rate'),
      width: 170,
      render: (row) => <RateBar rate={row.executionRate} missing="NOT_APPLICABLE" />,
    },
    { key: 'goal', title: t('column.goal'), width: 170, render: (row) => <RateBar rate={row.goalRate} tone="goal" /> },
    {
      key: 'decision',
      title: t('clearing.decision'),
      width: 220,
      phone: true,
      render: (row) => (
        <>
          {row.decision && <b className="jx-strong">{t(`clearing.${row.decision}`)}</b>}{' '}
          {row.reason && <span className="jx-note">{row.reason}</span>}
          {decides && (row.decision === null || row.decision === 'CONTINUE') && (
            <Button size="small" onClick={() => setChosen(row)}>
              {t('clearing.decide')}
            </Button>
          )}
        </>
      ),
    },
  ];
  const step = (action: string) =>
    act(
      () =>
        close({
          variables: {
            input: {
              id: clearing.id,
              expectedVersion: clearing.version,
              action,
              idempotencyKey: newIdempotencyKey(),
            },
          },
        }),
      { done: t('clearing.closed') },
    );
  return (
    <Card
      flush
      title={clearing.name}
      note={t('clearing.progress', { undecided: clearing.undecided, items: clearing.items })}
      extra={
        clearing.state === 'CLOSED' ? (
          <StateTag ns="monitoring-follow-up" state="CLOSED" />
        ) : (
          <ActionBar
            small
            running={running}
            actions={clearing.availableActions}
            onAct={(action) => step(action)}
            define={{ close: { label: t('clearing.close'), primary: true } }}
          />
        )
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      <DataTable columns={columns} rows={clearing.rows} rowKey={(row) => row.id} caption={clearing.name} />
      {chosen && <Decide item={chosen} onClose={() => setChosen(null)} />}
    </Card>
  );
}

function Decide({ item, onClose }: { item: ClearingItem; onClose: () => void }) {
  const { t } = useTranslation('monitoring-follow-up');
  const [form] = Form.useForm<Record<string, string>>();
  const decision = Form.useWatch('decision', form) as string | undefined;
  const [decide] = useMutation(DECIDE_CLEARING);
  const { act, running, error } = useAct();
  const save = async (values: Record<string, string>) => {
    const input = { itemId: item.id, expectedVersion: item.version, ...values, reason: values.reason ?? '' };
    if (await act(() => decide({ variables: { input } }), { done: t('clearing.decided') })) onClose();
  };
  return (
    <Modal
      open
      title={item.projectName}
      okText={t('clearing.decide')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ decision: item.decision ?? 'CONTINUE' }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="decision" label={t('clearing.decision')}>
          <Select options={DECISIONS.map((value) => ({ value, label: t(`clearing.${value}`) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('clearing.reason')}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
        </Form.Item>
        {decision === 'RECLAIM' && (
          <Form.Item name="amount" label={t('clearing.amount')}>
            <Input inputMode="decimal" />
          </Form.Item>
        )}
        {decision !== 'CONTINUE' && (
          <Form.Item name="dueOn" label={t('column.dueOn')}>
            <Input type="date" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
