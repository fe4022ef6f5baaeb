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
import { DECLARE_OBJECTIVE } from '../../data/board.graphql.js';
import { PLAN_APPRAISAL } from '../data/appraisal.graphql.js';
import { PolicyPicker } from './policy-picker.js';

interface Values {
  objectKind: 'PROJECT' | 'POLICY';
  projectId?: string;
  policy?: 'KNOWN' | 'NEW';
  objectiveId?: string;
  objectCode?: string;
  title?: string;
  beneficiary?: string;
  amountAsked: string;
}

/**
 * A project brings its name and code along; a policy is one that has its objective, or is defined here, which begins its
 * objective: without one there is nothing to appraise.
 */
export function PlanAppraisal() {
  const { t } = useTranslation('appraisal');
  const year = useYear();
  const to = useYearPath();
  const navigate = useNavigate();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('objectKind', form);
  const policy = Form.useWatch('policy', form);
  const [plan] = useMutation(PLAN_APPRAISAL);
  const [declare] = useMutation(DECLARE_OBJECTIVE);
  const { act, running, error } = useAct();
  const required = [{ required: true, message: t('required') }];

  const submit = async (values: Values) => {
    const { policy: _, objectCode, title, ...asked } = values;
    const done = await act(
      async () => {
        // The same code gives the objective that was begun before: trying again begins no second one.
        const objectiveId =
          values.objectKind === 'POLICY' && values.policy === 'NEW'
            ? await declared(objectCode!, title!)
            : values.objectiveId;
        const input = { ...asked, objectiveId, budgetYear: year, idempotencyKey: newIdempotencyKey() };
        return plan({ variables: { input } });
      },
      { done: t('done.plan') },
    );
    if (done?.data) void navigate(to(`goals/appraisals/${done.data.planAppraisal.id}`));
  };

  const declared = async (code: string, title: string): Promise<string> => {
    const input = {
      objectType: 'POLICY' as const,
      budgetYear: year,
      code,
      title,
      transferLevel: null,
      parentObjectiveId: null,
      idempotencyKey: newIdempotencyKey(),
    };
    return (await declare({ variables: { input } })).data!.declareObjective.id;
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
          initialValues={{ objectKind: 'PROJECT', policy: 'KNOWN' }}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item name="objectKind" label={t('column.kind')}>
            <Radio.Group
              options={(['PROJECT', 'POLICY'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Form.Item>
          {kind === 'POLICY' ? (
            <>
              <Form.Item name="policy" label={t('plan.which')}>
                <Radio.Group
                  options={(['KNOWN', 'NEW'] as const).map((value) => ({ value, label: t(`plan.from.${value}`) }))}
                />
              </Form.Item>
              {policy === 'NEW' ? (
                <>
                  <Form.Item name="objectCode" label={t('plan.code')} rules={required}>
                    <Input maxLength={40} />
                  </Form.Item>
                  <Form.Item name="title" label={t('plan.policy')} rules={required}>
                    <Input maxLength={200} />
                  </Form.Item>
                </>
              ) : (
                <Form.Item name="objectiveId" label={t('kind.POLICY')} rules={required}>
                  <PolicyPicker year={year} />
                </Form.Item>
              )}
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
