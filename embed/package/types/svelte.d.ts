// For Svelte 5: <tape-job-links> and <tape-job-links-frame> in markup. `import "tape-job-links/svelte"` once.

import type { HTMLAttributes } from "svelte/elements";
import type {
  TapeJobLinksAttributes,
  TapeJobLinksElement,
  TapeJobLinksEvents,
  TapeJobLinksSettings,
} from "./element.js";
import type { TapeJobLinksFrameElement } from "./frame.js";

/** Svelte listens to `tjl-ready` by `ontjl-ready`. */
export type TapeJobLinksSvelteHandlers = {
  [K in keyof TapeJobLinksEvents as `on${K}` | `on${K}capture`]?:
    | ((event: TapeJobLinksEvents[K] & { readonly currentTarget: TapeJobLinksElement }) => void)
    | undefined;
};

export interface TapeJobLinksMarkup
  extends HTMLAttributes<TapeJobLinksElement>,
    TapeJobLinksSvelteHandlers,
    TapeJobLinksSettings,
    Omit<TapeJobLinksAttributes, keyof TapeJobLinksSettings> {}

export interface TapeJobLinksFrameMarkup
  extends HTMLAttributes<TapeJobLinksFrameElement>,
    TapeJobLinksSvelteHandlers,
    TapeJobLinksSettings,
    Omit<TapeJobLinksAttributes, keyof TapeJobLinksSettings> {
  src?: string | undefined;
}

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "tape-job-links": TapeJobLinksMarkup;
    "tape-job-links-frame": TapeJobLinksFrameMarkup;
  }
}
