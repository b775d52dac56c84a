import { describe, expect, test } from 'vitest';
import { translator } from '../../i18n/index.ts';
import {
  BarChart,
  commonDigits,
  DotPlot,
  formatChange,
  formatNumber,
  linearScale,
  percent,
  Slope,
  Sparkline,
  spread,
  TimeStrip,
  ticks,
} from './index.ts';
import { breakLabel } from './slope.tsx';

const t = translator('ru');
const html = (node: unknown) => String(node);

describe('scales', () => {
  test('map a domain to a range, backwards too', () => {
    expect(linearScale([0, 10], [0, 100])(2.5)).toBe(25);
    expect(linearScale([0, 10], [100, 0])(2.5)).toBe(75);
    expect(linearScale([5, 5], [0, 100])(5)).toBe(50);
  });

  test.each([
    [0, 10, 5, [0, 2, 4, 6, 8, 10]],
    [4, 9, 5, [4, 5, 6, 7, 8, 9]],
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 498, 4, [0, 100, 200, 300, 400]],
    [3, 3, 5, [3]],
  ])('ticks from %d to %d, about %i', (min, max, count, expected) => {
    expect(ticks(min, max, count)).toEqual(expected);
  });

  test('percents stay within the whole', () => {
    expect(percent(5, [0, 20])).toBe('25%');
    expect(percent(-5, [0, 20])).toBe('0%');
    expect(percent(50, [0, 20])).toBe('100%');
    expect(percent(1, [2, 2])).toBe('0%');
  });

  test('labels move apart, keep their order and stay inside', () => {
    const moved = spread([10, 11, 12, 90], 10, [0, 100]);
    expect(moved).toEqual([10, 20, 30, 90]);
    expect(spread([98, 99], 10, [0, 100])).toEqual([90, 100]);
    expect(spread([50, 10], 10, [0, 100])).toEqual([50, 10]);
  });
});

describe('numbers', () => {
  test('are written as the language does', () => {
    expect(formatNumber(t, 7.1, 1)).toBe('7,1');
    expect(formatNumber(translator('en'), 7.1, 1)).toBe('7.1');
    expect(formatNumber(t, 12345)).toBe('12\u00a0345');
    expect(formatNumber(t, -0.5, 1)).toBe('\u22120,5');
    expect(formatNumber(t, -0.04, 1)).toBe('0,0');
    expect(formatChange(t, 1.7, 1)).toBe('+1,7');
    expect(formatChange(t, 0, 1)).toBe('0,0');
    expect(formatChange(t, -1.6, 1)).toBe('\u22121,6');
  });

  test('share the decimals of the most exact one', () => {
    expect(commonDigits([5, 5.4, 6])).toBe(1);
    expect(commonDigits([5, 6])).toBe(0);
    expect(commonDigits([1 / 3])).toBe(2);
    expect(commonDigits([])).toBe(0);
  });
});

describe('bars', () => {
  const chart = html(
    <BarChart
      t={t}
      finding="Чаще всего просят помочь с учёбой"
      bars={[
        { label: 'Учёба', value: 62, display: '62 из 110' },
        { label: 'Спорт', value: 9 },
        { label: 'Учёт' },
      ]}
      max={110}
      target={55}
    />,
  );

  test('are a table with a sentence on top', () => {
    expect(chart).toMatch(/<figcaption[^>]*><span class="chart__finding">Чаще всего/);
    expect(chart).toMatch(/<th[^>]*scope="row">Учёба<\/th>/);
    expect(chart).toContain('62 из 110');
    expect(chart).toContain('width="56.36%"');
    expect(chart).toContain('цель 55');
  });

  test('say that a small group is hidden instead of drawing it', () => {
    expect(chart).toContain('Скрыто: меньше 5 человек');
    expect(chart.match(/bar-chart__part/g)).toHaveLength(2);
  });
});

describe('before and after', () => {
  const lines = [
    { label: 'Желание посещать школу', before: 5.4, after: 7.1, strong: true },
    { label: 'Личностная тревожность', before: 6.6, after: 5 },
  ];

  test('as lines has the numbers and a table', () => {
    const chart = html(<Slope t={t} finding="Тревожность ниже" basis="18 пар" lines={lines} />);
    expect(chart).toContain('role="img" aria-label="Тревожность ниже"');
    expect(chart).toContain('18 пар');
    expect(chart).toContain('>5,0<');
    expect(chart).toMatch(/<td[^>]*>\u22121,6<\/td>/);
    expect(chart).toContain('Те же числа таблицей');
    expect(chart).not.toMatch(/NaN|undefined/);
  });

  test('as dots has the interval and hides small groups', () => {
    const chart = html(
      <DotPlot
        t={t}
        finding="Выросло"
        basis="18 пар"
        min={4}
        max={9}
        rows={[
          { label: 'Желание', before: 5.4, after: 7.1, low: 6.5, high: 7.7 },
          { label: 'На учёте', after: 6 },
        ]}
      />,
    );
    expect(chart).toContain('x="50%" width="24%"');
    expect(chart).toContain('+1,7');
    expect(chart).toContain('Скрыто');
    expect(chart).not.toMatch(/NaN|undefined/);
  });

  test('a long name is broken into two lines at most', () => {
    expect(breakLabel('Желание посещать школу', 14)).toEqual(['Желание', 'посещать школу']);
    expect(breakLabel('Спорт', 14)).toEqual(['Спорт']);
    const long = breakLabel('Готовность участвовать в школьных и городских мероприятиях', 14);
    expect(long).toHaveLength(2);
    expect(long[1]?.length).toBeLessThanOrEqual(18);
  });
});

test('a sparkline leaves gaps out and is read aloud', () => {
  const line = html(<Sparkline t={t} label="Встречи" values={[3, undefined, 26]} />);
  expect(line).toContain('aria-label="Встречи: от 3 до 26"');
  expect(line.match(/points="([^"]*)"/)?.[1]?.split(' ')).toHaveLength(2);
  expect(html(<Sparkline t={t} label="Встречи" values={[undefined]} />)).toBe('');
});

test('a strip of terms says each term in words', () => {
  const strip = html(
    <TimeStrip
      t={t}
      finding="Этапы"
      length={16}
      divisions={[{ label: 'сен', from: 0 }]}
      bands={[{ label: 'База', from: 4, to: 8, display: 'январь – апрель', tone: 'good' }]}
      now={5}
    />,
  );
  expect(strip).toContain('x="25%" width="25%"');
  expect(strip).toContain('<span class="visually-hidden">январь – апрель</span>');
});

test('nothing a person typed becomes markup', () => {
  const label = '<script>alert(1)</script>';
  for (const chart of [
    <BarChart t={t} finding={label} bars={[{ label, value: 1, display: label }]} />,
    <Slope t={t} finding={label} basis={label} lines={[{ label, before: 1, after: 2 }]} />,
    <DotPlot t={t} finding={label} basis={label} min={0} max={1} rows={[{ label, before: 0, after: 1 }]} />,
  ]) {
    expect(html(chart)).not.toContain('<script');
  }
});
