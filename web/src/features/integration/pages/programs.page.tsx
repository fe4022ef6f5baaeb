import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorLine,
  PageBody,
  PageHead,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { ShownOnce } from '../components/shown-once.js';
import { END_PROGRAM, type Program, PROGRAM_SEATS, PROGRAMS, REGISTER_PROGRAM } from '../data/programs.graphql.js';

const NS = 'integration';
const SCOPES = ['evaluation', 'webhooks', 'read', 'budget-feed', 'unit-work'];

/** Programs that sign in by themselves: each in one seat, with what suits that seat. */
export default function ProgramsPage() {
  const { t } = useTranslation(NS);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<{ clientId: string; secret: string } | null>(null);
  const { data, loading, error, refetch } = useQuery(PROGRAMS, { fetchPolicy: 'cache-and-network' });
  const [end] = useMutation(END_PROGRAM);
  const work = useAct();
  const columns: Column<Program>[] = [
    { key: 'name', title: t('programs.name'), render: (row) => row.name },
    { key: 'seat', title: t('programs.seat'), width: 260, render: (row) => `${row.agencyName} · ${row.seatTitle}` },
    {
      key: 'scopes',
      title: t('programs.scopes'),
      width: 220,
      render: (row) => row.scopes.map((one) => t(`scope.${one}`)).join(t('comma')),
    },
    { key: 'client', title: t('programs.clientId'), width: 310, render: (row) => <code>{row.clientId}</code> },
    {
      key: 'state',
      title: t('column.state'),
      width: 90,
      phone: true,
      render: (row) => <StateTag ns={NS} state={row.state} />,
    },
    {
      key: 'end',
      title: '',
      width: 90,
      render: (row) =>
        row.state === 'ACTIVE' && (
          <Button
            size="small"
            danger
            loading={work.running}
            onClick={() =>
              void work.act(() => end({ variables: { input: { programId: row.id, expectedVersion: row.version } } }), {
                done: t('programs.ended'),
              })
            }
          >
            {t('programs.end')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageHead
        title={t('programs.title')}
        question={t('programs.question')}
        primary={
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('programs.add')}
          </Button>
        }
      />
      <PageBody>
        <ErrorLine error={work.error} />
        <Card flush>
          <DataTable
            columns={columns}
            rows={data?.programs}
            rowKey={(row) => row.id}
            loading={loading}
            error={error}
            onRetry={() => void refetch()}
            caption={t('programs.title')}
            empty={<EmptyState title={t('programs.empty')} text={t('programs.emptyText')} />}
          />
        </Card>
      </PageBody>
      {adding && (
        <Register
          onClose={() => setAdding(false)}
          onDone={(one) => {
            setAdding(false);
            setMade(one);
          }}
        />
      )}
      {made && (
        <ShownOnce
          title={t('programs.secretTitle')}
          values={[
            [t('programs.clientId'), made.clientId],
            [t('programs.secret'), made.secret],
          ]}
          onClose={() => setMade(null)}
        />
      )}
    </>
  );
}

interface RegisterValues {
  name: string;
  seatId: string;
  scopes: string[];
}

function Register(props: { onClose: () => void; onDone: (made: { clientId: string; secret: string }) => void }) {
  const { t } = useTranslation(NS);
  const [form] = Form.useForm<RegisterValues>();
  const [text, setText] = useState('');
  const { data, previousData, loading } = useQuery(PROGRAM_SEATS, { variables: { text: text.trim() || null } });
  const [register] = useMutation(REGISTER_PROGRAM, { refetchQueries: [PROGRAMS] });
  const { act, running, error } = useAct();
  const submit = async (input: RegisterValues) => {
    const answer = await act(() => register({ variables: { input } }));
    if (!answer?.data) return;
    const { program, secret } = answer.data.registerProgram;
    props.onDone({ clientId: program.clientId, secret });
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <Modal
      open
      title={t('programs.add')}
      okText={t('programs.add')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form<RegisterValues>
        form={form}
        layout="vertical"
        initialValues={{ scopes: ['evaluation', 'webhooks'] }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="name" label={t('programs.name')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="seatId" label={t('programs.seat')} extra={t('programs.seatHelp')} rules={required}>
          <Select
            showSearch={{ filterOption: false, onSearch: setText }}
            loading={loading}
            options={(data ?? previousData)?.seats.nodes.map(({ id, title, agencyName }) => ({
              value: id,
              label: `${agencyName} · ${title}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="scopes" label={t('programs.scopes')} extra={t('programs.scopesHelp')} rules={required}>
          <Checkbox.Group options={SCOPES.map((one) => ({ value: one, label: t(`scope.${one}`) }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
