import { useQuery } from '@apollo/client/react';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePermission } from '../../../lib/session.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { KeyFigures, Missing, Money, Num, PageBody, PageHead } from '../../../ui/index.js';
import { RecordList } from '../components/record-list.js';
import { FIGURES, FIGURES_QUERY, type LibraryFigure } from '../data/foundation.graphql.js';
import { KINDS } from '../model/kinds.js';

/** What carries the rest of the loop: rules issued, people trained, articles published, bases, places of publication. */
export default function LibraryPage() {
  const { t } = useTranslation('foundation');
  const year = useYear();
  const manages = usePermission('foundation.manage');
  const [params, setParams] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const kind = KINDS.find(({ tab }) => tab === params.get('tab')) ?? KINDS[0]!;
  return (
    <>
      <PageHead
        title={t('title')}
        state={t('frame:year.option', { year })}
        question={t('question')}
        primary={
          manages && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('new', { what: t(`one.${kind.tab}`) })}
            </Button>
          )
        }
      />
      <PageBody>
        <YearFigures year={year} />
        <Tabs
          activeKey={kind.tab}
          tabBarStyle={{ margin: 0 }}
          onChange={(tab) => setParams({ tab })}
          items={KINDS.map(({ tab }) => ({ key: tab, label: t(`tab.${tab}`) }))}
        />
        <RecordList key={kind.tab} kind={kind} adding={adding} onAdded={() => setAdding(false)} />
      </PageBody>
    </>
  );
}

function YearFigures({ year }: { year: number }) {
  const { t } = useTranslation('foundation');
  const to = useYearPath();
  const shows = usePermission('figure.read');
  const { data } = useQuery(FIGURES_QUERY, { variables: { year }, skip: !shows });
  if (!data) return null;
  return (
    <KeyFigures
      items={FIGURES.map((id) => data[id]).map((figure) => ({
        key: figure.id,
        label: figure.name,
        value: <FigureValue figure={figure} />,
        unit: figure.value === null ? undefined : t(`unit.${figure.unit}`, { defaultValue: '' }),
        to: to(`reports/figures/${figure.id}`),
      }))}
    />
  );
}

function FigureValue({ figure }: { figure: LibraryFigure }) {
  if (figure.value === null) return <Missing kind="NOT_REPORTED" />;
  return figure.unit === 'YUAN' ? <Money value={figure.value} /> : <Num value={figure.value} />;
}
