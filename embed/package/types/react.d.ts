// For React 19 and later: <tape-job-links> and <tape-job-links-frame> in JSX. `import "tape-job-links/react"` once.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type {
  TapeJobLinksAttributes,
  TapeJobLinksElement,
  TapeJobLinksEvents,
  TapeJobLinksSettings,
} from "./element.js";
import type { TapeJobLinksFrameElement } from "./frame.js";

/** React listens to `tjl-ready` by `ontjl-ready`. */
export type TapeJobLinksHandlers = {
  [K in keyof TapeJobLinksEvents as `on${K}` | `on${K}Capture`]?:
    | ((event: TapeJobLinksEvents[K] & { readonly currentTarget: TapeJobLinksElement }) => void)
    | undefined;
};

export interface TapeJobLinksProps
  extends DetailedHTMLProps<HTMLAttributes<TapeJobLinksElement>, TapeJobLinksElement>,
    TapeJobLinksHandlers,
    TapeJobLinksSettings,
    Omit<TapeJobLinksAttributes, keyof TapeJobLinksSettings> {}

export interface TapeJobLinksFrameProps
  extends DetailedHTMLProps<HTMLAttributes<TapeJobLinksFrameElement>, TapeJobLinksFrameElement>,
    TapeJobLinksHandlers,
    TapeJobLinksSettings,
    Omit<TapeJobLinksAttributes, keyof TapeJobLinksSettings> {
  src?: string | undefined;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "tape-job-links": TapeJobLinksProps;
      "tape-job-links-frame": TapeJobLinksFrameProps;
    }
  }
}
