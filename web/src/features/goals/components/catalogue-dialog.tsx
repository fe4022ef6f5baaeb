import { useMutation } from '@apollo/client/react';
import { type CatalogueLevel, WEIGHT_MODES } from '@jixiao/shared';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { ErrorPanel, Field, RefusalList } from '../../../ui/index.js';
import { type ListedCatalogue, SAVE_CATALOGUE } from '../data/catalogue.graphql.js';
import { CatalogueTable } from './catalogue-table.js';

export interface CatalogueDialogProps {
  catalogue: ListedCatalogue;
  year: number;
  onClose: () => void;
  onSaved: () => void;
}

const bare = (levels: readonly CatalogueLevel[]) =>
  levels.map(({ level1, label, mandatory, weight, minCount, level2 }) => ({
    level1,
    label,
    mandatory,
    weight,
    minCount,
    level2: level2.map((group) => ({
      code: group.code,
      label: group.label,
      mandatory: group.mandatory,
      weight: group.weight,
      minCount: group.minCount,
    })),
  }));

/** A copy for a year, or the place's own one changed; approved objectives keep the form that they were judged by. */
export function CatalogueDialog({ catalogue, year, onClose, onSaved }: CatalogueDialogProps) {
  const { t } = useTranslation(['goals', 'common']);
  const isCopy = catalogue.version === null;
  const [code, setCode] = useState(isCopy ? `${catalogue.code}-${year}` : catalogue.code);
  const [name, setName] = useState(catalogue.name);
  const [source, setSource] = useState(isCopy ? '' : (catalogue.source ?? ''));
  const [weightMode, setWeightMode] = useState(catalogue.weightMode);
  const [totalWeight, setTotalWeight] = useState(catalogue.totalWeight ?? '');
  const [levels, setLevels] = useState<readonly CatalogueLevel[]>(catalogue.levels);
  const [save] = useMutation(SAVE_CATALOGUE);
  const { act, running, error } = useAct();
  const confirm = async (): Promise<void> => {
    const input = {
      code,
      name,
      objectType: catalogue.objectType,
      yearFrom: isCopy ? year : catalogue.yearFrom,
      yearTo: isCopy ? null : catalogue.yearTo,
      weightMode,
      totalWeight: totalWeight.trim() || null,
      blocks: catalogue.blocks,
      levels: bare(levels),
      source,
      copiedFrom: isCopy ? catalogue.code : catalogue.copiedFrom,
      expectedVersion: catalogue.version,
      idempotencyKey: newIdempotencyKey(),
    };
    if ((await act(() => save({ variables: { input } }), { done: t('catalogue.saved') })) !== undefined) onSaved();
  };
  return (
    <Modal
      open
      width={760}
      style={{ top: 24 }}
      title={t(isCopy ? 'catalogue.copyTitle' : 'catalogue.editTitle', { name: catalogue.name, year })}
      okText={t('catalogue.save')}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: !code.trim() || !name.trim() || !source.trim() }}
      confirmLoading={running}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <div className="goals-two">
        <Field label={t('column.code')}>
          {(id) => (
            <Input
              id={id}
              maxLength={40}
              disabled={!isCopy}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('catalogue.name')}>
          {(id) => <Input id={id} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label={t('catalogue.source')} hint={t('catalogue.sourceHint')}>
          {(id) => <Input id={id} maxLength={200} value={source} onChange={(event) => setSource(event.target.value)} />}
        </Field>
        <Field label={t('catalogue.mode')}>
          {(id) => (
            <Select
              id={id}
              value={weightMode}
              onChange={setWeightMode}
              options={WEIGHT_MODES.map((value) => ({ value, label: t(`weightMode.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('catalogue.total')} hint={t('catalogue.totalHint')}>
          {(id) => (
            <Input
              id={id}
              maxLength={10}
              value={totalWeight}
              onChange={(event) => setTotalWeight(event.target.value)}
            />
          )}
        </Field>
      </div>
      {error && (error.refusals.length > 0 ? <RefusalList refusals={error.refusals} /> : <ErrorPanel error={error} />)}
      <div className="goals-levels">
        <CatalogueTable catalogue={{ levels }} onChange={setLevels} />
      </div>
    </Modal>
  );
}
