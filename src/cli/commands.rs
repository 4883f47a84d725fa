//! The commands, one file each: a flow that is read from top to bottom. What several of them share is beside this folder.

pub(crate) mod check;
pub(crate) mod columns;
pub(crate) mod complaints;
pub(crate) mod explain;
pub(crate) mod improve;
pub(crate) mod indicators;
pub(crate) mod init;
pub(crate) mod policy;
pub(crate) mod score;
pub(crate) mod trend;
pub(crate) mod what_if;
