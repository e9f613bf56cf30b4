// The entry: registers <tape-job-links>.

import { TapeJobLinksElement } from "./element.js";

export * from "./element.js";

/** Registers the class under a tag; another tag gets a subclass. Answers what is registered there. */
export declare function define(tag?: string, registry?: CustomElementRegistry): typeof TapeJobLinksElement;
