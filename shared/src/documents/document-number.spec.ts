import { documentNumberKey, normaliseDocumentNumber, yearOfDocumentNumber } from './document-number.js';

it.each(['庄财发﹝2020﹞109号', '庄财发[2020]109号', '庄财发（2020）109号', ' 庄财发【 2020 】109号'])(
  '%s is 庄财发〔2020〕109号',
  (typed) => {
    expect(normaliseDocumentNumber(typed)).toBe('庄财发〔2020〕109号');
    expect(yearOfDocumentNumber(typed)).toBe(2020);
  },
);

it('leaves other brackets of a number alone, and finds no year where none is', () => {
  expect(normaliseDocumentNumber('区政办(示例)12号')).toBe('区政办(示例)12号');
  expect(yearOfDocumentNumber('区政办12号')).toBeNull();
});

it('compares a part of a number in any brackets', () => {
  expect(documentNumberKey('发 ﹝2020')).toBe(documentNumberKey('发〔2020'));
});
