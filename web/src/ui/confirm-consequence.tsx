import { Input, Modal } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type CommentNeed = 'none' | 'optional' | 'required';

export interface ConfirmConsequenceProps {
  open: boolean;
  title: ReactNode;
  /** What will happen, and to whom. */
  consequence?: ReactNode;
  confirmLabel: ReactNode;
  danger?: boolean;
  comment?: CommentNeed;
  commentLabel?: string;
  running?: boolean;
  /** Why it was refused; the dialog stays open with what was written. */
  error?: ReactNode;
  onConfirm: (answer: { comment?: string }) => void;
  onCancel: () => void;
  children?: ReactNode;
}

export function ConfirmConsequence(props: ConfirmConsequenceProps) {
  const { open, title, consequence, confirmLabel, danger, comment = 'none', running, onConfirm, onCancel } = props;
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  useEffect(() => {
    if (open) setText('');
  }, [open]);
  const missing = comment === 'required' && text.trim() === '';
  return (
    <Modal
      open={open}
      title={title}
      okText={confirmLabel}
      cancelText={t('cancel')}
      okButtonProps={{ danger, disabled: missing }}
      confirmLoading={running}
      onOk={() => onConfirm({ comment: text.trim() || undefined })}
      onCancel={onCancel}
      destroyOnHidden
      width={480}
    >
      {consequence && <div style={{ marginBottom: 12 }}>{consequence}</div>}
      {props.children}
      {comment !== 'none' && (
        <label>
          <span className="jx-note">
            {props.commentLabel ?? t(comment === 'required' ? 'comment.required' : 'comment.optional')}
          </span>
          <Input.TextArea
            autoFocus
            rows={4}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      )}
      {props.error}
    </Modal>
  );
}
