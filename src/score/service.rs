//! Months of service (RULEBOOK §2), as the policy counts them.

use chrono::Datelike;

use crate::month::Month;
use crate::rulebook::ServiceMonth;
use crate::tally::Person;

/// The month of service that `month` is for somebody; None when nobody knows when they were hired.
pub(super) fn service_month(count: ServiceMonth, person: &Person, month: Month) -> Option<i64> {
    let hired = person.hired_on?;
    let calendar = month.since(Month::of(hired)) + 1;
    // Who was hired later than on the first has served no whole month in that of hiring, and on the first day of any other
    // is still in the month of service before.
    let full = calendar - i64::from(hired.day() > 1);
    Some(match count {
        ServiceMonth::Calendar => calendar,
        ServiceMonth::Full => full,
        ServiceMonth::Anniversary => full.max(1),
    })
}
