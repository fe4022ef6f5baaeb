import { inputOf, type SheetForm, sumOfLines } from './sheet-form.js';

const form = (forecasts: readonly string[]): SheetForm => ({
  rows: [],
  tasks: [],
  moneys: forecasts.map((forecastWan, index) => ({ id: `line-${index + 1}`, forecastWan })),
  forecastWan: '100',
  forecastBasis: 'OWN',
  forecastNote: '',
  isTyped: false,
  typedWan: '',
  typedReason: '',
  executionReason: '',
  causeCodes: [],
  causeText: '',
  measures: '',
  suggestions: '',
  unitRating: '',
});

describe('the forecast of each line of money', () => {
  it('R105: is sent in yuan beside the total; a blank is no amount, and what is no number is sent for the check to name', () => {
    expect(inputOf(form(['60.5', '', '约四十'])).moneys).toEqual([
      { id: 'line-1', forecastAmount: '605000.00' },
      { id: 'line-2', forecastAmount: null },
      { id: 'line-3', forecastAmount: '约四十' },
    ]);
  });

  it('comes to a sum only where every line has an amount', () => {
    expect(sumOfLines(form(['60.5', '39.5']))).toBe('1000000.00');
    expect(sumOfLines(form(['60.5', '']))).toBeNull();
    expect(sumOfLines(form([]))).toBeNull();
  });
});
