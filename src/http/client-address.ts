import { getConnInfo } from '@hono/node-server/conninfo';
import type { WebContext } from './env.ts';

/** Network address of the browser; a trusted proxy names it in X-Forwarded-For (the nearest untrusted entry counts). */
export function addressOf(c: WebContext): string {
  const { isTrustedProxy } = c.get('platform').config;
  let address = 'unknown';
  try {
    address = getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return address;
  }
  const chain = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  while (isTrustedProxy(address) && chain.length > 0) address = chain.pop() ?? address;
  return address;
}
