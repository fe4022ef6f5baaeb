import type { TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PREPARATION_DOCUMENTS, PREPARATION_TYPES } from '@jixiao/shared';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { RefusalList } from '../../../ui/index.js';
import { POOL_QUERY, type ProjectPool, SAVE_PREPARATION } from '../data/pool.graphql.js';

interface Field {
  name: string;
  kind?: 'text' | 'area' | 'date';
  optional?: boolean;
}

interface PoolDialogProps {
  project: ProjectPool;
  /** Key of the words and of what is done. */
  word: 'apply' | 'allocate' | 'review';
  mutation: TypedDocumentNode<Record<string, unknown>, { input: Record<string, unknown> }>;
  fields: Field[];
  initial: Record<string, string>;
  /** The version goes along where the project itself is moved. */
  versioned?: boolean;
  primary?: boolean;
}

/** One amount with its document: an application, an allocation, or a review. */
export function PoolDialog({ project, word, mutation, fields, initial, versioned, primary }: PoolDialogProps) {
  const { t } = useTranslation('projects');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Record<string, string>>();
  const [run] = useMutation(mutation, { refetchQueries: [POOL_QUERY] });
  const { act, running, error } = useAct();
  const submit = async (values: Record<string, string>) => {
    const input = {
      ...values,
      projectId: project.id,
      ...(versioned ? { expectedVersion: project.version } : {}),
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => run({ variables: { input } }), { done: t(`pool.${word}.done`) })) setOpen(false);
  };
  return (
    <>
      <Button size={primary ? undefined : 'small'} type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {t(`pool.${word}.open`)}
      </Button>
      <Modal
        open={open}
        title={t(`pool.${word}.open`)}
        okText={t(`pool.${word}.save`)}
        confirmLoading={running}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        {error && <RefusalList refusals={error.refusals} />}
        <Form form={form} layout="vertical" initialValues={initial} onFinish={(values) => void submit(values)}>
          {fields.map(({ name, kind = 'text', optional }) => (
            <Form.Item
              key={name}
              name={name}
              label={t(`pool.field.${name}`)}
              rules={optional ? [] : [{ required: true, message: t('required') }]}
            >
              {kind === 'area' ? (
                <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
              ) : (
                <Input type={kind === 'date' ? 'date' : 'text'} maxLength={100} />
              )}
            </Form.Item>
          ))}
        </Form>
      </Modal>
    </>
  );
}

/** Which documents of the decision are there. */
export function PreparationDialog({ project }: { project: ProjectPool }) {
  const { t } = useTranslation('projects');
  const known = project.preparation;
  const [open, setOpen] = useState(false);
  const [type, setType] = useState<string>(known?.projectType ?? 'ROAD');
  const [present, setPresent] = useState<string[]>(
    known?.documents.filter(({ isPresent }) => isPresent).map(({ code }) => code) ?? [],
  );
  const [save] = useMutation(SAVE_PREPARATION, { refetchQueries: [POOL_QUERY] });
  const { act, running, error } = useAct();
  const submit = async () => {
    const input = {
      projectId: project.id,
      expectedVersion: known?.version ?? null,
      projectType: type,
      documents: PREPARATION_DOCUMENTS.map((code) => ({ code, isPresent: present.includes(code) })),
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => save({ variables: { input } }), { done: t('pool.preparation.done') })) setOpen(false);
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('pool.preparation.open')}
      </Button>
      <Modal
        open={open}
        title={t('pool.preparation.open')}
        okText={t('pool.preparation.save')}
        confirmLoading={running}
        onOk={() => void submit()}
        onCancel={() => setOpen(false)}
      >
        {error && <RefusalList refusals={error.refusals} />}
        <Form layout="vertical">
          <Form.Item label={t('pool.preparation.type')}>
            <Select
              aria-label={t('pool.preparation.type')}
              value={type}
              onChange={setType}
              options={PREPARATION_TYPES.map((value) => ({ value, label: t(`preparationType.${value}`) }))}
            />
          </Form.Item>
          <Form.Item label={t('pool.preparation.documents')}>
            <Checkbox.Group
              value={present}
              onChange={setPresent}
              style={{ display: 'grid', gap: 4 }}
              options={PREPARATION_DOCUMENTS.map((value) => ({ value, label: t(`preparationDocument.${value}`) }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
