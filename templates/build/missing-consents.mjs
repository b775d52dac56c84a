// The list «who is missing»: a sheet for each class, with room for the class teacher's marks.
import { cell, document, mark, mm, p, row, section, table, when } from './parts.mjs';

const size = 12;

export default function missingConsents() {
  const widths = [mm(10), mm(62), mm(59), mm(25), mm(24)];
  const head = ['№', 'Участник', 'Кто подписывает', 'Состояние', 'Отметка'];
  return document(
    'Список участников без согласия',
    [
      section(
        [
          mark('#классы'),
          p('{организация кратко}', { size: 10, align: 'center', pageBreakBefore: true, keepNext: true }),
          p('**Кого не хватает – {класс}**', { size: 14, align: 'center', before: 6, keepNext: true }),
          p('Согласия {вид согласия}, программа наставничества {учебный год} учебного года', {
            size,
            align: 'center',
            after: 6,
            keepNext: true,
          }),
          p('Не хватает {не хватает} из {всего в классе} на {на дату}', {
            size,
            align: 'center',
            after: 8,
            keepNext: true,
          }),
          ...when(
            'классный руководитель',
            p('Классный руководитель: {классный руководитель}', { size, after: 6, keepNext: true }),
          ),
          table(widths, [
            row(
              head.map((text, index) =>
                cell(text, {
                  size: 11,
                  bold: true,
                  width: widths[index],
                  align: 'center',
                  vertical: 'center',
                  keepNext: true,
                }),
              ),
              { head: true },
            ),
            row(
              [
                cell('{#строки}{порядок}', { size, width: widths[0], align: 'center', vertical: 'center' }),
                cell('{участник}', { size, width: widths[1], vertical: 'center' }),
                cell(
                  '{#подписывает представитель}родитель (законный представитель){/подписывает представитель}{#подписывает сам}сам участник{/подписывает сам}',
                  { size: 11, width: widths[2], vertical: 'center' },
                ),
                cell(
                  '{#не получено}не получено{/не получено}{#отказ}отказ{/отказ}{#отозвано}отозвано{/отозвано}{#истекло}истекло{/истекло}',
                  { size: 11, width: widths[3], vertical: 'center' },
                ),
                cell('{/строки}', { size: 11, width: widths[4] }),
              ],
              { height: 9 },
            ),
          ]),
          mark('/классы'),
        ],
        { numbered: false, margins: { top: 15, bottom: 15, left: 20, right: 10 } },
      ),
    ],
    { size },
  );
}
