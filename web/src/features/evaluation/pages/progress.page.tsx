import { useQuery } from '@apollo/client/react';
import { FUND_CATEGORIES } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { formatNumber } from '../../../lib/format.js';
import { showFigure, unitWord } from '../../../lib/show-figure.js';
import {
  Card,
  ErrorPanel,
  FormTable,
  Caption,
  Cell,
  KeyFigures,
  PageBody,
  PageHead,
  PageSkeleton,
} from '../../../ui/index.js';
import '../self.css';
import { Coachings } from '../components/coachings.js';
import { DivisionNotices } from '../components/division-notices.js';
import { SelfArchives } from '../components/self-archives.js';
import { SelfSummaries } from '../components/self-summaries.js';
import { UnitProgressTable } from '../components/unit-progress.js';
import { UnopenedList } from '../components/unopened-list.js';
import { SELF_PROGRESS } from '../data/progress.graphql.js';

const COVERAGE = [
  'selfeval_units',
  'selfeval_units_pct',
  'selfeval_projects',
  'selfeval_projects_pct',
  'selfeval_money',
  'selfeval_money_pct',
];
const WHOLES = ['selfeval_whole_units', 'selfeval_whole_money', 'selfeval_zero_projects', 'selfeval_mean_score'];
const GROUPS = ['own', 'transfer', 'key'] as const;
const SOURCES = ['current_year', 'carryover', 'superior_transfer', 'special_bond', 'other'] as const;
const KINDS = ['general_public', 'government_fund', 'state_capital', 'social_insurance'] as const;
const CATEGORIES = FUND_CATEGORIES.map((category) => category.toLowerCase());
const IDS = [
  ...COVERAGE,
  ...WHOLES,
  ...GROUPS.flatMap((group) => ['projects', 'money', 'pct'].map((what) => `selfeval_${group}_${what}`)),
  'selfeval_lines_money',
  ...SOURCES.map((source) => `selfeval_money_${source}`),
  ...KINDS.map((kind) => `selfeval_money_${kind}`),
  ...CATEGORIES.map((category) => `selfeval_money_for_${category}`),
  'selfeval_money_unclassified',
];

/** 自评推进情况: coverage, groups, money, units by state, weak points, coaching, and what the divisions were told. */
export default function ProgressPage() {
  const { t } = useTranslation(['evaluation-progress', 'evaluation']);
  const year = useYear();
  const to = useYearPath();
  const reviews = usePermission('selfEvaluation.review');
  const { data, error, refetch } = useQuery(SELF_PROGRESS, {
    variables: { year, ids: IDS },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const figures = new Map(data.figures.map((one) => [one.id, one]));
  const value = (id: string): string => {
    const figure = figures.get(id);
    return (figure && showFigure(figure.value, figure.unit)) ?? '—';
  };
  const key = (id: string) => ({
    key: id,
    label: t(`figure.${id}`),
    value: value(id),
    unit: unitWord(figures.get(id)?.unit ?? 'COUNT', t),
    to: to(`reports/figures/${id}`),
  });
  return (
    <>
      <PageHead
        crumbs={[{ label: t('evaluation:title'), to: to('evaluation') }]}
        title={t('title')}
        state={t('evaluation:year', { year })}
      />
      <PageBody wide>
        <KeyFigures items={COVERAGE.slice(0, 5).map(key)} />
        <KeyFigures items={[...COVERAGE.slice(5), ...WHOLES].map(key)} />
        <Card title={t('weak.title')} note={t('weak.note')}>
          {data.selfEvaluationWeakPoints.length === 0 ? (
            <p className="jx-muted">{t('weak.none')}</p>
          ) : (
            <ol className="jx-self-weak">
              {data.selfEvaluationWeakPoints.map(({ code, sheets }) => (
                <li key={code}>
                  {t(`weak.${code}`)} <b>{t('weak.sheets', { count: sheets, number: formatNumber(sheets) })}</b>
                </li>
              ))}
            </ol>
          )}
        </Card>
        <Card title={t('groups.title')} note={t('groups.note')} flush>
          <FormTable widths={['*', 140, 180, 140]} label={t('groups.title')}>
            <tr>
              {['name', 'projects', 'money', 'pct'].map((one) => (
                <Caption key={one} align={one === 'name' ? undefined : 'right'}>
                  {t(`groups.${one}`)}
                </Caption>
              ))}
            </tr>
            {GROUPS.map((group) => (
              <tr key={group}>
                <Cell>{t(`groups.${group}`)}</Cell>
                <Cell align="right">{value(`selfeval_${group}_projects`)}</Cell>
                <Cell align="right">{value(`selfeval_${group}_money`)}</Cell>
                <Cell align="right">{value(`selfeval_${group}_pct`)}</Cell>
              </tr>
            ))}
            <tr className="jx-section">
              <Caption>{t('groups.sum')}</Caption>
              <Cell align="right" strong>
                {value('selfeval_projects')}
              </Cell>
              <Cell align="right" strong>
                {value('selfeval_money')}
              </Cell>
              <Cell align="right">{value('selfeval_projects_pct')}</Cell>
            </tr>
          </FormTable>
        </Card>
        <Card title={t('money.title')} note={t('money.note', { sum: value('selfeval_lines_money') })} flush>
          <FormTable widths={['*', 160, '*', 160]} label={t('money.title')}>
            {SOURCES.map((source, at) => (
              <tr key={source}>
                <Cell>{t(`money.${source}`)}</Cell>
                <Cell align="right">{value(`selfeval_money_${source}`)}</Cell>
                <Cell>{KINDS[at] && t(`money.${KINDS[at]}`)}</Cell>
                <Cell align="right">{KINDS[at] && value(`selfeval_money_${KINDS[at]}`)}</Cell>
              </tr>
            ))}
            <tr className="jx-section">
              <Caption>{t('money.sum')}</Caption>
              <Cell align="right" strong>
                {value('selfeval_lines_money')}
              </Cell>
              <Caption>{t('money.sum')}</Caption>
              <Cell align="right" strong>
                {value('selfeval_lines_money')}
              </Cell>
            </tr>
          </FormTable>
        </Card>
        <MoneyByCategory value={value} raw={(id) => figures.get(id)?.value ?? null} />
        <UnitProgressTable units={data.selfEvaluationProgress} />
        <SelfSummaries />
        <SelfArchives />
        <UnopenedList />
        <Coachings canRecord={reviews} onRecorded={() => void refetch()} />
        {reviews && <DivisionNotices />}
      </PageBody>
    </>
  );
}

interface MoneyByCategoryProps {
  value: (id: string) => string;
  raw: (id: string) => string | null;
}

/** What the evaluated money is for: the categories that occur, and what has none, so that the parts add up. */
function MoneyByCategory({ value, raw }: MoneyByCategoryProps) {
  const { t } = useTranslation('evaluation-progress');
  const occurs = (id: string): boolean => Number(raw(id) ?? 0) !== 0;
  const shown = CATEGORIES.filter((category) => occurs(`selfeval_money_for_${category}`));
  const rows = [
    ...shown.map((category) => ({ id: `selfeval_money_for_${category}`, label: t(`money.for.${category}`) })),
    ...(occurs('selfeval_money_unclassified')
      ? [{ id: 'selfeval_money_unclassified', label: t('money.unclassified') }]
      : []),
  ];
  if (rows.length === 0) return null;
  return (
    <Card
      title={t('money.category')}
      note={
        shown.length === 0 ? t('money.noCategory') : t('money.categoryNote', { sum: value('selfeval_lines_money') })
      }
      flush
    >
      <FormTable widths={['*', 200]} label={t('money.category')}>
        {rows.map(({ id, label }) => (
          <tr key={id}>
            <Cell>{label}</Cell>
            <Cell align="right">{value(id)}</Cell>
          </tr>
        ))}
        <tr className="jx-section">
          <Caption>{t('money.sum')}</Caption>
          <Cell align="right" strong>
            {value('selfeval_lines_money')}
          </Cell>
        </tr>
      </FormTable>
    </Card>
  );
}
