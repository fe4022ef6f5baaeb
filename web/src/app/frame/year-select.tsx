import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useToday } from '../../lib/session.js';
import { isYear, rememberYear, useYear } from '../../lib/use-year.js';

/** Choosing a year keeps the section, not the object: an objective belongs to the year it was made for. */
export function addressInYear(pathname: string, year: number): string {
  const [, first, section] = pathname.split('/');
  return isYear(first) ? `/${year}/${section || 'workbench'}` : `/${year}/workbench`;
}

export function YearSelect() {
  const { t } = useTranslation('frame');
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const year = useYear();
  const present = Number(useToday().slice(0, 4));
  const years = new Set([year]);
  for (let one = present - 2; one <= present + 1; one += 1) years.add(one);
  return (
    <select
      className="jx-top-year"
      aria-label={t('year.label')}
      value={year}
      onChange={(event) => {
        const next = Number(event.target.value);
        rememberYear(next);
        void navigate(addressInYear(pathname, next));
      }}
    >
      {[...years]
        .sort((a, b) => b - a)
        .map((one) => (
          <option key={one} value={one}>
            {t('year.option', { year: one })}
          </option>
        ))}
    </select>
  );
}
