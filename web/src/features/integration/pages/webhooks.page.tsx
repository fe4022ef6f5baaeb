import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../lib/format.js';
import { useAct } from '../../../lib/use-act.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { ShownOnce } from '../components/shown-once.js';
import {
  type Delivery,
  END_WEBHOOK,
  EVENT_TYPES,
  REPLAY,
  SUBSCRIBE,
  type Subscription,
  SUBSCRIPTIONS,
} from '../data/webhooks.graphql.js';

const NS = 'integration';

/** 推送订阅: where the firm's own system is called, and how each call went. */
export default function WebhooksPage() {
  const { t } = useTranslation(NS);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(SUBSCRIPTIONS, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageHead
        title={t('title')}
        question={t('question')}
        primary={
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        }
      />
      <PageBody>
        {data.webhookSubscriptions.length === 0 ? (
          <Card>
            <EmptyState title={t('empty')} text={t('emptyText')} />
          </Card>
        ) : (
          data.webhookSubscriptions.map((one) => <Log key={one.id} subscription={one} />)
        )}
      </PageBody>
      {adding && (
        <Subscribe
          onClose={() => setAdding(false)}
          onDone={(made) => {
            setAdding(false);
            setSecret(made);
          }}
        />
      )}
      {secret && (
        <ShownOnce title={t('secretTitle')} values={[[t('secret'), secret]]} onClose={() => setSecret(null)} />
      )}
    </>
  );
}

function Log({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation(NS);
  const [end] = useMutation(END_WEBHOOK);
  const [replay] = useMutation(REPLAY, { refetchQueries: [SUBSCRIPTIONS] });
  const { act, running, error } = useAct();
  const { id, version } = subscription;
  const isActive = subscription.state === 'ACTIVE';
  const columns: Column<Delivery>[] = [
    { key: 'at', title: t('column.at'), width: 160, render: (row) => formatDateTime(row.createdAt) },
    {
      key: 'type',
      title: t('column.event'),
      render: (row) => (
        <>
          {t(`event.${row.type.replaceAll('.', '_')}`)}{' '}
          {row.isReplay && <span className="jx-note">{t('replayed')}</span>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 110,
      phone: true,
      render: (row) => <StateTag ns={NS} state={row.state} />,
    },
    { key: 'attempts', title: t('column.attempts'), width: 80, align: 'right', render: (row) => row.attempts },
    {
      key: 'answer',
      title: t('column.answer'),
      width: 240,
      render: (row) =>
        [row.status, row.error && t(`error.${row.error}`, { defaultValue: row.error })].filter(Boolean).join(' · '),
    },
    { key: 'tried', title: t('column.tried'), width: 160, render: (row) => row.triedAt && formatDateTime(row.triedAt) },
  ];
  return (
    <Card
      flush
      title={subscription.name}
      note={subscription.url}
      extra={
        isActive ? (
          <>
            <Button
              size="small"
              loading={running}
              onClick={() =>
                void act(() => replay({ variables: { input: { id, since: subscription.createdAt } } }), {
                  done: t('replayDone'),
                })
              }
            >
              {t('replay')}
            </Button>{' '}
            <Button
              size="small"
              danger
              loading={running}
              onClick={() =>
                void act(() => end({ variables: { input: { id, expectedVersion: version } } }), { done: t('ended') })
              }
            >
              {t('end')}
            </Button>
          </>
        ) : (
          <StateTag ns={NS} state={subscription.state} />
        )
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      <DataTable
        columns={columns}
        rows={subscription.deliveries}
        rowKey={(row) => row.id}
        caption={subscription.name}
        empty={<EmptyState title={t('noDeliveries')} text={t('noDeliveriesText')} />}
      />
    </Card>
  );
}

interface SubscribeValues {
  name: string;
  url: string;
  events: string[];
}

function Subscribe({ onClose, onDone }: { onClose: () => void; onDone: (secret: string) => void }) {
  const { t } = useTranslation(NS);
  const [form] = Form.useForm<SubscribeValues>();
  const [subscribe] = useMutation(SUBSCRIBE, { refetchQueries: [SUBSCRIPTIONS] });
  const { act, running, error } = useAct();
  const submit = async (input: SubscribeValues) => {
    const made = await act(() => subscribe({ variables: { input } }));
    if (made?.data) onDone(made.data.subscribeWebhook.secret);
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <Modal
      open
      title={t('add')}
      okText={t('add')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form<SubscribeValues>
        form={form}
        layout="vertical"
        initialValues={{ events: EVENT_TYPES }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="name" label={t('name')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="url" label={t('url')} extra={t('urlHelp')} rules={required}>
          <Input maxLength={500} placeholder="https://" />
        </Form.Item>
        <Form.Item name="events" label={t('events')} rules={required}>
          <Checkbox.Group
            options={EVENT_TYPES.map((type) => ({ value: type, label: t(`event.${type.replaceAll('.', '_')}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
