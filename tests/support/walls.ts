import { contentFaults, isTest, testFaults } from './code-rules.ts';
import { type Import, importsOf, packageOf, resolved, type SourceFile } from './source-scan.ts';

import {
  folderWalls,
  isPureFile,
  type Levels,
  roleOf,
  roleWalls,
  typesEverywhere,
  type Wall,
} from './wall-table.ts';

interface Place {
  /** Folder under `src`, a folder of the root (`content`, `locales`), `platform` or `root`. */
  readonly folder: string;
  readonly module: string | undefined;
}

function placeOf(path: string): Place {
  const [top = '', folder = '', module] = path.split('/');
  if (top !== 'src') return { folder: top, module: undefined };
  if (path === 'src/platform.ts') return { folder: 'platform', module: undefined };
  if (module === undefined) return { folder: 'root', module: undefined };
  if (folder === 'modules' && path.split('/').length > 3) return { folder, module };
  return { folder, module: undefined };
}

/** Content (data in Russian) is read through zod by whoever imports it. */
function readsContent(imports: readonly Import[]): boolean {
  return imports.some(({ specifier }) => specifier.includes('/content/'));
}

function allowsPackage(wall: Wall, specifier: string, imports: readonly Import[]): boolean {
  const name = packageOf(specifier);
  if (name === 'zod' && readsContent(imports)) return true;
  return wall.packages.some(
    (allowed) => name === allowed || (allowed === 'node:' && name.startsWith('node:')),
  );
}

function levelOf(levels: Levels, module: string): number {
  return levels.findIndex((names) => names.includes(module));
}

function wallAt(path: string, place: Place): Wall | undefined {
  return place.module === undefined ? folderWalls[place.folder] : roleWalls[roleOf(path)];
}

/** An import from one module of `src/modules`: of its own files by role, of other modules through their doors. */
function moduleImportFault(from: string, place: Place, target: string, typeOnly: boolean, levels: Levels) {
  const to = placeOf(target);
  if (place.module === undefined || to.module === undefined) return `${from} imports ${target}`;
  if (to.module === place.module) {
    const allowed = roleWalls[roleOf(from)].roles;
    if (typeOnly || allowed === undefined || allowed.includes(roleOf(target))) return undefined;
    return `${from} (${roleOf(from)}) imports ${target} (${roleOf(target)})`;
  }
  if (!target.endsWith('/index.ts')) return `${from} passes by the door of ${to.module}: ${target}`;
  if (levelOf(levels, to.module) < levelOf(levels, place.module)) return undefined;
  return `${from} imports upwards: ${to.module} is not of a lower level than ${place.module}`;
}

function fileImportFault(from: string, place: Place, target: string, typeOnly: boolean, levels: Levels) {
  const to = placeOf(target);
  const wall = wallAt(from, place);
  if (wall === undefined) {
    // The root of `src` composes the product: everything but the inside of a module.
    const inside = to.module !== undefined && !target.endsWith('/index.ts');
    return inside ? `${from} passes by the door of ${to.module}: ${target}` : undefined;
  }
  const withinModules = place.module !== undefined && to.folder === 'modules';
  if (withinModules && (to.module === place.module || wall.folders.includes('modules') || typeOnly)) {
    return moduleImportFault(from, place, target, typeOnly, levels);
  }
  const own = place.module === undefined && to.folder === place.folder;
  const typeAllowed = typeOnly && place.module !== undefined && typesEverywhere.includes(to.folder);
  if (own || typeAllowed || isPureFile(target) || wall.folders.includes(to.folder)) return undefined;
  return `${from} imports ${target}`;
}

/** Imports that break a wall, one sentence each. */
export function importFaults({ path, text }: SourceFile, levels: Levels): string[] {
  const place = placeOf(path);
  const wall = wallAt(path, place);
  const imports = importsOf(text);
  const faults = imports.map(({ specifier, typeOnly }) => {
    const target = resolved(path, specifier);
    if (target !== undefined) return fileImportFault(path, place, target, typeOnly, levels);
    const allowed = wall === undefined || allowsPackage(wall, specifier, imports);
    return allowed ? undefined : `${path} imports the package ${specifier}`;
  });
  return faults.filter((fault) => fault !== undefined);
}

/** Faults of where a file stands: an unknown folder, a module not in the table of contents, nesting, a stray view. */
export function placementFaults(file: SourceFile, levels: Levels): string[] {
  const { folder, module } = placeOf(file.path);
  const depth = file.path.split('/').length;
  if (folder === 'root' || folder === 'platform' || file.path === 'src/modules/index.ts') return [];
  if (folder !== 'modules') return folder in folderWalls ? [] : [`${file.path} stands in an unknown folder`];
  const faults: string[] = [];
  if (module !== undefined && levelOf(levels, module) < 0)
    faults.push(`${module} is missing in src/modules/index.ts`);
  if (depth > 4) faults.push(`${file.path} is nested: a module is one folder`);
  if (file.path.endsWith('.tsx') && roleOf(file.path) !== 'pages')
    faults.push(`${file.path}: views stand in pages*.tsx`);
  return faults;
}

/** All faults of a source tree. */
export function findFaults(files: readonly SourceFile[], levels: Levels): string[] {
  return files.flatMap((file) =>
    isTest(file.path)
      ? testFaults(file)
      : [...placementFaults(file, levels), ...importFaults(file, levels), ...contentFaults(file)],
  );
}
