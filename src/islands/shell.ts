// What every page of a signed-in person uses, in one small file.
import './dialog.ts';
import './focus-error-summary.ts';
import './menus.ts';
import './theme.ts';
