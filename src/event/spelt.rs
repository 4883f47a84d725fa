//! Kinds and roles in data: each by its name.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Kind, Role};

macro_rules! by_name {
    ($($of:ident, $what:literal;)+) => {$(
        impl Serialize for $of {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.name())
            }
        }

        impl<'de> Deserialize<'de> for $of {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let name = String::deserialize(d)?;
                let unknown = || D::Error::custom(format!("`{name}` is no {}", $what));
                $of::named(&name).ok_or_else(unknown)
            }
        }
    )+};
}

by_name! {
    Kind, "kind of file";
    Role, "role";
}
