import { v7 } from 'uuid';

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A fresh time-ordered identifier (UUID version 7, RFC 9562), lower case. The application makes all ids. */
export function newId(): string {
  return v7();
}

/** Whether `text` is a lower-case UUID, the only form that is let into SQL settings and paths. */
export function isId(text: string): boolean {
  return pattern.test(text);
}
