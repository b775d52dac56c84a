import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { translator } from '../../../src/i18n/index.ts';

/** Words as they stand on the screen. */
export const ru = translator('ru');

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));

/** A file of the example school on the disk. */
export function example(name: string): string {
  return join(examples, name);
}

/** The example school and the person who sets it up. */
export const school = {
  name: 'муниципальное автономное общеобразовательное учреждение «Средняя общеобразовательная школа № 50»',
  shortName: 'МАОУ СОШ № 50',
  place: 'г. Киров',
  principalName: 'Дорофеева Юлия Викторовна',
  curatorOffice: 'Кабинет 214, вторник и четверг с 15:00 до 17:00',
  login: 'kurator',
  password: 'шесть тихих сосен',
  lastName: 'Вершинина',
  firstName: 'Ольга',
  middleName: 'Павловна',
  post: 'заместитель директора по воспитательной работе',
} as const;
