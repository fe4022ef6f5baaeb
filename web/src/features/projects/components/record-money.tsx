import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { RefusalList } from '../../../ui/index.js';
import { CERTIFICATE_QUERY } from '../data/pool.graphql.js';
import { type ProjectPageData, RECORD_ADJUSTMENT, RECORD_PAYMENT } from '../data/projects.graphql.js';

const KINDS = ['SUPPLEMENT', 'VIREMENT', 'REDUCTION'];

interface RecordMoneyProps {
  project: ProjectPageData;
  kind: 'adjustment' | 'payment';
}

/** The budget office changes a budget by a document; the treasury enters a payment by its voucher. */
export function RecordMoney({ project, kind }: RecordMoneyProps) {
  const { t } = useTranslation('projects');
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Record<string, string>>();
  const [run] = useMutation(kind === 'adjustment' ? RECORD_ADJUSTMENT : RECORD_PAYMENT, {
    refetchQueries: [CERTIFICATE_QUERY],
  });
  const { act, running, error } = useAct();
  const required = [{ required: true, message: t('required') }];
  const on = kind === 'adjustment' ? 'adjustedOn' : 'paidOn';

  const submit = async (values: Record<string, string>) => {
    const input = { ...values, projectId: project.id, idempotencyKey: newIdempotencyKey() };
    if (await act(() => run({ variables: { input } }), { done: t(`${kind}.done`) })) {
      setOpen(false);
      form.resetFields();
    }
  };

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t(`${kind}.record`)}
      </Button>
      <Modal
        open={open}
        title={t(`${kind}.record`)}
        okText={t(`${kind}.save`)}
        confirmLoading={running}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        {error && <RefusalList refusals={error.refusals} />}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ fundingLineId: project.fundingLines[0]?.id, kind: 'SUPPLEMENT', [on]: today }}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item name="fundingLineId" label={t('funding.title')} rules={required}>
            <Select
              options={project.fundingLines.map(({ id, fundKind, fundSource }) => ({
                value: id,
                label: `${t(`fundKind.${fundKind}`)} · ${t(`fundSource.${fundSource}`)}`,
              }))}
            />
          </Form.Item>
          {kind === 'adjustment' && (
            <Form.Item name="kind" label={t('adjustment.kind')} rules={required}>
              <Select options={KINDS.map((value) => ({ value, label: t(`adjustmentKind.${value}`) }))} />
            </Form.Item>
          )}
          <Form.Item name="amount" label={t(`${kind}.typed`)} rules={required}>
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name={on} label={t(`${kind}.on`)} rules={required}>
            <Input type="date" max={today} />
          </Form.Item>
          {kind === 'adjustment' ? (
            <>
              <Form.Item name="documentNo" label={t('adjustment.document')} rules={required}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name="reason" label={t('adjustment.reason')} rules={required}>
                <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
              </Form.Item>
            </>
          ) : (
            <Form.Item name="voucherNo" label={t('payment.voucher')} rules={required}>
              <Input maxLength={60} />
            </Form.Item>
          )}
        </Form>
      </Modal>
    </>
  );
}
