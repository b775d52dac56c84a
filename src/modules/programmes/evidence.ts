/** What shows that a line was done: a file, a document of the register, or a page of a site. */
export interface Evidence {
  readonly id: string;
  readonly activityId: string;
  readonly title: string;
  readonly fileId: string | undefined;
  readonly documentId: string | undefined;
  readonly link: string | undefined;
  readonly createdAt: Date;
}

/** Only addresses that a browser may open from a page of ours: http and https. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
