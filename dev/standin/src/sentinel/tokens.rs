use super::{Grants, Token};

macro_rules! tokens {
    ($($constant:ident $text:literal $name:literal $grants:expr, $shows:literal;)*) => {
        $(#[doc = $shows] pub const $constant: &str = $text;)*

        /// The sentinel tokens.
        pub const TOKENS: &[Token] = &[$(Token {
            constant: stringify!($constant),
            text: $constant,
            name: $name,
            shows: $shows,
            grants: $grants,
        }),*];
    };
}

tokens! {
    TOKEN_VALID "sentinel-valid" "Always valid" Grants::Everything,
        "Always valid.";
    TOKEN_WRONG_ROLE "sentinel-wrong-role" "Wrong role" Grants::WrongRole,
        "Signed in, but the role may not read this: 403.";
    TOKEN_EXPIRED "sentinel-expired" "Expired" Grants::Nothing,
        "Expired long ago: always 401.";
    TOKEN_TWO_REQUESTS "sentinel-expires-after-2" "Expires after two requests" Grants::PairRequests(2),
        "Good for two pair requests to this stand-in, then 401 for ever.";
    TOKEN_FIRST_PAGE "sentinel-first-page-only" "Expires while paging" Grants::FirstPage,
        "Good at offset 0; at any other offset 401, so that paging needs a fresh one from the portal.";
    TOKEN_NO_SERVERS "sentinel-no-servers" "No list of servers" Grants::NoServers,
        "Good for everything but the list of servers: 403 there, so that a picker has to do without.";
}

/// The user for `POST /token`.
pub const DEMO_USER: &str = "demo";
/// The password for `POST /token`.
pub const DEMO_PASSWORD: &str = "tape";
