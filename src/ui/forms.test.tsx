import { describe, expect, test } from 'vitest';
import { translator } from '../i18n/index.ts';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  DateInput,
  FileInput,
  Form,
  fieldId,
  fieldValue,
  fieldValues,
  formState,
  MoodInput,
  PostButton,
  RadioGroup,
  ScaleInput,
  Select,
  TextArea,
  TextInput,
} from './index.ts';

const t = translator('ru');
const html = (node: unknown) => String(node);
const attack = '"><script>alert(1)</script>';

const form = formState(
  { name: 'Ёлкина', topics: ['lessons', 'future'], mood: '4', secret: 'tiger', notes: attack },
  { name: 'Впишите фамилию', place: 'Отметьте место' },
);

describe('form state', () => {
  test('gives one value of a field and all of them', () => {
    expect(fieldValue(form, 'topics')).toBe('lessons');
    expect(fieldValues(form, 'topics')).toEqual(['lessons', 'future']);
    expect(fieldValues(form, 'name')).toEqual(['Ёлкина']);
    expect(fieldValue(form, 'absent')).toBe('');
    expect(fieldValues(undefined, 'name')).toEqual([]);
  });

  test('makes an identifier out of any field name', () => {
    expect(fieldId('rows[3].name')).toBe('field-rows-3--name');
  });
});

describe('a text field', () => {
  const field = html(
    <TextInput t={t} form={form} name="name" label="Фамилия" hint="Как в паспорте." example="Римский" />,
  );

  test('keeps what was typed', () => {
    expect(field).toContain('value="Ёлкина"');
  });

  test('ties its label, hint and error to the control', () => {
    expect(field).toContain('for="field-name"');
    expect(field).toContain('id="field-name"');
    expect(field).toContain('aria-describedby="field-name-hint field-name-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toMatch(/id="field-name-error".*Впишите фамилию/s);
    expect(field).toContain('Например: Римский');
  });

  test('puts the error between hint and control', () => {
    const order = ['field__label', 'field__hint', 'field__error', '<input'].map((part) =>
      field.indexOf(part),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThanOrEqual(0);
  });

  test('marks what is optional and nothing else', () => {
    expect(field).not.toContain('необязательно');
    expect(field).toContain('aria-required="true"');
    const optional = html(<TextInput t={t} name="middle" label="Отчество" optional />);
    expect(optional).toContain('необязательно');
    expect(optional).not.toContain('aria-required');
    expect(optional).not.toContain('aria-describedby');
  });

  test('never writes a password back', () => {
    expect(html(<TextInput t={t} form={form} name="secret" label="Пароль" type="password" />)).not.toContain(
      'tiger',
    );
  });
});

test('what was typed is escaped everywhere', () => {
  const hostile = formState({ a: attack, b: attack, c: attack }, { a: attack });
  const page = html(
    <Form t={t} action="/x" form={hostile}>
      <TextInput t={t} form={hostile} name="a" label={attack} />
      <TextArea t={t} form={hostile} name="b" label="b" />
      <Select t={t} form={hostile} name="c" label="c" options={[{ value: attack, label: attack }]} />
    </Form>,
  );
  expect(page).not.toContain('<script');
  expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(6);
});

describe('choices', () => {
  const options = [
    { value: 'lessons', label: 'Уроки' },
    { value: 'friends', label: 'Друзья', hint: 'И класс' },
    { value: 'future', label: 'Профессия' },
  ];

  test('are one group with a name', () => {
    const group = html(
      <CheckboxGroup t={t} form={form} name="topics" label="О чём говорили" options={options} />,
    );
    expect(group).toMatch(/<fieldset[^>]*>\s*<legend[^>]*>О чём говорили/);
    expect(group.match(/checked=""/g)).toHaveLength(2);
    expect(group.match(/name="topics"/g)).toHaveLength(3);
    expect(group).toContain('aria-describedby="field-topics-2-choice-hint"');
  });

  test('lead the error summary to the first answer', () => {
    const group = html(<RadioGroup t={t} form={form} name="place" label="Где" options={options} />);
    expect(group).toContain('id="field-place"');
    expect(group).toMatch(/<fieldset[^>]*aria-describedby="field-place-error"/);
    expect(group).not.toContain('checked');
  });

  test('a single yes is ticked when its value was sent', () => {
    const agreed = formState({ agree: 'yes' });
    expect(html(<Checkbox t={t} form={agreed} name="agree" label="Да" />)).toContain('checked=""');
    expect(html(<Checkbox t={t} form={form} name="agree" label="Да" />)).not.toContain('checked');
  });

  test('a select starts with an empty line and takes the sent value', () => {
    const chosen = formState({ kind: 'b' });
    const select = html(
      <Select
        t={t}
        form={chosen}
        name="kind"
        label="Форма"
        options={[
          { value: 'a', label: 'А' },
          { group: 'Другие', options: [{ value: 'b', label: 'Б' }] },
        ]}
      />,
    );
    expect(select).toContain('<option value="">Выберите</option>');
    expect(select).toMatch(/<optgroup label="Другие"><option value="b" selected=""/);
  });

  test('a scale has ten big answers with words at both ends', () => {
    const scale = html(<ScaleInput t={t} name="useful" label="Польза" lowLabel="нет" highLabel="очень" />);
    expect([...scale.matchAll(/value="(\d+)"/g)].map((m) => Number(m[1]))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(scale).toMatch(/1<\/span><span class="visually-hidden"> \(нет\)/);
    expect(scale).toMatch(/10<\/span><span class="visually-hidden"> \(очень\)/);
  });

  test('faces have words', () => {
    const mood = html(<MoodInput t={t} form={form} name="mood" label="Как встреча?" />);
    for (const word of ['Совсем плохо', 'Не очень', 'Обычно', 'Хорошо', 'Отлично'])
      expect(mood).toContain(word);
    expect(mood).toMatch(/value="4" checked=""/);
  });
});

describe('a form', () => {
  const page = html(
    <Form t={t} action="/meetings" form={form} hidden={{ version: '7' }} files>
      <Button>Записать</Button>
    </Form>,
  );

  test('says how many places are wrong and leads to each', () => {
    expect(page).toContain('Надо исправить 2 места');
    expect(page).toContain('<a href="#field-name">Впишите фамилию</a>');
    expect(page).toContain('<a href="#field-place">Отметьте место</a>');
    expect(page).toMatch(/id="error-summary" role="alert" tabindex="-1"/);
  });

  test('has an error of no field as plain words', () => {
    const general = html(<Form t={t} action="/x" form={formState({}, { form: 'Сеть пропала' })} />);
    expect(general).toContain('<li>Сеть пропала</li>');
    expect(general).toContain('Надо исправить 1 место');
  });

  test('posts, takes files, and leaves the checks to the server', () => {
    expect(page).toMatch(/<form[^>]*method="post"[^>]*action="\/meetings"/);
    expect(page).toContain('enctype="multipart/form-data"');
    expect(page).toContain('novalidate=""');
    expect(page).toContain('<input type="hidden" name="version" value="7"/>');
  });

  test('says nothing when nothing is wrong', () => {
    expect(html(<Form t={t} action="/x" form={formState()} />)).not.toContain('error-summary');
  });
});

test('a file field says which files and how large', () => {
  const file = html(
    <FileInput t={t} name="file" label="Файл" formats=".xlsx, .csv" limit="20 МБ" accept=".xlsx,.csv" />,
  );
  expect(file).toContain('Форматы: .xlsx, .csv.');
  expect(file).toContain('Не больше 20 МБ.');
  expect(file).toContain('aria-describedby="field-file-hint"');
});

test('a date field is the native one', () => {
  const date = html(
    <DateInput t={t} form={formState({ on: '2026-09-05' })} name="on" label="День" max="2026-12-31" />,
  );
  expect(date).toMatch(/type="date" value="2026-09-05" max="2026-12-31"/);
});

test('a one-tap action is a form of one button', () => {
  const action = html(
    <PostButton action="/remind" hidden={{ person: '1' }} label="Напомнить Ёлкиной">
      Напомнить
    </PostButton>,
  );
  expect(action).toMatch(/^<form class="post-button" method="post" action="\/remind">/);
  expect(action).toContain('aria-label="Напомнить Ёлкиной"');
  expect(action).toContain('data-kind="secondary"');
});
