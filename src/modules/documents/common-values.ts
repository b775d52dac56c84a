import type { CalendarDate } from '../../core/clock.ts';
import { longDate } from '../../i18n/format.ts';
import { genderOf } from './declension.ts';
import type { Official, OrganizationHead, Party } from './order.ts';
import { actWord, pupilInCase, schoolYear } from './phrases.ts';
import { declineAct, declineOrganization, declinePost } from './posts.ts';
import { personWords, phraseWords, type TemplateValues, type Words } from './template-values.ts';
import { startingBig, startingSmall, withoutLooseEnds } from './text-pieces.ts';

/** A day in words for a document; undefined leaves a blank to fill by hand. */
export function dayInWords(date: CalendarDate | undefined): string | undefined {
  return date === undefined ? undefined : longDate('ru', date);
}

/** A number of a document, a blank when there is none yet. */
export function numberOf(number: string | undefined): string | undefined {
  return number?.trim() || undefined;
}

/** Values of the group `common` of the tags. */
export function organizationValues(head: OrganizationHead, startYear: number | undefined): TemplateValues {
  const name = withoutLooseEnds(head.name.trim());
  const brief = withoutLooseEnds(head.shortName.trim()) || name;
  return {
    organization: phraseWords(name, declineOrganization),
    organizationBrief: brief,
    hasBriefName: brief !== name,
    address: withoutLooseEnds(head.address.trim()),
    place: withoutLooseEnds(head.place.trim()),
    principal: personWords(head.principal.name),
    principalPost: phraseWords(startingBig(head.principal.post.trim()), declinePost),
    schoolYear: startYear === undefined ? '' : schoolYear(startYear),
    legalBasis: phraseWords(withoutLooseEnds(startingSmall(head.legalBasis.trim())), declineAct),
  };
}

/** A post in the middle of a sentence: with a small letter unless it is an abbreviation. */
export function postWords(post: string): Words | undefined {
  return phraseWords(startingSmall(post.trim()), declinePost);
}

interface ActData {
  readonly act: 'order' | 'directive';
  readonly number?: string | undefined;
  readonly date?: CalendarDate | undefined;
  readonly curator?: Official | undefined;
  readonly controller?: Official | undefined;
}

/** Values of the group `order` of the tags, except the list of acquaintance. */
export function actValues(data: ActData): TemplateValues {
  return {
    isOrder: data.act === 'order',
    isDirective: data.act === 'directive',
    act: phraseWords(actWord(data.act), declineAct),
    number: numberOf(data.number),
    date: dayInWords(data.date),
    curator: data.curator && personWords(data.curator.name),
    curatorPost: data.curator && postWords(data.curator.post),
    controller: data.controller && personWords(data.controller.name),
    controllerPost: data.controller && postWords(data.controller.post),
  };
}

/** More than so many people sign on a sheet of their own. */
const mostBelowSignature = 6;

/** The list of those who sign that they have read an act. */
export function acquaintanceValues(officials: readonly Official[]): TemplateValues {
  return {
    hasAcquainted: officials.length > 0,
    isSheet: officials.length > mostBelowSignature,
    acquainted: officials.map(({ name, post }, index) => ({
      index: String(index + 1),
      person: personWords(name),
      post: postWords(post) ?? '',
    })),
  };
}

/** Class or group of a pupil, post of an adult; undefined when nothing is known. */
export function partyAbout(party: Party): Words | undefined {
  if ('post' in party) return postWords(party.post);
  const gender = genderOf(party.name);
  const place = { label: party.label, kind: party.kind === 'pupil' ? 'school' : 'college' } as const;
  return { inCase: (grammaticalCase) => pupilInCase(place, gender, grammaticalCase) };
}
