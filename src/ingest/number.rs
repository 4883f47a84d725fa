//! A decimal number, as any field may hold it.

use rust_decimal::Decimal;

/// Numbers beyond this are slips of the keyboard, and sums of them could not be exact.
const LARGEST: Decimal = Decimal::from_parts(1_410_065_408, 2, 0, false, 0); // 10,000,000,000
const FINEST: u32 = 9;

/// A decimal number; only digits, a sign and a point.
pub(super) fn number(text: &str) -> Option<Decimal> {
    let digits = text.trim_start_matches(['+', '-']);
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().any(|b| b.is_ascii_digit());
    if !plain || text.len() > digits.len() + 1 {
        return None;
    }
    let number = Decimal::from_str_exact(text.strip_prefix('+').unwrap_or(text))
        .ok()?
        .normalize();
    (number.abs() <= LARGEST && number.scale() <= FINEST).then_some(number)
}
