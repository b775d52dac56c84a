import type { WebContext } from '../../http/env.ts';
import { shortDate } from '../../i18n/index.ts';
import { type Column, Status } from '../../ui/index.ts';
import { isYoungSpecialist } from './person.ts';
import type { PersonLine, PersonTab } from './person-list.ts';
import { fullName } from './person-name.ts';
import { phoneText } from './phone.ts';

/** Columns of each part of the list of people. */
export function columnsOf(c: WebContext, tab: PersonTab): Column<PersonLine>[] {
  const t = c.get('t');
  const locale = c.get('locale');
  const name: Column<PersonLine> = {
    key: 'name',
    header: t('people.column.name'),
    primary: true,
    sortable: true,
    cell: fullName,
  };
  const phone: Column<PersonLine> = {
    key: 'phone',
    header: t('people.column.phone'),
    from: 'l',
    nowrap: true,
    cell: (person) => (person.phone === '' ? '—' : phoneText(person.phone)),
  };
  if (tab === 'students') {
    return [
      name,
      {
        key: 'class',
        header: t('people.column.class'),
        secondary: true,
        sortable: true,
        cell: (person) => person.classLabel ?? <Status tone="warn">{t('people.value.noClass')}</Status>,
      },
      {
        key: 'born',
        header: t('people.column.born'),
        sortable: true,
        from: 'm',
        nowrap: true,
        cell: (person) =>
          person.bornOn === undefined ? (
            <Status tone="warn">{t('people.value.noBirthDate')}</Status>
          ) : (
            shortDate(locale, person.bornOn)
          ),
      },
    ];
  }
  if (tab === 'teachers') {
    return [
      name,
      {
        key: 'position',
        header: t('people.column.position'),
        secondary: true,
        sortable: true,
        cell: (person) => person.position || '—',
      },
      {
        key: 'subject',
        header: t('people.column.subject'),
        from: 'm',
        cell: (person) => person.subject || '—',
      },
      {
        key: 'experience',
        header: t('people.column.experience'),
        sortable: true,
        from: 'm',
        cell: (person) => <Experience c={c} person={person} />,
      },
    ];
  }
  return [
    name,
    {
      key: 'kind',
      header: t('people.column.kind'),
      secondary: true,
      sortable: true,
      cell: (person) => t(`people.kind.${person.kind}`),
    },
    {
      key: 'workplace',
      header: t('people.column.workplace'),
      from: 'm',
      cell: (person) => person.workplace || '—',
    },
    phone,
  ];
}

function Experience({ c, person }: { c: WebContext; person: PersonLine }) {
  const t = c.get('t');
  if (person.experienceYears === undefined) return <span>—</span>;
  const years = t('people.value.years', { count: person.experienceYears });
  if (!isYoungSpecialist(person)) return <span>{years}</span>;
  return (
    <>
      {years} <Status tone="info">{t('people.value.young')}</Status>
    </>
  );
}
