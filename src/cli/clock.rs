//! The clock: the only place that asks what time it is. `KEFU_NOW` answers in its stead, for trials and tests.

use std::env;

use chrono::{DateTime, Utc};
use kefu::words::Failure;

use crate::stop::Stop;

/// The variable that stands in for the clock of the computer.
const NOW: &str = "KEFU_NOW";

/// The time now.
pub(crate) fn now() -> Result<DateTime<Utc>, Stop> {
    let Some(said) = env::var_os(NOW) else {
        return Ok(Utc::now());
    };
    let text = said.to_string_lossy();
    let moment = DateTime::parse_from_rfc3339(&text);
    moment.map(|at| at.with_timezone(&Utc)).map_err(|_| {
        let (variable, text) = (NOW, text.into_owned());
        Stop::Usage(Failure::NotTheTime { variable, text })
    })
}
