import { useMutation } from '@apollo/client/react';
import { checkTemplateRows, countLevels, fitLevels, type IndicatorCatalogue, TEMPLATE_LEAST } from '@jixiao/shared';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { useAct } from '../../../../lib/use-act.js';
import { Card, EmptyState, RefusalList } from '../../../../ui/index.js';
import { SAVE_TEMPLATE } from '../data/library-moves.graphql.js';
import type { Template, TemplateRow } from '../data/library.types.js';
import { IndicatorPicker } from './indicator-picker.js';

export type TemplateDraft = Pick<Template, 'name' | 'kind' | 'rows'> & {
  /** Null for a new one. */
  id: string | null;
  version: number | null;
  /** Rows of the objective that the library does not hold. */
  unknown?: string[];
};

interface TemplateEditorProps {
  draft: TemplateDraft;
  catalogue: IndicatorCatalogue;
  onSaved: (id: string) => void;
  onCancel: () => void;
}

/** A template of the place: which indicators of the library, with an example each; 3/5/7 in every preset. */
export function TemplateEditor({ draft, catalogue, onSaved, onCancel }: TemplateEditorProps) {
  const { t } = useTranslation('library');
  const [name, setName] = useState(draft.name);
  const [kind, setKind] = useState(draft.kind === 'UNIT_KIND' ? 'UNIT_KIND' : 'PROJECT_TYPE');
  const [rows, setRows] = useState<readonly TemplateRow[]>(draft.rows);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [save] = useMutation(SAVE_TEMPLATE);
  const { act, running, error } = useAct();
  const missing = checkTemplateRows(rows.map(({ indicator }) => indicator));
  const change = (at: number, example: string): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, example } : row)));
  const store = async (): Promise<void> => {
    const input = {
      id: draft.id,
      expectedVersion: draft.version,
      name,
      kind,
      rows: rows.map(({ indicator, example }) => ({ indicatorId: indicator.id, example })),
      idempotencyKey,
    };
    const done = await act(() => save({ variables: { input } }), { done: t('templates.saved') });
    const id = done?.data?.saveLibraryTemplate[0]?.id;
    if (id) onSaved(id);
  };
  const reason =
    name.trim() === '' ? t('templates.needsName') : missing.length > 0 ? t('templates.needsRows', TEMPLATE_LEAST) : '';
  return (
    <Card
      title={t(draft.id ? 'templates.edit' : 'templates.new')}
      note={t('templates.counts', {
        ...countLevels(
          rows.map(({ indicator }) => indicator),
          catalogue,
        ),
      })}
    >
      {error && <RefusalList refusals={error.refusals} />}
      {draft.unknown && draft.unknown.length > 0 && (
        <p className="jx-note">{t('templates.unknown', { names: draft.unknown.join(t('separator')) })}</p>
      )}
      <div className="library-template-head">
        <label>
          {t('templates.name')}
          <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
        </label>
        <label>
          {t('templates.kind')}
          <Select
            aria-label={t('templates.kind')}
            value={kind}
            onChange={setKind}
            options={(['PROJECT_TYPE', 'UNIT_KIND'] as const).map((value) => ({
              value,
              label: t(`templateKind.${value}`),
            }))}
          />
        </label>
        <IndicatorPicker
          taken={rows.map(({ indicator }) => indicator.id)}
          onPick={(indicator) => setRows([...rows, { indicator, example: '', ...fitLevels(indicator, catalogue) }])}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('templates.noRows')} text={t('templates.noRowsText')} />
      ) : (
        <table className="jx-table">
          <caption className="jx-sr">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('filter.level1')}</th>
              <th scope="col">{t('column.level')}</th>
              <th scope="col">{t('column.name')}</th>
              <th scope="col">{t('templates.example')}</th>
              <th scope="col">
                <span className="jx-sr">{t('templates.removeRow')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ indicator, level1, level2, example }, at) => (
              <tr key={indicator.id}>
                <td className="jx-nowrap">{t(`level1.${level1}`)}</td>
                <td className="jx-nowrap">{t(`level2.${level2}`)}</td>
                <td>{indicator.name}</td>
                <td>
                  <Input
                    size="small"
                    style={{ width: 140 }}
                    aria-label={t('templates.exampleOf', { name: indicator.name })}
                    value={example}
                    maxLength={100}
                    suffix={indicator.unit}
                    onChange={({ target }) => change(at, target.value)}
                  />
                </td>
                <td>
                  <button
                    type="button"
                    className="jx-linkish"
                    aria-label={t('set.remove', { name: indicator.name })}
                    onClick={() => setRows(rows.filter((_, index) => index !== at))}
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="library-template-foot">
        <span className="jx-note">{reason}</span>
        <Button onClick={onCancel}>{t('templates.cancel')}</Button>
        <Button type="primary" disabled={reason !== ''} loading={running} onClick={() => void store()}>
          {t('templates.save')}
        </Button>
      </div>
    </Card>
  );
}
