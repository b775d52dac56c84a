export { deleteStoredFile, findStoredFile, insertStoredFile } from './store.ts';
export type { StoredFile } from './stored-file.ts';
