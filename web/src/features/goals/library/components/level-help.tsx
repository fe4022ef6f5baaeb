import { LEVEL2_HELP } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';

/** What a kind of indicator is, how it is worked out and one example, beside the cell where it is entered (R056). */
export function LevelHelp({ level2 }: { level2: string }) {
  const { t } = useTranslation('library');
  const help = LEVEL2_HELP[level2];
  if (!help) return null;
  return (
    <dl className="library-help" lang="zh-CN">
      <dt>{t('help.what', { kind: t(`level2.${level2}`) })}</dt>
      <dd>{help.definition}</dd>
      <dt>{t('field.formula')}</dt>
      <dd>{help.formula}</dd>
      <dt>{t('field.example')}</dt>
      <dd>{help.example}</dd>
    </dl>
  );
}
