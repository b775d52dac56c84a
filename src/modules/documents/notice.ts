import type { CalendarDate } from '../../core/clock.ts';
import { dayInWords, numberOf, organizationValues, partyAbout } from './common-values.ts';
import type { Official, OrganizationHead, Party } from './order.ts';
import { dayInDigits } from './phrases.ts';
import { personWords, type TemplateValues } from './template-values.ts';

export interface Notice {
  readonly recipient: Party;
  readonly role: 'mentor' | 'mentee';
  /** The mentor of a mentee, the mentees of a mentor. */
  readonly partners: readonly Party[];
  readonly form: string;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  /** Day, time and place of the first meeting in words; a blank is left when empty. */
  readonly firstMeeting: string;
  /** A minor takes the notice home: a line for the guardian's signature is added. */
  readonly isMinor: boolean;
}

/** D36: notices to participants of their pair or group, several on a sheet to cut apart. */
export interface NoticesData {
  readonly organization: OrganizationHead;
  readonly startYear: number;
  readonly orderNumber?: string | undefined;
  readonly orderDate?: CalendarDate | undefined;
  readonly curator?: Official | undefined;
  /** Room or telephone of the curator's office; never a contact of a child. */
  readonly curatorContact: string;
  readonly notices: readonly Notice[];
}

function noticeValues(notice: Notice): TemplateValues {
  return {
    recipient: personWords(notice.recipient.name),
    recipientAbout: partyAbout(notice.recipient) ?? false,
    isMentor: notice.role === 'mentor',
    isMentee: notice.role === 'mentee',
    partners: notice.partners.map((partner, index) => ({
      partner: personWords(partner.name),
      partnerAbout: partyAbout(partner) ?? false,
      isLast: index === notice.partners.length - 1,
    })),
    form: notice.form,
    from: notice.from ? dayInDigits(notice.from) : '',
    to: notice.to ? dayInDigits(notice.to) : '',
    hasTerm: Boolean(notice.from || notice.to),
    meeting: notice.firstMeeting.trim(),
    isMinor: notice.isMinor,
  };
}

/** What the template of D36 is filled with. */
export function noticesValues(data: NoticesData): TemplateValues {
  return {
    ...organizationValues(data.organization, data.startYear),
    number: numberOf(data.orderNumber),
    date: dayInWords(data.orderDate),
    curator: data.curator && personWords(data.curator.name),
    curatorContact: data.curatorContact.trim(),
    notices: data.notices.map(noticeValues),
  };
}
