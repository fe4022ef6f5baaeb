import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { wanOf, yuanOf } from '../../../lib/money-text.js';
import { useAct } from '../../../lib/use-act.js';
import { Card, RefusalList } from '../../../ui/index.js';
import { type Engagement, FIRM_CHOICES, SAVE_ENGAGEMENT } from '../data/firms.graphql.js';
import { EvaluationSelect } from './need-form.js';
import '../firms.css';

interface EngagementValues {
  title: string;
  reason: string;
  duties?: string;
  taskIds: string[];
  firmId?: string;
  procurementRecord?: string;
  contractNo?: string;
  contractedOn?: string;
  contractWan?: string;
  conflictDeclaredOn?: string;
  confidentialityOn?: string;
  startsOn?: string;
  endsOn?: string;
  dueOn?: string;
  leadMemberId?: string;
  memberIds: string[];
}

const DATES = ['contractedOn', 'startsOn', 'endsOn', 'dueOn', 'conflictDeclaredOn', 'confidentialityOn'] as const;

/** 选取和合同: everything that stands before the work begins, on one sheet. */
export function EngagementForm({ engagement }: { engagement: Engagement }) {
  const { t } = useTranslation('evaluation-firms');
  const [form] = Form.useForm<EngagementValues>();
  const firmId = Form.useWatch('firmId', form);
  const { data } = useQuery(FIRM_CHOICES);
  const [save] = useMutation(SAVE_ENGAGEMENT);
  const { act, running, error } = useAct();
  const firms = data?.thirdPartyFirms.nodes ?? [];
  const staff = firms.find(({ id }) => id === firmId)?.members.filter(({ leftOn }) => !leftOn) ?? [];
  const submit = ({ contractWan, ...values }: EngagementValues) => {
    const blanked = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value || null]));
    const input = {
      ...blanked,
      id: engagement.id,
      expectedVersion: engagement.version,
      agencyIds: engagement.agencyIds,
      taskIds: values.taskIds,
      memberIds: values.memberIds,
      contractAmount: contractWan ? yuanOf(contractWan) : null,
    };
    return act(() => save({ variables: { input } }), { done: t('engagement.saved') });
  };
  const people = (staffed: typeof staff) =>
    staffed.map(({ id, name, qualification, experienceYears }) => ({
      value: id,
      label: t('member.option', { name, qualification: t(`qualification.${qualification}`), years: experienceYears }),
    }));
  return (
    <Card
      title={t('engagement.prepare')}
      note={t('engagement.prepareNote')}
      extra={
        <Button loading={running} onClick={() => form.submit()}>
          {t('save')}
        </Button>
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form<EngagementValues>
        form={form}
        layout="vertical"
        initialValues={initial(engagement)}
        onFinish={(values) => void submit(values)}
        onValuesChange={(changed: Partial<EngagementValues>) => {
          if ('firmId' in changed) form.setFieldsValue({ memberIds: [], leadMemberId: undefined });
        }}
      >
        <div className="evaluation-two">
          <Form.Item name="title" label={t('column.title')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="reason" label={t('engagement.reason')}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item name="taskIds" label={t('engagement.evaluations')}>
            <EvaluationSelect also={engagement.evaluationTasks} />
          </Form.Item>
          <Form.Item name="duties" label={t('engagement.duties')}>
            <Input maxLength={1000} />
          </Form.Item>
          <Form.Item name="firmId" label={t('column.firm')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={firms.map(({ id, name, isSuspended, suspendedUntil }) => ({
                value: id,
                label: isSuspended ? `${name} · ${t('firm.suspendedUntil', { until: suspendedUntil })}` : name,
                disabled: isSuspended,
              }))}
            />
          </Form.Item>
          <Form.Item name="procurementRecord" label={t('engagement.procurement')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="memberIds" label={t('engagement.team')}>
            <Select mode="multiple" options={people(staff)} />
          </Form.Item>
          <Form.Item name="leadMemberId" label={t('engagement.lead')}>
            <Select allowClear options={people(staff)} />
          </Form.Item>
          <Form.Item name="contractNo" label={t('engagement.contractNo')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="contractWan" label={t('engagement.contractWan')}>
            <Input inputMode="decimal" maxLength={20} />
          </Form.Item>
          {DATES.map((key) => (
            <Form.Item key={key} name={key} label={t(`engagement.${key}`)}>
              <Input type="date" />
            </Form.Item>
          ))}
        </div>
      </Form>
    </Card>
  );
}

function initial(engagement: Engagement): Partial<EngagementValues> {
  const text = {
    title: engagement.title,
    reason: engagement.reason,
    duties: engagement.duties,
    firmId: engagement.firmId,
    procurementRecord: engagement.procurementRecord,
    contractNo: engagement.contractNo,
    contractWan: engagement.contractAmount && wanOf(engagement.contractAmount),
    leadMemberId: engagement.leadMemberId,
    ...Object.fromEntries(DATES.map((key) => [key, engagement[key]])),
  };
  return {
    ...Object.fromEntries(Object.entries(text).filter(([, value]) => value)),
    taskIds: engagement.evaluationTasks.map(({ id }) => id),
    memberIds: engagement.team.map(({ id }) => id),
  };
}
