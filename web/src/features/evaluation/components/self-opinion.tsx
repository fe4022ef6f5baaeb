import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card, DateText } from '../../../ui/index.js';
import type { SelfEvaluation } from '../data/self.graphql.js';

export interface Opinion {
  figuresConfirmed: boolean;
  overallOpinion: string;
}

interface SelfOpinionProps {
  sheet: SelfEvaluation;
  decides: boolean;
  opinion: Opinion;
  onChange: (patch: Partial<Opinion>) => void;
}

/** The business division confirms the figures and says what it thinks of the project as a whole (R125). */
export function SelfOpinion({ sheet, decides, opinion, onChange }: SelfOpinionProps) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  if (!decides && !sheet.overallOpinion) return null;
  return (
    <Card title={t('opinion.title')} note={decides ? t('opinion.note') : undefined}>
      <Checkbox
        disabled={!decides}
        checked={opinion.figuresConfirmed}
        onChange={(event) => onChange({ figuresConfirmed: event.target.checked })}
      >
        {t('opinion.figures')}
      </Checkbox>
      <Input.TextArea
        aria-label={t('opinion.overall')}
        placeholder={decides ? t('opinion.hint') : undefined}
        readOnly={!decides}
        autoSize={{ minRows: decides ? 3 : 1 }}
        className="jx-self-read"
        maxLength={4000}
        style={{ marginTop: 8 }}
        value={opinion.overallOpinion}
        onChange={(event) => onChange({ overallOpinion: event.target.value })}
      />
      {sheet.opinedOn && (
        <p className="jx-note">
          <DateText value={sheet.opinedOn} />
        </p>
      )}
    </Card>
  );
}
