import { sumMoney } from '../money/money.js';
import { type ArrivedFund, FUND_LEVELS, type FundMove, fundPositions, mayMove } from './fund-positions.js';

const FUND: ArrivedFund = { level: 'COUNTY', holder: '示例县财政局', amount: '1000.00', receivedOn: '2020-07-01' };
const move = (
  id: string,
  fromId: string | null,
  level: FundMove['level'],
  amount: string,
  movedOn: string,
): FundMove => ({
  id,
  fromId,
  level,
  holder: id,
  amount,
  movedOn,
});

describe('where the money of a fund sits', () => {
  const moves = [
    move('unit', null, 'UNIT', '700.00', '2020-07-20'),
    move('people', 'unit', 'BENEFICIARY', '400.00', '2020-08-01'),
    move('account', 'unit', 'INTERMEDIATE', '50.00', '2020-08-05'),
  ];

  it('R109: tells level, holder, amount and day of each part; an account between is no arrival', () => {
    expect(fundPositions(FUND, moves, '2020-08-10', 30)).toEqual([
      {
        moveId: null,
        level: 'COUNTY',
        holder: '示例县财政局',
        amount: '300.00',
        since: '2020-07-01',
        days: 40,
        status: 'OVERDUE',
      },
      {
        moveId: 'unit',
        level: 'UNIT',
        holder: 'unit',
        amount: '250.00',
        since: '2020-07-20',
        days: 21,
        status: 'HELD',
      },
      {
        moveId: 'people',
        level: 'BENEFICIARY',
        holder: 'people',
        amount: '400.00',
        since: '2020-08-01',
        days: 9,
        status: 'REACHED',
      },
      {
        moveId: 'account',
        level: 'INTERMEDIATE',
        holder: 'account',
        amount: '50.00',
        since: '2020-08-05',
        days: 5,
        status: 'NOT_DIRECT',
      },
    ]);
  });

  it('loses and doubles no fen, whatever was moved', () => {
    for (let part = 0; part <= moves.length; part += 1) {
      const positions = fundPositions(FUND, moves.slice(0, part), '2020-12-31', 30);
      expect(sumMoney(positions.map(({ amount }) => amount))).toBe(FUND.amount);
    }
  });

  it('lets money go down only, and nothing leave the person who got it', () => {
    expect(mayMove('COUNTY', 'UNIT')).toBe(true);
    expect(mayMove('UNIT', 'COUNTY')).toBe(false);
    expect(mayMove('INTERMEDIATE', 'INTERMEDIATE')).toBe(true);
    expect(FUND_LEVELS.filter((level) => mayMove('BENEFICIARY', level))).toEqual([]);
  });
});
