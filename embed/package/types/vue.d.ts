// For Vue 3: <tape-job-links> and <tape-job-links-frame> in templates. `import "tape-job-links/vue"` once.

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type { TapeJobLinksElement, TapeJobLinksEvents, TapeJobLinksSettings } from "./element.js";
import type { TapeJobLinksFrameElement } from "./frame.js";

type InTemplates<Element, Own = {}> = new () => Element & {
  /** @deprecated For templates alone: the element has no such property. */
  $props: HTMLAttributes & TapeJobLinksSettings & Own & PublicProps;
  /** @deprecated For templates alone: the element has no such method. */
  $emit: EmitFn<{ [K in keyof TapeJobLinksEvents]: (event: TapeJobLinksEvents[K]) => void }>;
};

/** The element as templates see it. */
export type TapeJobLinksComponent = InTemplates<TapeJobLinksElement>;

/** The element around a frame as templates see it. */
export type TapeJobLinksFrameComponent = InTemplates<TapeJobLinksFrameElement, { src?: string | undefined }>;

declare module "vue" {
  interface GlobalComponents {
    "tape-job-links": TapeJobLinksComponent;
    TapeJobLinks: TapeJobLinksComponent;
    "tape-job-links-frame": TapeJobLinksFrameComponent;
    TapeJobLinksFrame: TapeJobLinksFrameComponent;
  }
}
