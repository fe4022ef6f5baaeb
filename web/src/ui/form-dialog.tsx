import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from './error-panel.js';

interface FormDialogProps {
  open: boolean;
  title: string;
  confirmLabel: string;
  ready: boolean;
  /** Why it is not ready, where that is no empty field. */
  incomplete?: string;
  running: boolean;
  error: unknown;
  onConfirm: () => void;
  onCancel: () => void;
  width?: number;
  children: ReactNode;
}

/** A small form over the list; what was typed stays when the server refuses. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.confirmLabel}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !props.ready }}
      confirmLoading={props.running}
      onOk={props.onConfirm}
      onCancel={props.onCancel}
      width={props.width ?? 480}
      destroyOnHidden
      footer={(_, { OkBtn, CancelBtn }) => (
        <div className="jx-dialog-foot">
          {!props.ready && <span className="jx-reason">{props.incomplete ?? t('dialog.incomplete')}</span>}
          <CancelBtn />
          <OkBtn />
        </div>
      )}
    >
      {props.children}
      <ErrorLine error={props.error} />
    </Modal>
  );
}
