import { useTranslation } from 'react-i18next';
import { switchLanguage } from '../lib/i18n.js';

export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <button
      type="button"
      className="jx-plain jx-muted jx-nowrap"
      lang={other}
      aria-label={other === 'en' ? 'Switch to English' : '切换为中文'}
      onClick={() => void switchLanguage(other)}
    >
      中文 / EN
    </button>
  );
}
