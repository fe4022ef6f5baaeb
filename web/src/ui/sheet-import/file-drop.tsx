import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface FileDropProps {
  fileName: string | null;
  disabled: boolean;
  onFile: (file: File) => void;
}

/** One workbook, by choosing or by dropping it. */
export function FileDrop({ fileName, disabled, onFile }: FileDropProps) {
  const { t } = useTranslation('sheets');
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !disabled) onFile(file);
  };
  return (
    <div
      className="jx-import-drop"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        accept=".xlsx"
        disabled={disabled}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file, corrected under the same name, is a new choice.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <label htmlFor={id}>{fileName ? t('otherFile') : t('chooseFile')}</label>
      <span className={fileName ? 'jx-import-name' : 'jx-muted'}>{fileName ?? t('dropFile')}</span>
    </div>
  );
}
