import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useYearPath } from '../../../lib/use-year.js';

const ADDRESS = {
  monitoring: 'monitoring',
  disposals: 'monitoring/disposals',
  alerts: 'monitoring/alerts',
  slow: 'monitoring/slow',
  funds: 'monitoring/funds',
  spot: 'monitoring/spot',
} as const;

/** The ledgers of the room, each under an address of its own. */
export function MonitoringTabs({ active }: { active: keyof typeof ADDRESS }) {
  const { t } = useTranslation('monitoring-follow-up');
  const to = useYearPath();
  const navigate = useNavigate();
  return (
    <Tabs
      activeKey={active}
      onChange={(key) => void navigate(to(ADDRESS[key as keyof typeof ADDRESS]))}
      items={Object.keys(ADDRESS).map((key) => ({ key, label: t(`tab.${key}`) }))}
    />
  );
}
