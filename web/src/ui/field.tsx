import { useId, type ReactNode } from 'react';

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  children: (id: string) => ReactNode;
}

/** Label above, control, hint below. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="jx-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <span className="jx-note">{hint}</span>}
    </div>
  );
}
