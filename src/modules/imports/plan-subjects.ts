import { fullName } from '../people/index.ts';
import type { IncomingPerson } from './plan-person.ts';
import type { ParsedPupil } from './pupils.ts';
import type { ParsedTeacher } from './teachers.ts';

/** Details of a pupil that a plan compares; an existing pupil has to be given under the same names. */
export type PupilDetail = 'gender' | 'guardianName' | 'guardianPhone' | 'phone';
/** The same of a teacher. */
export type TeacherDetail =
  | 'gender'
  | 'position'
  | 'subject'
  | 'experienceYears'
  | 'qualification'
  | 'leadsClass'
  | 'phone';

const known = (gender: string): string => (gender === 'unknown' ? '' : gender);

/** A pupil of a file as a plan compares him. */
export function pupilSubject(pupil: ParsedPupil): IncomingPerson {
  const details: Record<PupilDetail, string> = {
    gender: known(pupil.gender),
    guardianName: pupil.guardian === undefined ? '' : fullName(pupil.guardian),
    guardianPhone: pupil.guardianPhone,
    phone: pupil.phone,
  };
  const { row, name, bornOn, externalKey, email } = pupil;
  return { row, name, bornOn, classLabel: pupil.classLabel?.label ?? '', externalKey, email, details };
}

/** A member of staff of a file as a plan compares him. */
export function teacherSubject(teacher: ParsedTeacher): IncomingPerson {
  const details: Record<TeacherDetail, string | number | undefined> = {
    gender: known(teacher.gender),
    position: teacher.position,
    subject: teacher.subject,
    experienceYears: teacher.experienceYears,
    qualification: teacher.qualification,
    leadsClass: teacher.leadsClass,
    phone: teacher.phone,
  };
  const { row, name, bornOn, externalKey, email } = teacher;
  return { row, name, bornOn, classLabel: '', externalKey, email, details };
}
