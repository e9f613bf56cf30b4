//! The API's times.

/// Milliseconds since 1970 of an RFC 3339 time such as `2025-12-12T15:01:09.8130000+00:00`;
/// `None` for what is no time. Digits beyond the milliseconds are cut off.
#[must_use]
pub fn instant(text: &str) -> Option<i64> {
    let (date, time) = text.trim().split_once(['T', 't', ' '])?;
    let mut date = date.split('-');
    let (year, month, day) =
        (part(date.next()?, 4)?, part(date.next()?, 2)?, part(date.next()?, 2)?);
    let known = date.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&day);
    let end = time.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')?;
    let (clock, zone) = time.split_at_checked(end)?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut clock = clock.split(':');
    let (hour, minute, second) =
        (part(clock.next()?, 2)?, part(clock.next()?, 2)?, part(clock.next()?, 2)?);
    let known = known && clock.next().is_none() && hour < 24 && minute < 60 && second <= 60;
    let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    known.then_some((seconds - offset(zone)?) * 1_000 + milliseconds(fraction)?)
}

/// A number of so many digits.
fn part(text: &str, digits: usize) -> Option<i64> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

fn milliseconds(fraction: &str) -> Option<i64> {
    let all_digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let digits = fraction.bytes().chain(*b"00").take(3);
    all_digits.then(|| digits.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')))
}

/// Seconds east of Greenwich.
fn offset(zone: &str) -> Option<i64> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if zone.starts_with('+') { 1 } else { -1 };
    let (hours, minutes) = zone.strip_prefix(['+', '-'])?.split_once(':')?;
    let (hours, minutes) = (part(hours, 2)?, part(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3_600 + minutes * 60))
}

/// Days since 1970 of a date in the Gregorian calendar, counted in years that begin in March.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
        - 719_468
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn the_apis_times_are_read() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2025-12-12T15:01:09.8130000+00:00", 1_765_551_669_813),
            ("2025-12-12T17:01:09.8139999+02:00", 1_765_551_669_813),
            ("2025-12-12T09:31:09.8-05:30", 1_765_551_669_800),
            ("2024-02-29 00:00:00.05z", 1_709_164_800_050),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2000-03-01T00:00:00Z", 951_868_800_000),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000),
            ("9999-12-31T23:59:60Z", 253_402_300_800_000),
        ] {
            assert_eq!(instant(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "yesterday",
            "2025-12-12",
            "2025-12-12T15:01:09",
            "2025-13-12T15:01:09Z",
            "2025-12-32T15:01:09Z",
            "2025-12-12T24:01:09Z",
            "2025-12-12T15:61:09Z",
            "2025-12-12T15:01Z",
            "2025-12-12T15:01:09.Z",
            "2025-12-12T15:01:09+0200",
            "2025-12-12T15:01:09+99:00",
            "+025-12-12T15:01:09Z",
            "2025-12-12-01T15:01:09Z",
            "2025-12-12T15:01:09:00Z",
            "2025-12-12T15:01:09ü",
        ] {
            assert_eq!(instant(text), None, "{text}");
        }
    }
}
