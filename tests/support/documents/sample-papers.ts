import type { ConsentFormsData } from '../../../src/modules/documents/consent-form.ts';
import type { IntroductionOrderData } from '../../../src/modules/documents/introduction-order.ts';
import type { MissingConsentsData } from '../../../src/modules/documents/missing-consents.ts';
import type { NoticesData } from '../../../src/modules/documents/notice.ts';
import type { RoadmapData } from '../../../src/modules/documents/roadmap.ts';
import { deputy, name, pupil, school, teacher } from './samples.ts';

export const introduction: IntroductionOrderData = {
  act: 'order',
  organization: school,
  number: '12-О',
  date: '2023-09-01',
  startYear: 2023,
  startsOn: '2023-09-05',
  curator: deputy,
  chair: deputy,
  members: [
    { name: name('Егорова Екатерина Михайловна'), post: 'педагог-психолог' },
    { name: name('Орлова Анна Дмитриевна'), post: 'социальный педагог' },
  ],
  forms: ['ученик – ученик', 'учитель – учитель', 'учитель – ученик'],
  approves: { regulation: true, roadmap: true, programme: true },
  siteEditor: { name: name('Орлов Роман Михайлович'), post: 'учитель информатики' },
};

export const roadmap: RoadmapData = {
  organization: school,
  startYear: 2023,
  approvedOn: '2023-09-05',
  goal: 'Максимально полное раскрытие потенциала личности наставляемого, необходимое для успешной личной и профессиональной самореализации.',
  tasks: [
    'Улучшение показателей МАОУ СОШ № 50 в образовательной, социокультурной, спортивной и других сферах;',
    'раскрытие личностного, творческого, профессионального потенциала каждого обучающегося.',
  ],
  forms: ['ученик – ученик', 'учитель – учитель', 'учитель – ученик'],
  stages: [
    {
      number: 1,
      title: 'Подготовка условий для запуска программы наставничества',
      task: 'Информирование о запуске программы наставничества.',
      outcome: 'Определены необходимые ресурсы.',
      activities: [
        {
          code: '1.1.',
          title: 'Подготовка нормативной базы для внедрения целевой модели наставничества:',
          subItems: ['издание приказа о внедрении', 'разработка и утверждение Положения о наставничестве'],
          term: 'сентябрь',
          responsible: 'Администрация ОО',
        },
        {
          code: '1.3',
          title: 'Информирование родительского сообщества о реализации программы',
          subItems: [],
          term: 'сентябрь - октябрь',
          responsible: 'Классные руководители',
        },
      ],
    },
    {
      number: 2,
      title: 'Формирование базы наставляемых',
      task: 'Выявление конкретных проблем обучающихся и педагогов.',
      outcome: 'Сформирована база наставляемых с перечнем запросов.',
      activities: [
        {
          code: '2.1',
          title: 'Проведение анкетирования среди обучающихся и педагогов',
          subItems: [],
          term: 'в течение года',
          responsible: 'Куратор внедрения целевой модели наставничества',
        },
      ],
    },
  ],
  expectedResults: [
    'измеримое улучшение показателей обучающихся',
    'рост числа обучающихся, прошедших профориентационные мероприятия',
  ],
  perspectiveResults:
    'Улучшение показателей школы в образовательной, социокультурной, спортивной и других сферах.',
};

/** Blank consents for so many pupils: one with a known guardian, one past fourteen. */
export function consents(
  count: number,
  purpose: ConsentFormsData['purpose'] = 'processing',
): ConsentFormsData {
  return {
    organization: school,
    purpose,
    day: '2023-10-02',
    subjects: Array.from({ length: count }, (_, index) => ({
      party: pupil(index),
      bornOn: index % 3 === 1 ? '2009-05-12' : '2012-05-12',
      ...(index === 0 ? { guardian: name('Заяц Мария Ильинична'), code: 'С-5А-001' } : {}),
    })),
  };
}

export const adultConsents: ConsentFormsData = {
  organization: school,
  purpose: 'processing',
  day: '2023-10-02',
  subjects: [{ party: teacher(7) }, { party: teacher(3), bornOn: '1980-01-31' }],
};

export function notices(count: number): NoticesData {
  return {
    organization: school,
    startYear: 2023,
    orderNumber: '87-О',
    orderDate: '2024-03-29',
    curator: deputy,
    curatorContact: 'кабинет 21, тел. 8 (343) 000-00-00',
    notices: Array.from({ length: count }, (_, index) => ({
      recipient: index % 2 === 0 ? pupil(index) : teacher(index),
      role: index % 2 === 0 ? 'mentee' : 'mentor',
      partners: index % 2 === 0 ? [teacher(index)] : [pupil(index), pupil(index + 1)],
      form: 'учитель – ученик',
      from: '2024-04-01',
      to: '2024-12-25',
      firstMeeting: index % 4 === 0 ? '2 апреля 2024 г. в 15.00, кабинет 12' : '',
      isMinor: index % 2 === 0,
    })),
  };
}

export const missing: MissingConsentsData = {
  organization: school,
  startYear: 2023,
  purpose: 'processing',
  day: '2023-10-16',
  classes: [
    {
      label: '5А',
      teacher: name('Хант Полина Александровна'),
      total: 27,
      rows: [
        { name: name('Заяц Иван Петрович'), signer: 'guardian', state: 'missing' },
        { name: name('Черных Мария Андреевна'), signer: 'guardian', state: 'refused' },
        { name: name('Ли Алсу Петровна'), signer: 'guardian', state: 'withdrawn' },
      ],
    },
    { label: '6Б', total: 25, rows: [] },
    {
      label: '11А',
      total: 19,
      rows: [{ name: name('Цой Виктор Робертович'), signer: 'self', state: 'expired' }],
    },
  ],
};
