import { Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

export interface ShownPassword {
  account: string;
  personName: string;
  /** Null when the same request was repeated: the word is kept nowhere. */
  password: string | null;
}

/** Shown once, told in person; the server keeps only its hash. */
export function OneTimePassword({ shown, onClose }: { shown: ShownPassword | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Modal
      open={shown !== null}
      title={t('password.title')}
      cancelButtonProps={{ style: { display: 'none' } }}
      okText={t('password.close')}
      maskClosable={false}
      onOk={onClose}
      onCancel={onClose}
      width={440}
      destroyOnHidden
    >
      <p>{t('password.of', { name: shown?.personName, account: shown?.account })}</p>
      {shown?.password ? (
        <Typography.Text copyable code className="settings-password">
          {shown.password}
        </Typography.Text>
      ) : (
        <p>{t('password.gone')}</p>
      )}
      <p className="jx-note">{t('password.once')}</p>
    </Modal>
  );
}
