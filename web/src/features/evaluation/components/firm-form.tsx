import { useMutation } from '@apollo/client/react';
import { FIRM_KINDS, isCreditCode } from '@jixiao/shared';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import { type Firm, SAVE_FIRM } from '../data/firms.graphql.js';
import { FormModal } from './form-modal.js';

interface FirmValues {
  name: string;
  creditCode: string;
  kind: string;
  qualification?: string;
  validFrom?: string;
  validTo?: string;
  contactName?: string;
  contactPhone?: string;
}

/** Registers a firm, or changes what is registered. */
export function FirmForm({ firm }: { firm?: Firm }) {
  const { t } = useTranslation('evaluation-firms');
  const to = useYearPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<FirmValues>();
  const [save] = useMutation(SAVE_FIRM);
  const { act, running, error } = useAct();
  const submit = async ({ validFrom, validTo, ...values }: FirmValues) => {
    const known = firm ? { id: firm.id, expectedVersion: firm.version } : {};
    const input = { ...known, ...values, validFrom: validFrom || null, validTo: validTo || null };
    const saved = await act(() => save({ variables: { input } }), { done: t('firm.saved') });
    if (!saved?.data) return;
    setOpen(false);
    if (!firm) void navigate(to(`evaluation/firms/${saved.data.saveThirdPartyFirm.id}`));
  };
  const required = [{ required: true, message: t('required') }];
  const title = t(firm ? 'firm.change' : 'firm.register');
  return (
    <>
      <Button type={firm ? 'default' : 'primary'} onClick={() => setOpen(true)}>
        {title}
      </Button>
      {open && (
        <FormModal
          form={form}
          title={title}
          okText={t('save')}
          running={running}
          error={error}
          initialValues={{ kind: 'ACCOUNTING', ...nonNull(firm) }}
          onSave={(values) => void submit(values)}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="name" label={t('firm.name')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="creditCode"
            label={t('firm.creditCode')}
            extra={t('firm.creditCodeHelp')}
            rules={[
              ...required,
              {
                validator: (_rule, value: string) =>
                  !value || isCreditCode(value.trim().toUpperCase())
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('firm.creditCodeWrong'))),
              },
            ]}
          >
            <Input maxLength={18} />
          </Form.Item>
          <Form.Item name="kind" label={t('firm.kind')} rules={required}>
            <Select options={FIRM_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
          </Form.Item>
          <Form.Item name="qualification" label={t('firm.qualification')}>
            <Input maxLength={200} />
          </Form.Item>
          <div className="evaluation-two">
            <Form.Item name="validFrom" label={t('firm.validFrom')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="validTo" label={t('firm.validTo')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="contactName" label={t('firm.contactName')}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="contactPhone" label={t('firm.contactPhone')}>
              <Input maxLength={40} />
            </Form.Item>
          </div>
        </FormModal>
      )}
    </>
  );
}

/** A form holds blanks, the record nulls. */
function nonNull(firm: Firm | undefined): Partial<FirmValues> {
  if (!firm) return {};
  const { name, creditCode, kind, qualification, validFrom, validTo, contactName, contactPhone } = firm;
  const all = { name, creditCode, kind, qualification, validFrom, validTo, contactName, contactPhone };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}
