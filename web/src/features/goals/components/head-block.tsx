import { useTranslation } from 'react-i18next';
import { formatWan } from '../../../lib/format.js';
import { Caption, Cell, EditCell, FormTable } from '../../../ui/index.js';
import { HEAD_ROWS } from '../model/cells.js';
import { FunctionsRow } from './functions-row.js';
import type { SheetParts } from './objective-sheet.js';

type HeadKey =
  'title' | 'amount' | 'basis' | 'scheduleText' | 'overallGoal' | 'annualGoal' | 'contactPerson' | 'contactPhone';

const CELL_OF: Readonly<Record<HeadKey, keyof typeof HEAD_ROWS>> = {
  title: 'title',
  amount: 'annualAmount',
  basis: 'basis',
  scheduleText: 'scheduleText',
  overallGoal: 'overallGoal',
  annualGoal: 'annualGoal',
  contactPerson: 'responsiblePerson',
  contactPhone: 'contactPhone',
};

/** What stands over the blocks: whose objective, about what, how much, to what end. */
export function HeadBlock(parts: SheetParts) {
  const { objective, form, set, findings, readOnly, origin, catalogue } = parts;
  const { t } = useTranslation('goals');
  const edit = (key: HeadKey, span: number) => {
    const name = CELL_OF[key];
    return (
      <EditCell
        row={HEAD_ROWS[name]}
        col={0}
        colSpan={span}
        value={form[key]}
        onChange={(value) => set({ [key]: value })}
        label={t(`field.${name}`)}
        multiline={!['amount', 'contactPerson', 'contactPhone'].includes(key)}
        align={key === 'amount' ? 'right' : undefined}
        inputMode={key === 'amount' ? 'decimal' : undefined}
        readOnly={readOnly}
        mark={findings.markAt(HEAD_ROWS[name], 0)}
        origin={origin(name, form[key])}
      />
    );
  };
  const isNamed = objective.objectType === 'POLICY' || objective.objectType === 'TRANSFER';
  const { fundingTotal, projectsTotal, parentRemainder, childrenTotal } = objective.rules;
  const beside: [string, string | null | undefined][] = objective.projectId
    ? [['fundingTotal', fundingTotal]]
    : objective.objectType === 'TRANSFER'
      ? [parentRemainder ? ['parentRemainder', parentRemainder] : ['childrenTotal', childrenTotal]]
      : [['projectsTotal', projectsTotal]];
  const [besideName, besideAmount] = beside[0]!;
  const texts: HeadKey[] = catalogue.blocks.includes('SCHEDULE')
    ? ['basis', 'scheduleText', 'overallGoal', 'annualGoal']
    : ['basis', 'overallGoal', 'annualGoal'];
  return (
    <FormTable widths={[92, '*', 104, '*', 92, '*']} label={t('sheet.head')}>
      {isNamed && (
        <tr>
          <Caption>{t('field.title')}</Caption>
          {objective.versionNo === 1 ? edit('title', 3) : <Cell colSpan={3}>{objective.title}</Cell>}
          <Caption>{t('column.code')}</Caption>
          <Cell>{objective.code}</Cell>
        </tr>
      )}
      <tr>
        <Caption>{t('field.department')}</Caption>
        <Cell colSpan={objective.projectId ? 3 : 5}>{objective.departmentName}</Cell>
        {objective.projectId && (
          <>
            <Caption>{t('field.nature')}</Caption>
            <Cell>
              {objective.nature ? t(`nature.${objective.nature}`) : ''} {objective.startsOn}—{objective.endsOn}
            </Cell>
          </>
        )}
      </tr>
      <tr>
        <Caption>{t(objective.projectId ? 'field.responsiblePerson' : 'field.contactPerson')}</Caption>
        {objective.projectId ? <Cell colSpan={3}>{objective.responsiblePerson}</Cell> : edit('contactPerson', 3)}
        <Caption>{t('field.contactPhone')}</Caption>
        {edit('contactPhone', 1)}
      </tr>
      <tr>
        <Caption>{t('field.annualAmount')}</Caption>
        {edit('amount', 1)}
        <Caption>{t(`field.${besideName}`)}</Caption>
        <Cell computed align="right">
          {besideAmount ? formatWan(besideAmount) : '—'}
        </Cell>
        <Caption>{t('field.controlAmount')}</Caption>
        <Cell computed align="right">
          {objective.controlAmount ? formatWan(objective.controlAmount) : '—'}
        </Cell>
      </tr>
      <FunctionsRow {...parts} />
      {texts.map((key) => (
        <tr key={key}>
          <Caption>{t(`field.${CELL_OF[key]}`)}</Caption>
          {edit(key, 5)}
        </tr>
      ))}
    </FormTable>
  );
}
