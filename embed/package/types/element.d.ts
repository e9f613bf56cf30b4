// The class, without registering it.

import type { TapeJobLinksTexts } from "./texts.js";

export type { TapeJobLinksTexts };

/** The last thing asked for. */
export type TapeJobLinksState = "unconfigured" | "loading" | "ready" | "empty" | "error" | "auth-required";

export type TapeJobLinksView = "table" | "map";

/** Why a token is asked for. */
export type TokenReason = "missing" | "expired";

export interface TokenRequest {
  readonly reason: TokenReason;
  /** Aborts when the last element waiting is gone. */
  readonly signal: AbortSignal;
}

/** Gives a bearer token. Throwing, `null` or an empty string is a refusal. */
export type TokenProvider = (
  request: TokenRequest,
) => string | null | undefined | Promise<string | null | undefined>;

export interface PagingInfo {
  /** `null` where the server gave none. */
  readonly total: number | null;
  readonly count: number;
  readonly offset: number;
}

/** UIDs as the server spelt them, `null` where missing. */
export interface TapeJobLinksRow {
  readonly jobUid: string | null;
  readonly linkedJobUid: string | null;
  readonly uniqueJobUid: string | null;
}

export type ErrorCode =
  | "invalid-config"
  | "offline"
  | "unreachable"
  | "timeout"
  | "bad-request"
  | "forbidden"
  | "not-found"
  | "throttled"
  | "server"
  | "proxy"
  | "malformed"
  | "too-large"
  | "async-failed"
  | "core-blocked"
  | "core-missing"
  | "crashed";

export type ErrorPhase = "config" | "core" | "load" | "page" | "refresh" | "names" | "export" | "gaps";

export type AuthRequiredReason = "missing" | "refused" | "provider-failed";

export interface PageDetail {
  readonly offset: number;
  readonly count: number;
  readonly total: number | null;
}

export interface ErrorDetail {
  readonly code: ErrorCode;
  readonly phase: ErrorPhase;
  /** The HTTP status, where there was an answer. */
  readonly status: number | null;
  readonly retryable: boolean;
  /** In the reader's language. */
  readonly message: string;
  readonly offset: number | null;
  readonly limit: number | null;
}

export interface AuthRequiredDetail {
  readonly reason: AuthRequiredReason;
}

/**
 * `prefetch`: the next page, before Next is pressed. `names`, `find`, `export` and `gaps` read lists of
 * their own.
 */
export type RequestPhase = "load" | "page" | "refresh" | "prefetch" | "names" | "find" | "export" | "gaps";

/**
 * `ok`: a page came. `preparing`: 202, or the server was asked how far it is. `unauthorized`: 401.
 * `aborted`: nobody waits for it any more. Else what it failed by.
 */
export type RequestOutcome =
  | "ok"
  | "preparing"
  | "unauthorized"
  | "aborted"
  | Exclude<ErrorCode, "invalid-config" | "core-blocked" | "core-missing" | "crashed">;

/** A request that has ended. */
export interface RequestDetail {
  readonly phase: RequestPhase;
  readonly outcome: RequestOutcome;
  /** The HTTP status, where there was an answer that may be read. */
  readonly status: number | null;
  /** 1, and one more each time that it is sent again by itself after a failure. */
  readonly attempt: number;
  /** From sending to the last byte, or to the end of waiting. */
  readonly milliseconds: number;
}

export interface OpenDetail {
  readonly jobUid: string | null;
  readonly linkedJobUid: string | null;
  /** The one of the two that the reader opens. */
  readonly uid: string;
}

/** The element's own events, by name. They bubble and are composed, not cancelable. */
export interface TapeJobLinksEvents {
  "tjl-ready": CustomEvent<PageDetail>;
  "tjl-page": CustomEvent<PageDetail>;
  "tjl-error": CustomEvent<ErrorDetail>;
  "tjl-auth-required": CustomEvent<AuthRequiredDetail>;
  "tjl-request": CustomEvent<RequestDetail>;
  "tjl-open": CustomEvent<OpenDetail>;
}

export interface TapeJobLinksEventMap extends HTMLElementEventMap, TapeJobLinksEvents {}

type Maybe<T> = T | null | undefined;
type Whole = number | `${number}`;

/** What a host sets, by property. `null` and `undefined` clear. */
export interface TapeJobLinksSettings {
  /** Base URL of the REST API; `/api/v3` of the document's origin by default. */
  apiBase?: Maybe<string>;
  /** Backup server UID. */
  serverUid?: Maybe<string>;
  /** Bearer token. It can never be read back. */
  token?: Maybe<string>;
  tokenProvider?: Maybe<TokenProvider>;
  /** Rows asked for, 1 to 2147483647; 100 by default. */
  pageSize?: Maybe<Whole>;
  /** Where to start. */
  offset?: Maybe<Whole>;
  /** Seconds between automatic refreshes, 0 for none, raised to 30. */
  refreshInterval?: Maybe<Whole>;
  /** The table's caption. */
  label?: Maybe<string>;
  /** Shows names, types, states and last runs beside the UIDs. */
  resolveNames?: Maybe<boolean>;
  view?: Maybe<TapeJobLinksView>;
  /** Each job gets a button that sends `tjl-open`. */
  jobLinks?: Maybe<boolean>;
  /** `intent` fetches the next page while Next is hovered or focused. */
  prefetch?: Maybe<"none" | "intent">;
  /** `same-origin` sends the page's own cookies along. */
  credentials?: Maybe<"omit" | "same-origin">;
  /** `lazy` waits until the element is near the screen. */
  loading?: Maybe<"eager" | "lazy">;
}

/** What a host sets, by attribute. */
export interface TapeJobLinksAttributes {
  "api-base"?: string | undefined;
  "server-uid"?: string | undefined;
  token?: string | undefined;
  "page-size"?: Whole | undefined;
  offset?: Whole | undefined;
  "refresh-interval"?: Whole | undefined;
  label?: string | undefined;
  "resolve-names"?: boolean | "" | undefined;
  view?: TapeJobLinksView | undefined;
  "job-links"?: boolean | "" | undefined;
  prefetch?: "none" | "intent" | undefined;
  credentials?: "omit" | "same-origin" | undefined;
  loading?: "eager" | "lazy" | undefined;
}

/** `<tape-job-links>`. */
export declare class TapeJobLinksElement extends HTMLElement {
  static readonly version: string;
  static readonly observedAttributes: readonly string[];
  /** Changes words, or brings another language, for every element on the page. */
  static addLanguage(language: string, texts: TapeJobLinksTexts): void;

  get apiBase(): string | null;
  set apiBase(value: TapeJobLinksSettings["apiBase"]);
  get serverUid(): string | null;
  set serverUid(value: TapeJobLinksSettings["serverUid"]);
  /** Always `null`, whatever was set: see `hasToken`. */
  get token(): null;
  set token(value: TapeJobLinksSettings["token"]);
  get tokenProvider(): TokenProvider | null;
  set tokenProvider(value: TapeJobLinksSettings["tokenProvider"]);
  get pageSize(): number;
  set pageSize(value: TapeJobLinksSettings["pageSize"]);
  /** Where it is. */
  get offset(): number;
  set offset(value: TapeJobLinksSettings["offset"]);
  get refreshInterval(): number;
  set refreshInterval(value: TapeJobLinksSettings["refreshInterval"]);
  get label(): string | null;
  set label(value: TapeJobLinksSettings["label"]);
  get resolveNames(): boolean;
  set resolveNames(value: TapeJobLinksSettings["resolveNames"]);
  get view(): TapeJobLinksView;
  set view(value: TapeJobLinksSettings["view"]);
  get jobLinks(): boolean;
  set jobLinks(value: TapeJobLinksSettings["jobLinks"]);
  get prefetch(): "none" | "intent";
  set prefetch(value: TapeJobLinksSettings["prefetch"]);
  get credentials(): "omit" | "same-origin";
  set credentials(value: TapeJobLinksSettings["credentials"]);
  get loading(): "eager" | "lazy";
  set loading(value: TapeJobLinksSettings["loading"]);

  get state(): TapeJobLinksState;
  /** Of the page shown. */
  get pagingInfo(): PagingInfo | null;
  /** Of the page shown. */
  get rows(): TapeJobLinksRow[];
  get hasToken(): boolean;

  refresh(): void;
  first(): void;
  previous(): void;
  next(): void;
  last(): void;
  goTo(offset: number): void;
  /** Forgets the token and the rows. */
  signOut(): void;

  addEventListener<K extends keyof TapeJobLinksEventMap>(
    type: K,
    listener: (this: TapeJobLinksElement, event: TapeJobLinksEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof TapeJobLinksEventMap>(
    type: K,
    listener: (this: TapeJobLinksElement, event: TapeJobLinksEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "tape-job-links": TapeJobLinksElement;
  }
  // They bubble, so every ancestor hears them.
  interface GlobalEventHandlersEventMap extends TapeJobLinksEvents {}
  interface CustomElementRegistry {
    get(name: "tape-job-links"): typeof TapeJobLinksElement | undefined;
    whenDefined(name: "tape-job-links"): Promise<typeof TapeJobLinksElement>;
  }
}
