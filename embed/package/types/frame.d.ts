// <tape-job-links-frame>: the element in an iframe, of another origin.

import { TapeJobLinksAttributes, TapeJobLinksElement } from "./element.js";

export type * from "./element.js";

/** What a host sets, by attribute. */
export interface TapeJobLinksFrameAttributes extends TapeJobLinksAttributes {
  src?: string | undefined;
}

// Of the element it has the members, not the class.
declare const Members: new () => TapeJobLinksElement;
export {};

/** `<tape-job-links-frame>`: it has the properties, methods and events of `<tape-job-links>`. */
export declare class TapeJobLinksFrameElement extends Members {
  static readonly version: string;
  static readonly observedAttributes: readonly string[];
  /** The address of an `embed.html`; its origin is the only one that is spoken to. */
  get src(): string;
  set src(value: string | null | undefined);
}

/** Registers the class under a tag; another tag gets a subclass. Answers what is registered there. */
export declare function define(tag?: string, registry?: CustomElementRegistry): typeof TapeJobLinksFrameElement;

declare global {
  interface HTMLElementTagNameMap {
    "tape-job-links-frame": TapeJobLinksFrameElement;
  }
}
