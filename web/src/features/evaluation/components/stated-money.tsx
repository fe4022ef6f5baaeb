import { useTranslation } from 'react-i18next';
import { Money } from '../../../ui/index.js';

/** Money of an evaluation: nobody evaluates nothing, so nought means that the plan named no money. */
export function StatedMoney({ value, unit }: { value: string; unit?: boolean }) {
  const { t } = useTranslation('evaluation-tasks');
  return Number(value) === 0 ? (
    <span className="jx-missing" title={t('money.notStatedHint')}>
      {t('money.notStated')}
    </span>
  ) : (
    <Money value={value} unit={unit} />
  );
}
