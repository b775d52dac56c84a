import type { PersonName } from '../../../src/modules/documents/declension.ts';
import type {
  OrderRow,
  OrganizationHead,
  PairsOrderData,
  Party,
} from '../../../src/modules/documents/order.ts';

/** Surname, first name, patronymic in one line. */
export function name(line: string): PersonName {
  const [lastName = '', firstName = '', ...rest] = line.split(' ');
  return { lastName, firstName, middleName: rest.join(' ') };
}

export const school: OrganizationHead = {
  name: 'Муниципальное автономное общеобразовательное учреждение «Средняя общеобразовательная школа № 50 с углублённым изучением отдельных предметов»',
  shortName: 'МАОУ СОШ № 50',
  address: '620000, Свердловская область, г. Екатеринбург, ул. Школьная, д. 5',
  place: 'г. Екатеринбург',
  principal: { name: name('Дорофеева Юлия Викторовна'), post: 'директор' },
  legalBasis:
    'распоряжение Министерства просвещения Российской Федерации от 25.12.2019 № Р-145 «Об утверждении методологии (целевой модели) наставничества обучающихся для организаций, осуществляющих образовательную деятельность по общеобразовательным, дополнительным общеобразовательным и программам среднего профессионального образования, в том числе с применением лучших практик обмена опытом между обучающимися»',
};

export const deputy = { name: name('Мамедова Дарья Львовна'), post: 'заместитель директора по УВР' };

const teachers: readonly [string, string][] = [
  ['Егорова Екатерина Михайловна', 'педагог-психолог'],
  ['Орлова Анна Дмитриевна', 'социальный педагог'],
  ['Зайцев Никита Львович', 'учитель физики'],
  ['Долгих Сергей Иванович', 'учитель английского языка'],
  ['Ли Любовь Руслановна', 'учитель физики'],
  ['Кох Анна Ивановна', 'учитель английского языка'],
  ['Римский-Корсаков Дмитрий Михайлович', 'учитель русского языка и литературы'],
  ['Дзюба Егор Романович', 'преподаватель-организатор основ безопасности и защиты Родины'],
  ['Хант Полина Александровна', 'учитель начальных классов, классный руководитель 2Б класса'],
  ['Соловьёв Фёдор Петрович', 'педагог дополнительного образования'],
];

const pupils: readonly string[] = [
  'Заяц Иван Петрович',
  'Константинопольская Александра-Виктория Святославовна',
  'Алиев Рауф Гасан оглы',
  'Черных Мария Андреевна',
  'Шевченко Максим Олегович',
  'Ли Алсу Петровна',
  'Сибгатуллин Тимур Рафаэлевич',
  'Кузнецова Полина Сергеевна',
  'Цой Виктор Робертович',
  'Толстая Ева Ильинична',
  'Гарифуллина Айгуль Тимуровна',
];

const letters = ['А', 'Б', 'В'];

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('an empty list of samples');
  return item;
}

export function teacher(index: number): Party {
  const [line, post] = at(teachers, index);
  return { kind: 'employee', name: name(line), post };
}

export function pupil(index: number): Party {
  return {
    kind: 'pupil',
    name: name(at(pupils, index)),
    label: `${5 + (index % 7)}${at(letters, index)}`,
  };
}

function row(index: number, isGroup: boolean): OrderRow {
  const dates = { from: '2024-04-01', to: '2024-12-25' };
  const mentees = Array.from({ length: isGroup ? 4 : 1 }, (_, place) => pupil(index * 3 + place));
  if (index % 5 === 4) {
    const mentor = teacher(index);
    return { mentor, mentees: [teacher(index + 3)], isGroup: false, form: 'учитель – учитель', ...dates };
  }
  if (index % 5 === 3) {
    return { mentor: pupil(index + 5), mentees, isGroup, form: 'ученик – ученик', ...dates };
  }
  return { mentor: teacher(index), mentees, isGroup, form: 'учитель – ученик', ...dates };
}

/** An order with so many rows, the first of which are groups. */
export function sampleOrder(
  rows: number,
  options: { groups?: number; rowStyle?: PairsOrderData['rowStyle'] } = {},
): PairsOrderData {
  return {
    act: 'order',
    organization: school,
    number: '87-О',
    date: '2024-03-29',
    startYear: 2023,
    curator: deputy,
    acquaintBy: '2024-04-05',
    rows: Array.from({ length: rows }, (_, index) => row(index, index < (options.groups ?? 0))),
    rowStyle: options.rowStyle ?? 'names',
  };
}
