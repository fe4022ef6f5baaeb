import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../lib/domain-error.js';
import { useFormat } from '../../../lib/format.js';

/** Who saved before me and when; what I typed is still here, and the way on is to compare, not to reload. */
export function SavedFirst({ stale, onCompare }: { stale: Refusal; onCompare: () => void }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const { changedBy, changedAt } = stale.params ?? {};
  return (
    <div className="jx-refusals jx-form-gap" role="alert">
      <div className="jx-refusals-title">
        {t('conflict.title', { who: changedBy ?? '', at: format.dateTime(String(changedAt ?? '')) })}
      </div>
      {t('conflict.kept')}{' '}
      <Button size="small" onClick={onCompare}>
        {t('conflict.open')}
      </Button>
    </div>
  );
}
