import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { DomainError } from '../../../lib/domain-error.js';
import { RefusalList } from '../../../ui/index.js';
import '../firms.css';

interface FormModalProps<Values> {
  form: FormInstance<Values>;
  title: string;
  okText: string;
  running: boolean;
  error: DomainError | null;
  initialValues?: Partial<Values>;
  width?: number;
  onSave: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form over the page; what was refused stands above what was typed. */
export function FormModal<Values extends object>(props: FormModalProps<Values>) {
  const { form, title, okText, running, error, initialValues, width, onSave, onClose, children } = props;
  return (
    <Modal
      open
      title={title}
      okText={okText}
      width={width}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form<Values> form={form} layout="vertical" initialValues={initialValues as Values} onFinish={onSave}>
        {children}
      </Form>
    </Modal>
  );
}
