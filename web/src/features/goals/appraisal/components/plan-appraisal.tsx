import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { ProjectPicker } from '../../../../lib/project-picker.js';
import { useViewer } from '../../../../lib/session.js';
import { useAct } from '../../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../../lib/use-year.js';
import { RefusalList } from '../../../../ui/index.js';
import { PLAN_APPRAISAL } from '../data/appraisal.graphql.js';

interface Values {
  objectKind: 'PROJECT' | 'POLICY';
  projectId?: string;
  objectCode?: string;
  title?: string;
  beneficiary?: string;
  amountAsked: string;
}

/** A project brings its name and code along; a policy is named here. */
export function PlanAppraisal() {
  const { t } = useTranslation('appraisal');
  const year = useYear();
  const to = useYearPath();
  const navigate = useNavigate();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('objectKind', form);
  const [plan] = useMutation(PLAN_APPRAISAL);
  const { act, running, error } = useAct();
  const required = [{ required: true, message: t('required') }];

  const submit = async (values: Values) => {
    const input = { ...values, budgetYear: year, idempotencyKey: newIdempotencyKey() };
    const done = await act(() => plan({ variables: { input } }), { done: t('done.plan') });
    if (done?.data) void navigate(to(`goals/appraisals/${done.data.planAppraisal.id}`));
  };

  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('plan.open')}
      </Button>
      <Modal
        open={open}
        title={t('plan.open')}
        okText={t('plan.save')}
        confirmLoading={running}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        {error && <RefusalList refusals={error.refusals} />}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ objectKind: 'PROJECT' }}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item name="objectKind" label={t('column.kind')}>
            <Radio.Group
              options={(['PROJECT', 'POLICY'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Form.Item>
          {kind === 'POLICY' ? (
            <>
              <Form.Item name="objectCode" label={t('plan.code')} rules={required}>
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item name="title" label={t('plan.policy')} rules={required}>
                <Input maxLength={200} />
              </Form.Item>
            </>
          ) : (
            <Form.Item name="projectId" label={t('kind.PROJECT')} rules={required}>
              <ProjectPicker year={year} agencyId={viewer.seat?.agencyId} />
            </Form.Item>
          )}
          <Form.Item name="amountAsked" label={t('plan.amount')} rules={required}>
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name="beneficiary" label={t('form.beneficiary')}>
            <Input maxLength={200} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
