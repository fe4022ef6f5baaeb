import { useMutation, useApolloClient } from '@apollo/client/react';
import { FUND_LEVELS, FUND_TAGS } from '@jixiao/shared';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { useAct } from '../../../lib/use-act.js';
import { RefusalList } from '../../../ui/index.js';
import { AgencyPicker, DEPARTMENTS, OFFICES, SPENDERS } from '../../../lib/agency-picker.js';
import { type Fund, MOVE_FUND, RECORD_FUND } from '../data/funds.graphql.js';

/** A sum as it arrived. */
export function RecordFund({ year, onClose }: { year: number; onClose: () => void }) {
  const { t } = useTranslation('monitoring-follow-up');
  const [form] = Form.useForm<Record<string, string>>();
  const client = useApolloClient();
  const [record] = useMutation(RECORD_FUND);
  const { act, running, error } = useAct();
  const save = async (values: Record<string, string>) => {
    const input = { budgetYear: year, ...values, idempotencyKey: newIdempotencyKey() };
    if (!(await act(() => record({ variables: { input } }), { done: t('fund.recorded') }))) return;
    await client.refetchQueries({ include: 'active' });
    onClose();
  };
  return (
    <Modal
      open
      title={t('fund.record')}
      okText={t('fund.record')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ level: 'COUNTY', kind: 'SPECIAL_FUND' }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="name" label={t('fund.name')} rules={[{ required: true, message: '' }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="kind" label={t('fund.kind')}>
          <Select options={FUND_TAGS.map((value) => ({ value, label: t(`fund.tag.${value}`) }))} />
        </Form.Item>
        <Form.Item name="documentNo" label={t('fund.documentNo')} rules={[{ required: true, message: '' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="amount" label={t('fund.amountYuan')} rules={[{ required: true, message: '' }]}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="level" label={t('fund.levelLabel')}>
          <Select options={FUND_LEVELS.slice(0, 3).map((value) => ({ value, label: t(`fund.level.${value}`) }))} />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('fund.receivedOn')} rules={[{ required: true, message: '' }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="officeId" label={t('fund.office')}>
          <AgencyPicker kinds={OFFICES} />
        </Form.Item>
        <Form.Item name="competentAgencyId" label={t('fund.competent')} extra={t('fund.competentHelp')}>
          <AgencyPicker kinds={DEPARTMENTS} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** One step of the money downwards, from a place where some of it sits. */
export function MoveFund({ fund, year, onClose }: { fund: Fund; year: number; onClose: () => void }) {
  const { t } = useTranslation('monitoring-follow-up');
  const [form] = Form.useForm<Record<string, string>>();
  const [move] = useMutation(MOVE_FUND);
  const { act, running, error } = useAct();
  const save = async ({ fromId, ...values }: Record<string, string>) => {
    const input = {
      fundId: fund.id,
      ...values,
      fromId: fromId === 'root' ? null : fromId,
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => move({ variables: { input } }), { done: t('fund.moved') })) onClose();
  };
  const places = fund.detail.positions.filter(({ level }) => level !== 'BENEFICIARY');
  return (
    <Modal
      open
      title={t('fund.move')}
      okText={t('fund.move')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ fromId: places[0]?.moveId ?? 'root', level: 'UNIT' }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="fromId" label={t('fund.from')}>
          <Select
            options={places.map(({ moveId, level, holder }) => ({
              value: moveId ?? 'root',
              label: `${t(`fund.level.${level}`)} ${holder}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="level" label={t('fund.levelLabel')}>
          <Select options={FUND_LEVELS.slice(1).map((value) => ({ value, label: t(`fund.level.${value}`) }))} />
        </Form.Item>
        <Form.Item name="agencyId" label={t('fund.unit')} extra={t('fund.unitHelp')}>
          <AgencyPicker
            kinds={SPENDERS}
            onChange={(_, agency) => {
              if (agency) form.setFieldValue('holder', agency.name);
            }}
          />
        </Form.Item>
        <Form.Item name="holder" label={t('fund.holder')} rules={[{ required: true, message: '' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="projectId" label={t('column.project')}>
          <ProjectPicker year={year} />
        </Form.Item>
        <Form.Item name="amount" label={t('fund.amountYuan')} rules={[{ required: true, message: '' }]}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="movedOn" label={t('fund.movedOn')} rules={[{ required: true, message: '' }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="voucherNo" label={t('fund.voucherNo')} rules={[{ required: true, message: '' }]}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
