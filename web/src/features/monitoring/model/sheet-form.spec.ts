import { inputOf, isNoAmount, isNoNumber, type SheetForm, sumOfLines } from './sheet-form.js';

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

it('D12: words where a number belongs are marked while they are typed; a blank is not wrong', () => {
  expect(['约三百', '1.2.3', '300万元'].map(isNoAmount)).toEqual([true, true, true]);
  expect(['', ' ', '12.5', '1,000'].map(isNoAmount)).toEqual([false, false, false, false]);
  expect(['很多', '12个', null, '', '12.5'].map(isNoNumber)).toEqual([true, true, false, false, false]);
});
