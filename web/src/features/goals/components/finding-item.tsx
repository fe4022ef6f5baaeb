import type { FieldPatch, IndicatorDraft, Suggestion } from '@jixiao/shared';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { MarkDisc, useDescribeRefusal } from '../../../ui/index.js';
import { type Finding, jumpTo } from '../model/use-marks.js';

export interface FindingItemProps {
  finding: Finding;
  /** Other remarks that the suggestion solves, too. */
  also: number;
  onTake?: (suggestion: Suggestion) => void;
}

/** One remark: what, where, which rule; below it the better formulation, before and after. */
export function FindingItem({ finding, also, onTake }: FindingItemProps) {
  const { t } = useTranslation('clinic');
  const { number, level, reason, remark } = finding;
  const { text, rule } = useDescribeRefusal()(reason);
  const suggestion = remark?.suggestion;
  return (
    <li className="goals-finding" data-level={level}>
      <MarkDisc number={number} level={level} />
      <div className="goals-finding-body">
        <button type="button" className="jx-linkish" onClick={() => jumpTo(reason.field)}>
          {text}
        </button>
        {rule && <span className="jx-rule">{t('common:refusals.rule', { rule })}</span>}
        {suggestion && (
          <div className="goals-suggestion">
            <Changes suggestion={suggestion} />
            <p className="goals-suggestion-basis">
              {t('because')} {t(`basis.${suggestion.basis}`)}
            </p>
            {onTake && (
              <p className="goals-suggestion-take">
                <Button size="small" onClick={() => onTake(suggestion)} aria-label={`${t('take')} ${number}`}>
                  {t('take')}
                </Button>
                {also > 0 && <span className="jx-note">{t('also', { count: also })}</span>}
              </p>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

function Changes({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation(['clinic', 'goals']);
  const words = useValueWords();
  const fieldOf = ({ field }: FieldPatch): string => t(`field.${field.split('.').at(-1)}`);
  return (
    <dl className="goals-changes">
      {suggestion.patches.map((patch) => (
        <div key={patch.field}>
          <dt>{fieldOf(patch)}</dt>
          <dd>
            <del>{words(patch, patch.from)}</del> → <ins>{words(patch, patch.to)}</ins>
          </dd>
        </div>
      ))}
      {suggestion.addRows?.map((row) => (
        <div key={row.name}>
          <dt>{t('newRow')}</dt>
          <dd>
            <ins>
              {rowText(row, t(`goals:level2.${row.level2}`), t(`goals:direction.${row.direction}`), t('blank'))}
            </ins>
          </dd>
        </div>
      ))}
      {suggestion.removeRows?.map((index) => (
        <div key={index}>
          <dt>{t('to')}</dt>
          <dd>{t('removeRow', { row: index + 1 })}</dd>
        </div>
      ))}
    </dl>
  );
}

function rowText(row: IndicatorDraft, level: string, sign: string, blank: string): string {
  return `${level}：${row.name} ${sign} ${row.targetValue || blank} ${row.unit ?? ''}`;
}

/** Codes in words, a blank as what it is: to be filled in. */
function useValueWords(): (patch: FieldPatch, value: string | null) => string {
  const { t } = useTranslation(['clinic', 'goals']);
  return ({ field }, value) => {
    if (!value) return t('blank');
    const name = field.split('.').at(-1)!;
    return ['direction', 'level1', 'level2'].includes(name) ? t(`goals:${name}.${value}`) : value;
  };
}
