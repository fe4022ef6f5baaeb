import { useMutation } from '@apollo/client/react';
import { proposedStandard, STANDARD_KINDS } from '@jixiao/shared';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { useAct } from '../../../../lib/use-act.js';
import { useYear } from '../../../../lib/use-year.js';
import { Card, EmptyState, RefusalList } from '../../../../ui/index.js';
import { REMOVE_STANDARD, SET_STANDARD } from '../data/library-moves.graphql.js';
import type { LibraryIndicator } from '../data/library.types.js';

/** What targets are held against (R045): the one that proposes a target this year is marked. */
export function Standards({
  indicator,
  mayEdit,
  onDone,
}: {
  indicator: LibraryIndicator;
  mayEdit: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation('library');
  const year = useYear();
  const [remove] = useMutation(REMOVE_STANDARD);
  const { act, running, error } = useAct();
  const proposing = proposedStandard(indicator.standards, year);
  return (
    <Card
      title={t('card.standards')}
      note={t('card.standardsNote')}
      extra={mayEdit && <AddStandard indicator={indicator} onDone={onDone} />}
    >
      {error && <RefusalList refusals={error.refusals} />}
      {indicator.standards.length === 0 ? (
        <EmptyState title={t('standards.none')} text={t('standards.noneText')} />
      ) : (
        <table className="jx-table jx-table-dense">
          <caption className="jx-sr">{t('card.standards')}</caption>
          <tbody>
            {indicator.standards.map((one) => (
              <tr key={one.id}>
                <th scope="row">{t(`standard.${one.kind}`)}</th>
                <td data-align="right">
                  {one.value === null
                    ? one.valueText
                    : `${t(`direction.${one.direction}`)} ${one.value} ${indicator.unit ?? ''}`}
                  {one.tolerance && <span className="jx-muted"> ± {one.tolerance}</span>}
                </td>
                <td>{[one.year, one.region, one.source].filter(Boolean).join(' · ')}</td>
                <td>{one === proposing && <span className="jx-tag">{t('standards.proposes')}</span>}</td>
                <td data-align="right">
                  {mayEdit && one.ownership === 'OWN' && (
                    <button
                      type="button"
                      className="jx-linkish"
                      disabled={running}
                      onClick={() =>
                        void act(() => remove({ variables: { id: one.id, expectedVersion: one.version } }), {
                          done: t('standards.removed'),
                        }).then(onDone)
                      }
                    >
                      {t('standards.remove')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function AddStandard({ indicator, onDone }: { indicator: LibraryIndicator; onDone: () => void }) {
  const { t } = useTranslation('library');
  const year = useYear();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Record<string, string>>();
  const [set] = useMutation(SET_STANDARD);
  const { act, running, error } = useAct();
  const submit = async (values: Record<string, string>) => {
    const input = {
      ...values,
      year: values.year ? Number(values.year) : null,
      indicatorId: indicator.id,
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => set({ variables: { input } }), { done: t('standards.done') })) {
      setOpen(false);
      onDone();
    }
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('standards.add')}
      </Button>
      <Modal
        open={open}
        title={t('standards.title', { name: indicator.name })}
        okText={t('standards.save')}
        confirmLoading={running}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {error && <RefusalList refusals={error.refusals} />}
        <Form
          form={form}
          layout="vertical"
          className="library-form"
          initialValues={{
            kind: 'INDUSTRY',
            direction: indicator.direction === 'LE' ? 'LE' : 'GE',
            year: String(year),
          }}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item name="kind" label={t('standards.kind')}>
            <Select options={STANDARD_KINDS.map((value) => ({ value, label: t(`standard.${value}`) }))} />
          </Form.Item>
          <Form.Item name="direction" label={t('field.direction')}>
            <Select options={['GE', 'LE', 'EQ'].map((value) => ({ value, label: t(`direction.${value}`) }))} />
          </Form.Item>
          <Form.Item name="value" label={t('standards.value', { unit: indicator.unit ?? '' })}>
            <Input inputMode="decimal" maxLength={40} />
          </Form.Item>
          <Form.Item name="tolerance" label={t('standards.tolerance')}>
            <Input inputMode="decimal" maxLength={40} />
          </Form.Item>
          <Form.Item name="year" label={t('standards.year')}>
            <Input inputMode="numeric" maxLength={4} />
          </Form.Item>
          <Form.Item name="region" label={t('standards.region')}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="source" label={t('standards.source')} className="library-wide">
            <Input maxLength={200} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
