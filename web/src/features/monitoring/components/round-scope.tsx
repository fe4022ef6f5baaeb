import type { MonitoringScope } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { formatWan, useFormat } from '../../../lib/format.js';
import type { Round } from '../data/rounds.types.js';

type Scope = Pick<MonitoringScope, 'leastAmount' | 'leastPerUnit'> & {
  objects: readonly string[];
  fundKinds: readonly string[];
};

/** What a scope takes in, in words. */
export function useScopeWords(): (scope: Scope) => string[] {
  const { t } = useTranslation('monitoring-rounds');
  const format = useFormat();
  return ({ objects, leastAmount, leastPerUnit, fundKinds }) =>
    [
      format.list(objects.map((object) => t(`object.${object}`))),
      leastAmount && t('scope.leastAmount', { wan: formatWan(leastAmount) }),
      leastPerUnit && t('scope.leastPerUnit', { least: leastPerUnit }),
      fundKinds.length > 0 && format.list(fundKinds.map((kind) => t(`fund.${kind}`))),
    ].filter((part): part is string => Boolean(part));
}

/** What the round watches, in one line, as it was written down when it was planned. */
export function RoundScope({ round }: { round: Round }) {
  const { t } = useTranslation('monitoring-rounds');
  const words = useScopeWords();
  const { agencyIds, projectIds } = round.scope;
  const parts = [
    t('scope.period', { from: round.periodFrom, to: round.periodTo }),
    ...words(round.scope),
    agencyIds.length > 0 && t('scope.units', { count: agencyIds.length }),
    projectIds.length > 0 && t('scope.projects', { count: projectIds.length }),
    round.closingNote && t('noted', { what: t('closingNote'), note: round.closingNote }),
    round.reportNote && t('noted', { what: t('reportNote'), note: round.reportNote }),
  ];
  return <p className="mr-scope">{parts.filter(Boolean).join(' · ')}</p>;
}
