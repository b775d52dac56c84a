const russian = /^7\d{10}$/;

/**
 * A telephone number as it is kept: +7XXXXXXXXXX for Russian ones, `+` and digits for others.
 * Undefined for a text that is no number (fewer than 10 or more than 15 digits, ITU-T E.164).
 */
export function normalisePhone(text: string): string | undefined {
  const digits = text.replace(/\D/g, '');
  if (digits.length === 10) return `+7${digits}`;
  if (digits.length === 11 && digits.startsWith('8') && !text.trim().startsWith('+'))
    return `+7${digits.slice(1)}`;
  if (digits.length < 10 || digits.length > 15) return undefined;
  return `+${digits}`;
}

/** A number as people read it, which no line break parts: `+7 912 345-67-89`. */
export function phoneText(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (!russian.test(digits)) return phone;
  const part = (from: number, to: number) => digits.slice(from, to);
  return `+7\u00a0${part(1, 4)}\u00a0${part(4, 7)}\u2011${part(7, 9)}\u2011${part(9, 11)}`;
}
