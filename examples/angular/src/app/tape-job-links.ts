import { Directive, ElementRef, effect, inject, input } from "@angular/core";
import type { TapeJobLinksElement, TapeJobLinksSettings } from "tape-job-links";

/**
 * Lets templates check the element: without it, CUSTOM_ELEMENTS_SCHEMA takes any property of any
 * type. Events need nothing: Angular knows them by the package's own types.
 */
@Directive({ selector: "tape-job-links" })
export class TapeJobLinks {
  readonly serverUid = input<TapeJobLinksSettings["serverUid"]>();
  readonly tokenProvider = input<TapeJobLinksSettings["tokenProvider"]>();
  readonly label = input<TapeJobLinksSettings["label"]>();
  readonly resolveNames = input<TapeJobLinksSettings["resolveNames"]>();
  readonly jobLinks = input<TapeJobLinksSettings["jobLinks"]>();

  constructor() {
    const { nativeElement } = inject<ElementRef<TapeJobLinksElement>>(ElementRef);
    effect(() => {
      const settings: TapeJobLinksSettings = {
        serverUid: this.serverUid(),
        tokenProvider: this.tokenProvider(),
        label: this.label(),
        resolveNames: this.resolveNames(),
        jobLinks: this.jobLinks(),
      };
      Object.assign(nativeElement, settings);
    });
  }
}
