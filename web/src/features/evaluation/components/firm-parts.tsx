import { useMutation, useQuery } from '@apollo/client/react';
import { QUALIFICATIONS, TIE_KINDS } from '@jixiao/shared';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import {
  type Firm,
  type FirmMember,
  RECORD_CREDIT,
  SAVE_MEMBER,
  SAVE_TIE,
  TIED_BODIES,
} from '../data/firms.graphql.js';
import { FormModal } from './form-modal.js';

const NS = 'evaluation-firms';
const blank = (value: string | undefined) => value || null;

function BodySelect(props: { id?: string; value?: string; onChange?: (value: string) => void }) {
  const { data, loading } = useQuery(TIED_BODIES);
  const bodies = data?.agencies.filter(({ kind }) => kind !== 'FIRM') ?? [];
  return (
    <Select
      {...props}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={loading}
      options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

interface MemberValues {
  name: string;
  qualification: string;
  certificateNo?: string;
  experienceYears: string;
  employerAgencyId?: string;
  employedUntil?: string;
  leftOn?: string;
  accountId?: string;
}

/** Adds somebody to the staff, or changes what is known. */
export function MemberForm({ firm, member }: { firm: Firm; member?: FirmMember }) {
  const firmId = firm.id;
  const { t } = useTranslation(NS);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<MemberValues>();
  const [save] = useMutation(SAVE_MEMBER);
  const { act, running, error } = useAct();
  const submit = async (values: MemberValues) => {
    const input = {
      firmId,
      ...(member ? { id: member.id, expectedVersion: member.version } : {}),
      ...values,
      experienceYears: Number(values.experienceYears),
      employerAgencyId: blank(values.employerAgencyId),
      employedUntil: blank(values.employedUntil),
      leftOn: blank(values.leftOn),
      accountId: blank(values.accountId),
    };
    if (await act(() => save({ variables: { input } }), { done: t('member.saved') })) setOpen(false);
  };
  const required = [{ required: true, message: t('required') }];
  const title = t(member ? 'member.change' : 'member.add');
  return (
    <>
      {member ? (
        <button type="button" className="jx-linkish" onClick={() => setOpen(true)}>
          {t('change')}
        </button>
      ) : (
        <Button onClick={() => setOpen(true)}>{title}</Button>
      )}
      {open && (
        <FormModal
          form={form}
          title={title}
          okText={t('save')}
          running={running}
          error={error}
          initialValues={
            member
              ? {
                  name: member.name,
                  qualification: member.qualification,
                  experienceYears: String(member.experienceYears),
                  employerAgencyId: member.employerAgencyId ?? undefined,
                  employedUntil: member.employedUntil ?? undefined,
                  leftOn: member.leftOn ?? undefined,
                  accountId: member.accountId ?? undefined,
                }
              : { qualification: 'CPA' }
          }
          onSave={(values) => void submit(values)}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="name" label={t('member.name')} rules={required}>
            <Input maxLength={40} />
          </Form.Item>
          <div className="evaluation-two">
            <Form.Item name="qualification" label={t('member.qualification')} rules={required}>
              <Select options={QUALIFICATIONS.map((one) => ({ value: one, label: t(`qualification.${one}`) }))} />
            </Form.Item>
            <Form.Item
              name="experienceYears"
              label={t('member.years')}
              rules={[{ required: true, pattern: /^\d{1,2}$/, message: t('wholeNumber') }]}
            >
              <Input inputMode="numeric" maxLength={2} />
            </Form.Item>
          </div>
          <Form.Item name="employerAgencyId" label={t('member.employer')} extra={t('member.employerHelp')}>
            <BodySelect />
          </Form.Item>
          <div className="evaluation-two">
            <Form.Item name="employedUntil" label={t('member.employedUntil')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="leftOn" label={t('member.leftOn')}>
              <Input type="date" />
            </Form.Item>
          </div>
          <Form.Item name="accountId" label={t('member.account')} extra={t('member.accountHelp')}>
            <Select
              allowClear
              options={firm.accounts.map(({ id, personName }) => ({ value: id, label: personName }))}
            />
          </Form.Item>
        </FormModal>
      )}
    </>
  );
}

interface TieValues {
  agencyId: string;
  kind: string;
  sinceOn?: string;
  untilOn?: string;
  note?: string;
}

/** A body that the firm keeps books for, audits or advises. */
export function TieForm({ firmId }: { firmId: string }) {
  const { t } = useTranslation(NS);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<TieValues>();
  const [save] = useMutation(SAVE_TIE);
  const { act, running, error } = useAct();
  const submit = async ({ sinceOn, untilOn, ...values }: TieValues) => {
    const input = { firmId, ...values, sinceOn: blank(sinceOn), untilOn: blank(untilOn) };
    if (await act(() => save({ variables: { input } }), { done: t('tie.saved') })) setOpen(false);
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('tie.add')}</Button>
      {open && (
        <FormModal
          form={form}
          title={t('tie.add')}
          okText={t('save')}
          running={running}
          error={error}
          initialValues={{ kind: 'BOOKKEEPING' }}
          onSave={(values) => void submit(values)}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="agencyId" label={t('tie.agency')} rules={required}>
            <BodySelect />
          </Form.Item>
          <Form.Item name="kind" label={t('tie.kind')} rules={required}>
            <Select options={TIE_KINDS.map((kind) => ({ value: kind, label: t(`tieKind.${kind}`) }))} />
          </Form.Item>
          <div className="evaluation-two">
            <Form.Item name="sinceOn" label={t('tie.since')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="untilOn" label={t('tie.until')} extra={t('tie.untilHelp')}>
              <Input type="date" />
            </Form.Item>
          </div>
          <Form.Item name="note" label={t('tie.note')}>
            <Input maxLength={200} />
          </Form.Item>
        </FormModal>
      )}
    </>
  );
}

interface CreditValues {
  kind: string;
  text: string;
  untilOn?: string;
}

const CREDIT_KINDS = ['COMMENDATION', 'WARNING', 'SUSPENSION', 'PUNISHMENT'];

/** What a firm is remembered for; a suspension counts from now on. */
export function CreditForm({ firmId }: { firmId: string }) {
  const { t } = useTranslation(NS);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<CreditValues>();
  const kind = Form.useWatch('kind', form);
  const [save] = useMutation(RECORD_CREDIT);
  const { act, running, error } = useAct();
  const submit = async ({ untilOn, ...values }: CreditValues) => {
    const input = { firmId, ...values, untilOn: blank(untilOn) };
    if (await act(() => save({ variables: { input } }), { done: t('credit.saved') })) setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('credit.add')}</Button>
      {open && (
        <FormModal
          form={form}
          title={t('credit.add')}
          okText={t('save')}
          running={running}
          error={error}
          initialValues={{ kind: 'WARNING' }}
          onSave={(values) => void submit(values)}
          onClose={() => setOpen(false)}
        >
          <p className="jx-note">{t('credit.stays')}</p>
          <Form.Item name="kind" label={t('credit.kind')}>
            <Select options={CREDIT_KINDS.map((one) => ({ value: one, label: t(`creditKind.${one}`) }))} />
          </Form.Item>
          <Form.Item name="text" label={t('credit.text')} rules={[{ required: true, message: t('required') }]}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
          <Form.Item
            name="untilOn"
            label={t('credit.until')}
            rules={[{ required: kind === 'SUSPENSION', message: t('required') }]}
          >
            <Input type="date" />
          </Form.Item>
        </FormModal>
      )}
    </>
  );
}
