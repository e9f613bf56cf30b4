// For Vue 3: <tape-job-links> in templates. `import "tape-job-links/vue"` once.

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type { TapeJobLinksElement, TapeJobLinksEvents, TapeJobLinksSettings } from "./element.js";

/** The element as templates see it. */
export type TapeJobLinksComponent = new () => TapeJobLinksElement & {
  /** @deprecated For templates alone: the element has no such property. */
  $props: HTMLAttributes & TapeJobLinksSettings & PublicProps;
  /** @deprecated For templates alone: the element has no such method. */
  $emit: EmitFn<{ [K in keyof TapeJobLinksEvents]: (event: TapeJobLinksEvents[K]) => void }>;
};

declare module "vue" {
  interface GlobalComponents {
    "tape-job-links": TapeJobLinksComponent;
    TapeJobLinks: TapeJobLinksComponent;
  }
}
