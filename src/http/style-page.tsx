import { StylePage } from '../ui/style-page.tsx';
import type { WebApp } from './env.ts';

/** Every component in all its states at `/ui`, for whoever changes the looks; in development only. */
export function stylePage(app: WebApp): void {
  app.get('/ui', (c) => c.html(<StylePage t={c.get('t')} theme={c.get('theme')} />));
}
