pub(super) const MINUTE: u64 = 60 * 1_000;
pub(super) const HOUR: u64 = 60 * MINUTE;
/// The data's own present, 2025-12-12 at 15:30 UTC, in milliseconds since that December began.
pub(super) const NOW: u64 = (11 * 24 + 15) * HOUR + 30 * MINUTE;

/// A moment of that December, on the clock of a server so many hours ahead of UTC.
pub(super) fn stamp(moment: u64, zone: u64) -> String {
    let local = moment + zone * HOUR;
    format!(
        "2025-12-{:02}T{:02}:{:02}:{:02}.{:07}+{zone:02}:00",
        1 + local / (24 * HOUR),
        local / HOUR % 24,
        local / MINUTE % 60,
        local / 1_000 % 60,
        local % 1_000 * 10_000,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_seven_digits_and_an_offset() {
        assert_eq!(stamp(NOW, 0), "2025-12-12T15:30:00.0000000+00:00");
        let moment = 8 * HOUR + MINUTE + 9_813;
        assert_eq!(stamp(moment, 0), "2025-12-01T08:01:09.8130000+00:00");
        assert_eq!(stamp(moment + 15 * HOUR, 2), "2025-12-02T01:01:09.8130000+02:00");
    }
}
