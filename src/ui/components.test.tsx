import { describe, expect, test } from 'vitest';
import { translator } from '../i18n/index.ts';
import {
  Alert,
  Avatar,
  Badge,
  Breadcrumbs,
  Card,
  Dialog,
  DialogLink,
  EmptyState,
  initials,
  KeyValue,
  Menu,
  Notice,
  PageHead,
  Panel,
  Progress,
  Section,
  Split,
  StageLine,
  Stat,
  Status,
  Stepper,
  Tabs,
  TaskList,
  Timeline,
  type Tone,
} from './index.ts';

const t = translator('ru');
const html = (node: unknown) => String(node);

describe('a state', () => {
  test.each<Tone>(['good', 'warn', 'bad', 'info', 'neutral'])(
    '%s has an icon of its own and a word',
    (tone) => {
      for (const state of [<Status tone={tone}>Слово</Status>, <Badge tone={tone}>Слово</Badge>]) {
        expect(html(state)).toContain(`data-tone="${tone}"`);
        expect(html(state)).toMatch(/<svg[^>]*aria-hidden="true"/);
        expect(html(state)).toContain('Слово');
      }
    },
  );

  test('icons of the five tones differ', () => {
    const tones: Tone[] = ['good', 'warn', 'bad', 'info', 'neutral'];
    const icons = tones.map((tone) => html(<Status tone={tone}>x</Status>).match(/#([a-z-]+)"/)?.[1]);
    expect(new Set(icons).size).toBe(5);
  });

  test('a notice waits to be read, an alert does not', () => {
    expect(html(<Notice title="А">Б</Notice>)).toContain('role="note"');
    expect(html(<Alert title="А">Б</Alert>)).toContain('role="alert"');
  });
});

test('a line of stages says number, name and state of each', () => {
  const line = html(
    <StageLine
      t={t}
      label="Этапы"
      stages={[
        { number: 1, name: 'Подготовка', state: 'done', href: '/s1' },
        { number: 2, name: 'База', state: 'late', note: 'до 20 декабря', current: true },
        { number: 3, name: 'Отбор', state: 'ahead', word: 'С февраля' },
      ]}
    />,
  );
  expect(line).toContain('<ol class="stage-line" aria-label="Этапы">');
  expect(line).toMatch(/Этап 1 .*Подготовка.*Завершён/s);
  expect(line).toMatch(/data-state="late" aria-current="step"/);
  expect(line).toContain('Просрочен');
  expect(line).toContain('С февраля');
  expect(line).not.toContain('Впереди');
  expect(line.match(/<a /g)).toHaveLength(1);
});

test('a stepper says where one is, in words too', () => {
  const steps = html(
    <Stepper
      t={t}
      label="Загрузка"
      current={2}
      steps={[{ label: 'Файл', href: '/1' }, { label: 'Столбцы' }]}
    />,
  );
  expect(steps).toContain('Шаг 2 из 2');
  expect(steps).toMatch(/data-state="current" aria-current="step"/);
  expect(steps).toMatch(/href="\/1".*Файл.*готово/s);
});

describe('progress', () => {
  test('has a name, a native bar and counts', () => {
    const bar = html(
      <Progress t={t} label="Загрузка" done={6120} total={10000} note="7Б" pollHref="/jobs/1" />,
    );
    expect(bar).toContain('<label class="progress__label" for="progress">Загрузка</label>');
    expect(bar).toMatch(/<progress[^>]*id="progress" max="10000" value="6120"/);
    expect(bar).toMatch(/6\u00a0120 из 10\u00a0000/);
    expect(bar).toContain('role="status"');
    expect(bar).toContain('data-poll="/jobs/1"');
    expect(bar).toContain('data-words="{done} из {total}"');
  });

  test('without a total has no value, and says when it is over', () => {
    const bar = html(<Progress t={t} label="Приказ" done={0} state="done" />);
    expect(bar).not.toMatch(/<progress[^>]*value=/);
    expect(bar).toContain('Готово');
    expect(html(<Progress t={t} label="Приказ" done={3} total={0} />)).toMatch(/max="1" value="0"/);
  });
});

describe('a number', () => {
  test('is grouped, has its denominator and opens', () => {
    const stat = html(
      <Stat t={t} value={98} total={110} label="согласий" href="/consents" previous={1250} />,
    );
    expect(stat).toMatch(/^<a class="stat" href="\/consents">/);
    expect(stat).toContain('из 110');
    expect(stat).toContain('width="89.1%"');
    expect(stat).toMatch(/в прошлом году 1\u00a0250/);
  });

  test('without a link is not a link, and its share stays within the bar', () => {
    const stat = html(<Stat t={t} value={12} total={10} label="x" />);
    expect(stat).toMatch(/^<div class="stat">/);
    expect(stat).toContain('width="100.0%"');
    expect(html(<Stat t={t} value={0} total={0} label="x" />)).not.toContain('stat__share');
  });
});

test('a dialog is named, opens by its address and closes to what opened it', () => {
  const dialog = html(
    <Dialog t={t} id="remove" title="Исключить?">
      <p>Текст</p>
    </Dialog>,
  );
  expect(dialog).toMatch(/<dialog[^>]*id="remove" aria-labelledby="remove-title"/);
  expect(dialog).toContain('<h2 class="dialog__title" id="remove-title">Исключить?</h2>');
  expect(dialog).toContain('href="#remove-open"');
  expect(html(<DialogLink dialog="remove">Исключить</DialogLink>)).toMatch(/href="#remove" id="remove-open"/);
});

test('a menu changes things by forms and goes places by links', () => {
  const menu = html(
    <Menu
      label="Действия"
      items={[
        { label: 'Изменить', href: '/edit' },
        { label: 'Исключить', action: '/remove', hidden: { id: '1' }, tone: 'danger' },
      ]}
    />,
  );
  expect(menu).toMatch(/^<details class="menu"/);
  expect(menu).toContain('href="/edit"');
  expect(menu).toMatch(/<form method="post" action="\/remove"><input type="hidden" name="id" value="1"\/>/);
});

test('a page head has one first-level title and puts the rest into a menu', () => {
  const head = html(
    <PageHead
      t={t}
      title="Пары"
      context="26 пар"
      menu={[{ label: 'Печать', href: '/print' }]}
      crumbs={[{ label: 'Год', href: '/year' }]}
    />,
  );
  expect(head.match(/<h1/g)).toHaveLength(1);
  expect(head).toContain('Другие действия');
  expect(head).toMatch(/<nav class="breadcrumbs" aria-label="Где вы">/);
  expect(html(<PageHead t={t} title="Пары" />)).not.toContain('page-head__actions');
});

test('parts of a page are named by their titles', () => {
  expect(html(<Section title="Люди" id="people" />)).toMatch(
    /id="people" aria-labelledby="people-title".*id="people-title"/s,
  );
  expect(html(<Card title="Встреча" level={3} />)).toContain('<h3 class="card__title">Встреча</h3>');
  expect(html(<Card>Текст</Card>)).not.toContain('aria-labelledby');
  const panel = html(
    <Split
      panel={
        <Panel t={t} title="Ёлкин" closeHref="/people">
          x
        </Panel>
      }
    >
      список
    </Split>,
  );
  expect(panel).toContain('<div class="split" data-open="true">');
  expect(panel).toMatch(/href="\/people".*Закрыть подробности/s);
  expect(html(<Split>список</Split>)).toBe('<div class="split"><div class="split__main">список</div></div>');
});

test('tasks say their state aloud and carry their action', () => {
  const list = html(
    <TaskList
      t={t}
      items={[
        { title: 'Согласия', state: 'late', due: 'на 3 дня позже', href: '/c' },
        { title: 'Приказ', state: 'done' },
      ]}
    />,
  );
  expect(list).toContain('<a href="/c">Согласия</a><span class="visually-hidden">, просрочено</span>');
  expect(list).toContain('сделано');
  expect(list.match(/task__note/g)).toHaveLength(1);
});

test('initials take the first letters of two words, whatever stands before them', () => {
  expect(initials('Константинопольская Александра-Виктория Святославовна')).toBe('КА');
  expect(initials('ёлкин\u00a0пётр')).toBe('ЁП');
  expect(initials('  «Ли»  ')).toBe('Л');
  expect(initials('')).toBe('');
  expect(html(<Avatar name="Ли Анна" />)).toContain('aria-hidden="true"');
});

test('facts, history, tabs, the way down and empty places keep their meaning in the markup', () => {
  expect(html(<KeyValue items={[{ label: 'Класс', value: '7Б' }]} />)).toMatch(
    /<dt[^>]*>Класс<\/dt><dd[^>]*>7Б<\/dd>/,
  );
  expect(html(<Timeline items={[{ when: '5 сентября', date: '2026-09-05', title: 'Анкета' }]} />)).toContain(
    '<time class="timeline__when" datetime="2026-09-05">5 сентября</time>',
  );
  expect(html(<Tabs t={t} items={[{ label: 'Обзор', href: '/', current: true, count: 0 }]} />)).toMatch(
    /aria-current="page">Обзор<span class="tabs__count">0/,
  );
  expect(html(<Breadcrumbs t={t} items={[{ label: 'Пары', href: '/pairs' }]} />)).toContain(
    '<a href="/pairs">Пары</a>',
  );
  const empty = html(
    <EmptyState title="Здесь будут пары" sample={<p>образец</p>}>
      Потому что
    </EmptyState>,
  );
  expect(empty).toContain('<h2 class="empty-state__title">Здесь будут пары</h2>');
  expect(empty).toMatch(/aria-hidden="true"><p>образец/);
});
