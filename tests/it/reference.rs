//! The reference of a policy file lies beside the code that reads it, in both languages, and says what that code knows. With
//! `UPDATE=1` it is written anew.

use kefu::report::reference;
use kefu::rulebook::ALL_KEYS;
use kefu::words::Lang;

use crate::run::project;

#[test]
fn the_reference_of_a_policy_is_up_to_date() {
    for (lang, name) in [(Lang::En, "REFERENCE.md"), (Lang::Zh, "REFERENCE.zh.md")] {
        let path = project().join("src/policy").join(name);
        let text = reference(&ALL_KEYS, lang);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &text).expect("it can be written");
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there == text,
            "{name} is out of date: write it with UPDATE=1"
        );
    }
}
