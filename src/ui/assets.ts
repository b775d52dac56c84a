let manifest: Readonly<Record<string, string>> = {};

/**
 * Sets the map from logical names (`index.css`, `icons.svg`, `islands/theme.js`) to the names of the built
 * files (`index-3f9a.css`) or to whole served paths (`/assets/index-3f9a.css`). Called once at start.
 */
export function setAssetManifest(map: Readonly<Record<string, string>>): void {
  manifest = { ...map };
}

/** The served path of an asset by its logical name; unbuilt names are served as they are. */
export function asset(name: string): string {
  const built = manifest[name] ?? name;
  return built.startsWith('/') ? built : `/assets/${built}`;
}
