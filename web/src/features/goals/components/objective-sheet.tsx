import { type IndicatorCatalogue, totalOf } from '@jixiao/shared';
import { type Dispatch, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FormSheet, Kbd } from '../../../ui/index.js';
import type { Objective } from '../data/goals.graphql.js';
import type { FormState } from '../model/form.js';
import { originsOf } from '../model/origins.js';
import type { Findings } from '../model/use-marks.js';
import { AmountBlock } from './amount-block.js';
import { HeadBlock } from './head-block.js';
import { IndicatorBlock } from './indicator-block.js';
import { PartsBlock } from './parts-block.js';
import { TasksBlock } from './tasks-block.js';
import { YearlyBlock } from './yearly-block.js';

export interface ObjectiveSheetProps {
  objective: Objective;
  form: FormState;
  onChange: Dispatch<(form: FormState) => FormState>;
  findings: Findings;
  readOnly: boolean;
  /** Remarks of a reviewer by cell, shown where they belong. */
  remarks?: ReadonlyMap<string, string>;
}

type Labelled = { label: string } & ({ level1: string } | { code: string });

/** What every block of the form needs. */
export interface SheetParts extends ObjectiveSheetProps {
  catalogue: IndicatorCatalogue;
  set: (patch: Partial<FormState>) => void;
  /** Words of a level: the catalogue of words, else the form's own label, for a place may name its own. */
  word: (level: Labelled) => string;
  origin: (place: string, text: string) => { short: string; words: string } | null;
}

/** The official form of each object, as it is on paper (财预〔2015〕88号, annexes): its blocks are the catalogue's. */
export function ObjectiveSheet(props: ObjectiveSheetProps) {
  const { objective, form, onChange, readOnly } = props;
  const { t } = useTranslation('goals');
  const { catalogue } = objective.rules;
  const originOf = useMemo(() => originsOf(objective), [objective]);
  const parts: SheetParts = {
    ...props,
    catalogue,
    set: (patch) => onChange((current) => ({ ...current, ...patch })),
    word: (level) =>
      'level1' in level
        ? t(`level1.${level.level1}`, { defaultValue: level.label })
        : t(`level2.${level.code}`, { defaultValue: level.label }),
    origin: (place, text) => {
      const origin = originOf(place, text);
      return origin === null ? null : { short: t(`originShort.${origin}`), words: t(`origin.${origin}`) };
    },
  };
  const has = (block: (typeof catalogue.blocks)[number]): boolean => catalogue.blocks.includes(block);
  const midTerm = form.rows.some(({ horizon }) => horizon === 'MID_TERM');
  const showAmounts = !readOnly || Object.keys(form.amounts).length > 0;
  return (
    <FormSheet
      title={t(`sheet.titleOf.${objective.objectType}`)}
      left={t('sheet.unit', { name: objective.agencyName })}
      center={t('sheet.year', { year: objective.budgetYear })}
      right={t('sheet.money')}
      foot={
        <>
          <span>
            {t('sheet.execution', { total: totalOf(objective.rules) })}{' '}
            {objective.origins.length > 0 && t('origin.legend')}
          </span>
          {!readOnly && (
            <span className="goals-keys">
              <Kbd>Tab</Kbd> {t('key.next')} <Kbd>Ctrl ↓</Kbd> {t('key.last')} <Kbd>F8</Kbd> {t('key.mark')}
            </span>
          )}
        </>
      }
    >
      <HeadBlock {...parts} />
      {has('TASKS') && <TasksBlock {...parts} />}
      {has('BUDGET') && showAmounts && <AmountBlock {...parts} blocks={['BASE', 'PROJECT']} />}
      {has('FUNDING') && showAmounts && (
        <AmountBlock {...parts} blocks={has('MID_TERM') ? ['MID_TERM', 'ANNUAL'] : ['ANNUAL']} />
      )}
      {objective.objectType === 'TRANSFER' && <PartsBlock objective={objective} />}
      {midTerm && <IndicatorBlock {...parts} horizon="MID_TERM" />}
      {midTerm && <YearlyBlock {...parts} />}
      <IndicatorBlock {...parts} horizon="ANNUAL" />
    </FormSheet>
  );
}
