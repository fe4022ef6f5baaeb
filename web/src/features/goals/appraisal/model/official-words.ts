import { useTranslation } from 'react-i18next';

/** Criteria and materials come from the server in official Chinese; those of the default tables are known in other languages, a place's own stay as they are. */
export function useOfficialWords(): (name: string) => string {
  const { t } = useTranslation('appraisal-words');
  return (name) => t(name, { defaultValue: name, keySeparator: false, nsSeparator: false });
}
