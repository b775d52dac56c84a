import { createHash, randomBytes, randomInt } from 'node:crypto';

/** SHA-256 of a secret of at least 50 random bits or of a login: what the database keeps instead of it. */
export function keyHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A session token: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A printed code: 16 digits in four groups, 53 bits; digits need no keyboard layout. */
export function newAccessCode(): string {
  const groups = Array.from({ length: 4 }, () => String(randomInt(0, 10_000)).padStart(4, '0'));
  return groups.join('-');
}

/** The code as it is hashed: digits only; undefined when it is not a whole code. */
export function normaliseAccessCode(typed: string): string | undefined {
  const digits = typed.replaceAll(/\D/g, '');
  return digits.length === 16 ? digits : undefined;
}

/** Logins compare without case and outer spaces, in one Unicode form. */
export function normaliseLogin(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase();
}
