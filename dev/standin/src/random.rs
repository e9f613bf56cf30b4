use uuid::Uuid;

/// The splitmix64 finaliser: a well mixed number for every number, with no state to carry.
pub(crate) fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A UID with version nibble 6, as VSPC's own carry it.
pub(crate) fn uid(stream: u64, index: u64) -> Uuid {
    let high = mix(stream ^ mix(index));
    let low = mix(high ^ index);
    let bits = (u128::from(high) << 64) | u128::from(low);
    let version = (bits & !(0xf << 76)) | (0x6 << 76);
    Uuid::from_u128((version & !(0b11 << 62)) | (0b10 << 62))
}

/// How long a list is.
pub(crate) fn count<T>(list: &[T]) -> u64 {
    u64::try_from(list.len()).unwrap_or(u64::MAX)
}

/// The item of a list to which a number leads; the list must not be empty.
pub(crate) fn pick<T: Copy>(list: &[T], number: u64) -> T {
    list[usize::try_from(number % count(list)).unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_the_published_sequence() {
        let gamma = 0x9e37_79b9_7f4a_7c15_u64;
        let sequence: Vec<u64> = (0..3).map(|step| mix(gamma.wrapping_mul(step))).collect();
        assert_eq!(sequence, [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f]);
    }

    #[test]
    fn uids_carry_version_6_and_differ() {
        let uids: std::collections::HashSet<Uuid> =
            (0..10_000).map(|index| uid(1, index)).collect();
        assert_eq!(uids.len(), 10_000);
        assert!(uids.iter().all(|uid| uid.get_version_num() == 6));
        assert_ne!(uid(1, 0), uid(2, 0));
    }

    #[test]
    fn picks_around_a_list() {
        let picked = [0, 1, 2, 3, u64::MAX].map(|number| pick(&["a", "b", "c"], number));
        assert_eq!(picked, ["a", "b", "c", "a", "a"]);
    }
}
