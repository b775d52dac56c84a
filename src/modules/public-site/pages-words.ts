import type { MessageKey, Translate } from '../../i18n/index.ts';
import type { PublicFile } from './site-item.ts';

const formKeys: Readonly<Record<string, MessageKey>> = {
  studentStudent: 'site.form.studentStudent',
  teacherTeacher: 'site.form.teacherTeacher',
  teacherStudent: 'site.form.teacherStudent',
  collegeStudentStudent: 'site.form.collegeStudentStudent',
  employerStudent: 'site.form.employerStudent',
  employerCollegeStudent: 'site.form.employerCollegeStudent',
};

/** What a form of mentoring is, in a sentence; undefined for a form of the school's own. */
export function formKey(code: string): MessageKey | undefined {
  return formKeys[code];
}

/** Kind and size of a file in words: "PDF, 120 KB". */
export function sizeWords(t: Translate, file: PublicFile): string {
  const kind = /\.([a-z\d]{2,5})$/i.exec(file.name)?.[1]?.toUpperCase() ?? '';
  const kilobytes = Math.max(1, Math.round(file.sizeBytes / 1024));
  const size =
    kilobytes < 1024
      ? t('site.public.kilobytes', { size: kilobytes })
      : t('site.public.megabytes', { size: Math.round(kilobytes / 102.4) / 10 });
  return [kind, size].filter((part) => part !== '').join(', ');
}
