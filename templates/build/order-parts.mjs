// Parts of orders: the upper part, the signature, who has read the act, the head of an attachment.
import {
  cell,
  mark,
  mm,
  noBorders,
  Paragraph,
  p,
  row,
  runs,
  TabStopType,
  table,
  textWidth,
  unless,
  when,
} from './parts.mjs';

/** The upper part of an order: organisation, kind of act, date, number, place. */
export function letterhead() {
  return [
    p('{организация}', { align: 'center', bold: true, keepNext: true }),
    ...when('краткое наименование', p('({организация кратко})', { align: 'center', keepNext: true })),
    p('{#приказ}ПРИКАЗ{/приказ}{#распоряжение}РАСПОРЯЖЕНИЕ{/распоряжение}', {
      align: 'center',
      bold: true,
      size: 16,
      before: 14,
      after: 10,
      keepNext: true,
    }),
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
      keepNext: true,
      children: runs(
        '{#дата}{дата}{/дата}{^дата}«___» ______________ 20___ г.{/дата}\t№ {#номер}{номер}{/номер}{^номер}________{/номер}',
      ),
    }),
    p('{населённый пункт}', { align: 'center', before: 4, after: 14, keepNext: true }),
  ];
}

/** Post on the left, initials and surname on the right, never apart from each other. */
export function signature({ post = '{должность директора}', name = '{директор|подпись}' } = {}) {
  const widths = [mm(78), mm(20), mm(72)];
  return table(
    widths,
    [
      row([
        cell(post, { width: widths[0], vertical: 'bottom' }),
        cell('', { width: widths[1], vertical: 'bottom' }),
        cell(name, { width: widths[2], vertical: 'bottom', align: 'right' }),
      ]),
    ],
    { borders: noBorders, margins: { top: 0, bottom: 0, left: 0, right: 0 } },
  );
}

/** «Приложение к приказу … от … № …» in the upper right corner of a new page. */
export function attachmentHead() {
  const left = mm(95);
  return [
    p('Приложение', { left, size: 12 }),
    p('к {вид|дательный} {организация кратко}', { left, size: 12 }),
    p(
      '{#дата}от {дата}{/дата}{^дата}от «___» ____________ 20___ г.{/дата} № {#номер}{номер}{/номер}{^номер}_____{/номер}',
      {
        left,
        size: 12,
        after: 14,
      },
    ),
  ];
}

/** A few sign that they have read the act right below the signature of the head. */
export function acquaintanceLines() {
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth }];
  const line = '_________________ {лицо|подпись}\t«___» ______________ 20___ г.';
  return when(
    'есть ознакомленные',
    unless(
      'лист ознакомления',
      p('С {вид|творительный} ознакомлены:', { before: 22, keepNext: true }),
      mark('#ознакомленные'),
      p(line, { before: 8, keepNext: true, tabStops }),
      mark('/ознакомленные'),
    ),
  );
}

/** Many sign on a sheet of its own, after everything else of the section. */
export function acquaintanceSheet() {
  const size = 11;
  const widths = [mm(10), mm(45), mm(65), mm(28), mm(22)];
  const head = ['№', 'Фамилия, инициалы', 'Должность', 'Подпись', 'Дата'];
  const day =
    '{#дата}от {дата}{/дата}{^дата}от «___» ____________ 20___ г.{/дата} № {#номер}{номер}{/номер}{^номер}_____{/номер}';
  const title = `**Лист ознакомления**\n**с {вид|творительный} {организация кратко}**\n**${day}**`;
  const centred = { size, align: 'center', vertical: 'center' };
  return when(
    'лист ознакомления',
    p(title, { align: 'center', pageBreakBefore: true, after: 10, keepNext: true }),
    table(widths, [
      row(
        head.map((text, index) => cell(text, { ...centred, width: widths[index], keepNext: true })),
        { head: true },
      ),
      row(
        [
          cell('{#ознакомленные}{порядок}', { ...centred, width: widths[0] }),
          cell('{лицо|кратко}', { size, width: widths[1], vertical: 'center' }),
          cell('{должность лица}', { size, width: widths[2], vertical: 'center' }),
          cell('', { size, width: widths[3] }),
          cell('{/ознакомленные}', { size, width: widths[4] }),
        ],
        { height: 8 },
      ),
    ]),
  );
}
