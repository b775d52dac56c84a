import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. The programs work from any current folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export const dist = join(root, 'dist');
export const modules = join(root, 'node_modules');
