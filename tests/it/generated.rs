//! Random months: October 2026 as rows that hold no mistake. Who is scored and ranked is worked out here once more, from the
//! rulebook, so that a law does not ask the program what is right.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use kefu::event::Kind;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::given::{Dice, day, rules};
use crate::memory::{File, Sheet, row};

/// Somebody of the roster.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) role: &'static str,
    pub(crate) team: &'static str,
    pub(crate) hired: Option<NaiveDate>,
    pub(crate) left: Option<NaiveDate>,
}

/// A month.
#[derive(Clone, Debug)]
pub(crate) struct Generated {
    pub(crate) people: Vec<Person>,
    pub(crate) sheets: Vec<Sheet>,
}

impl Person {
    fn employed_on(&self, day: NaiveDate) -> bool {
        self.hired.is_none_or(|hired| hired <= day) && self.left.is_none_or(|left| day <= left)
    }

    /// Whether they are in the result.
    pub(crate) fn is_scored(&self) -> bool {
        let role = ["", "agent", "team_lead", "training_specialist"].contains(&self.role);
        role && self.hired.is_none_or(|hired| hired <= day(31))
            && self.left.is_none_or(|left| day(1) <= left)
    }

    /// Whether they have a rank, being in the result.
    pub(crate) fn is_ranked(&self) -> bool {
        self.employed_on(day(1)) && self.employed_on(day(31))
    }
}

impl Generated {
    /// One file a kind.
    pub(crate) fn files(&self) -> Vec<File> {
        self.sheets.iter().map(|sheet| sheet.file("")).collect()
    }
}

/// Any month: each row is made from a few bytes.
pub(crate) fn months() -> impl Strategy<Value = Generated> {
    let rows = |most: usize| prop::collection::vec(any::<[u8; 16]>(), 0..=most);
    let people = prop::collection::vec(any::<[u8; 8]>(), 1..=6);
    let kinds = (
        rows(40),
        rows(8),
        rows(6),
        rows(8),
        rows(9),
        rows(8),
        rows(6),
    );
    (people, kinds).prop_map(
        |(people, (calls, tickets, complaints, violations, awards, adjustments, exams))| {
            let mut made = Maker::new(&people);
            made.all(&calls, Kind::Calls, Maker::call);
            made.all(&tickets, Kind::Tickets, Maker::ticket);
            made.all(&complaints, Kind::Complaints, Maker::complaint);
            made.all(&exams, Kind::Exams, Maker::exam);
            made.all(&violations, Kind::Violations, |made, id, dice| {
                made.entry(Kind::Violations, id, dice)
            });
            made.all(&awards, Kind::Awards, |made, id, dice| {
                made.entry(Kind::Awards, id, dice)
            });
            made.all(&adjustments, Kind::Adjustments, Maker::adjustment);
            made.month
        },
    )
}

/// A month in the making.
struct Maker {
    month: Generated,
    /// Incidents that began in the month, and the refs that are taken: person, rule family, incident.
    incidents: Vec<String>,
    refs: BTreeSet<[String; 3]>,
    /// What the adjustments of each person give and take, in hundredths.
    adjusted: Vec<[i64; 2]>,
}

impl Maker {
    fn new(people: &[[u8; 8]]) -> Self {
        let date = |text: &str| text.parse::<NaiveDate>().ok();
        let hires = "2024-02-29|2025-03-01|2026-08-31|2026-09-01|2026-10-01|2026-10-02|2026-11-01|";
        let leaves = "|||2026-10-31|2026-10-30|2026-09-30";
        let roles = "agent|team_lead||training_specialist|team_lead|supervisor";
        let mut made: Vec<Person> = Vec::new();
        for (i, bytes) in people.iter().enumerate() {
            let mut dice = Dice::of(bytes);
            let hired = date(dice.word(hires));
            made.push(Person {
                id: format!("A{i}"),
                role: dice.word(roles),
                team: dice.word("|east|west"),
                hired,
                left: date(dice.word(leaves)).filter(|left| hired.is_none_or(|day| day <= *left)),
            });
        }
        if !made.iter().any(Person::is_scored) {
            (made[0].role, made[0].hired, made[0].left) = ("agent", None, None);
        }
        let text = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let rows = made.iter().map(|person| {
            let (hired, left) = (text(person.hired), text(person.left));
            row(
                Kind::Agents,
                &[
                    ("agent_id", person.id.as_str()),
                    ("name", &person.id.replace('A', "Name ")),
                    ("hired_on", &hired),
                    ("left_on", &left),
                    ("role", person.role),
                    ("team", person.team),
                    ("aliases", &person.id.replace('A', "x;80")),
                ],
            )
        });
        let rows: Vec<_> = rows.collect();
        // `x` would be an alias of several people: nobody is named so.
        let kind = Kind::Agents;
        let sheets = vec![Sheet { kind, rows }];
        Maker {
            adjusted: vec![[0, 0]; made.len()],
            month: Generated {
                people: made,
                sheets,
            },
            incidents: Vec::new(),
            refs: BTreeSet::new(),
        }
    }

    /// Makes the rows of a kind; calls have one more, so that something lies in the month.
    fn all(
        &mut self,
        rows: &[[u8; 16]],
        kind: Kind,
        make: impl Fn(&mut Self, &str, &mut Dice<'_>) -> Option<Vec<String>>,
    ) {
        let letter = match kind {
            Kind::Agents => "A",
            Kind::Calls => "C",
            Kind::Tickets => "T",
            Kind::Complaints => "K",
            Kind::Violations => "V",
            Kind::Awards => "W",
            Kind::Adjustments => "X",
            Kind::Exams => "E",
            _ => "Q",
        };
        let mut made: Vec<_> = (0..)
            .zip(rows)
            .filter_map(|(i, bytes)| make(self, &format!("{letter}{i}"), &mut Dice::of(bytes)))
            .collect();
        if kind == Kind::Calls {
            let missed = [
                ("call_id", "C"),
                ("started_at", "2026-10-15"),
                ("outcome", "missed"),
            ];
            made.push(row(kind, &missed));
        }
        self.month.sheets.push(Sheet { kind, rows: made });
    }

    /// Somebody, somebody of another department, or nobody.
    fn anybody(&self, dice: &mut Dice<'_>) -> String {
        match dice.below(12) {
            0 => String::new(),
            1 => "bot".to_string(),
            _ => self.somebody(dice),
        }
    }

    /// Somebody, under one of their names.
    fn somebody(&self, dice: &mut Dice<'_>) -> String {
        let id = self.month.people[dice.below(self.month.people.len())]
            .id
            .clone();
        self.named(&id, dice)
    }

    fn named(&self, id: &str, dice: &mut Dice<'_>) -> String {
        match dice.below(5) {
            0 => id.to_lowercase(),
            1 => id.replace('A', "name "),
            2 => id.replace('A', "80"),
            _ => id.to_string(),
        }
    }

    /// Somebody who is scored, by index.
    fn scored(&self, dice: &mut Dice<'_>) -> usize {
        let people = self.month.people.iter().enumerate();
        let scored: Vec<usize> = people
            .filter(|(_, person)| person.is_scored())
            .map(|(i, _)| i)
            .collect();
        dice.pick(&scored)
    }

    /// When an incident began; those of the month are remembered.
    fn begun(&mut self, id: &str, dice: &mut Dice<'_>) -> NaiveDateTime {
        let at = dice.moment();
        if at.month() == 10 {
            self.incidents.push(id.to_string());
        }
        at
    }

    fn call(&mut self, id: &str, dice: &mut Dice<'_>) -> Option<Vec<String>> {
        let agent = self.anybody(dice);
        let at = dice.moment();
        let cells = [
            ("call_id", id),
            ("agent_id", &agent),
            ("started_at", &dice.written(at)),
            ("talk_seconds", dice.word("|0:02:23|95|0")),
            ("wait_seconds", dice.word("|7|0:00:20|31")),
            ("outcome", dice.word("|answered|接通|missed|abandoned")),
            ("resolved", dice.word("|yes|否")),
            ("csat", dice.word("|5|4.5|3|5")),
        ];
        Some(row(Kind::Calls, &cells))
    }

    fn ticket(&mut self, id: &str, dice: &mut Dice<'_>) -> Option<Vec<String>> {
        let agent = self.anybody(dice);
        let created = self.begun(id, dice);
        let (due, minutes, limit) = dice.limit(created);
        let (first_due, _, first) = dice.limit(created);
        let cells = [
            ("ticket_id", id),
            ("agent_id", &agent),
            ("created_at", &dice.written(created)),
            ("priority", dice.word("emergency|突发|emergency|high|")),
            ("due_at", &due),
            ("sla_minutes", &minutes),
            ("resolved_at", &dice.done(limit)),
            ("csat", dice.word("|5|2")),
            ("reopened", dice.word("|0|2|yes")),
            ("escalated", dice.word("|no|yes")),
            ("first_response_due_at", &first_due),
            ("first_response_at", &dice.done(first)),
        ];
        Some(row(Kind::Tickets, &cells))
    }

    fn complaint(&mut self, id: &str, dice: &mut Dice<'_>) -> Option<Vec<String>> {
        let received = self.begun(id, dice);
        let about = match dice.below(8) {
            0 => String::new(),
            _ => self.somebody(dice),
        };
        let handler = match dice.below(6) {
            0..3 => String::new(),
            3 => "somebody else".to_string(),
            _ => self.somebody(dice),
        };
        let (limit, _, at) = dice.limit(received);
        let (close_by, _, close) = dice.limit(received);
        let cells = [
            ("complaint_id", id),
            ("agent_id", &about),
            ("received_at", &dice.written(received)),
            ("handled_by", &handler),
            ("respond_by", &limit),
            ("responded_at", &dice.done(at)),
            ("valid", dice.word("yes|no||无效|no")),
            ("category", dice.word("口角|Quarrel|争执|billing|纠纷|")),
            ("close_by", &close_by),
            ("closed_at", &dice.done(close)),
            ("follow_up_at", dice.word("||2026-10-30")),
            ("follow_up_satisfied", dice.word("|yes|no")),
        ];
        Some(row(Kind::Complaints, &cells))
    }

    fn exam(&mut self, id: &str, dice: &mut Dice<'_>) -> Option<Vec<String>> {
        let taken = self.begun(id, dice);
        let full = dice.word("|100|150|50");
        let percent = dice.pick(&[1000_i64, 599, 600, 853, 1000, 0]);
        let score = Decimal::from(full.parse().unwrap_or(100)) * Decimal::new(percent, 3);
        let who = self.month.people[self.scored(dice)].id.clone();
        let cells = [
            ("agent_id", self.named(&who, dice)),
            ("taken_on", taken.date().to_string()),
            ("score", score.normalize().to_string()),
            ("full_mark", full.to_string()),
            ("exam_id", id.to_string()),
            ("subject", dice.word("|products|law").to_string()),
        ];
        Some(row(Kind::Exams, &cells))
    }

    fn entry(&mut self, kind: Kind, id: &str, dice: &mut Dice<'_>) -> Option<Vec<String>> {
        let rules: Vec<_> = rules()
            .into_iter()
            .filter(|rule| rule.kind == kind)
            .collect();
        let rule = dice.pick(&rules);
        let range = rule.least != rule.most;
        let mut points = rule.least;
        if range {
            points += (rule.most - rule.least)
                * dice.pick(&[
                    Decimal::ZERO,
                    Decimal::ONE,
                    Decimal::new(25, 2),
                    Decimal::new(1, 1),
                ]);
        }
        let points = match dice.below(3) {
            0 if !range => String::new(),
            1 => (-points).normalize().to_string(),
            _ => points.normalize().to_string(),
        };
        let who = self.month.people[self.scored(dice)].id.clone();
        let known = self.incidents.iter().map(String::as_str);
        let fitting: Vec<&str> = known
            .filter(|id| id.starts_with(rule.incident))
            .chain(["no such"])
            .collect();
        let mut named = match dice.below(3) {
            0 => "",
            _ => dice.pick(&fitting),
        };
        // One incident counts once, and the overruns are one family.
        let family = if rule.incident == "T" {
            "overrun"
        } else {
            rule.id
        };
        if !self
            .refs
            .insert([who.as_str(), family, named].map(String::from))
        {
            named = "";
        }
        let named = named.to_string();
        let at = dice.moment();
        let others = ["|A0|boss", "|boss"][usize::from(kind == Kind::Awards)];
        let cells = [
            ("agent_id", self.named(&who, dice)),
            ("occurred_on", at.date().to_string()),
            (
                "rule",
                dice.pick(&[rule.id, rule.key, &rule.id.to_lowercase()])
                    .to_string(),
            ),
            ("points", points),
            ("times", dice.word("|1|2|3").to_string()),
            ("violation_id", id.to_string()),
            ("award_id", id.to_string()),
            ("ref", named),
            ("recorded_by", dice.word(others).to_string()),
            ("note", dice.word("|a, \"b\"|two\nlines").to_string()),
        ];
        Some(row(kind, &cells))
    }

    /// An adjustment of a lead; in every order the sum must stay within 5 points.
    fn adjustment(&mut self, id: &str, dice: &mut Dice<'_>) -> Option<Vec<String>> {
        let who = self.scored(dice);
        if self.month.people[who].role != "team_lead" {
            return None;
        }
        let side = dice.below(2);
        let points = (dice.below(256) as i64 * 2).min(500 - self.adjusted[who][side]);
        self.adjusted[who][side] += points;
        let points = Decimal::new(if side == 0 { points } else { -points }, 2);
        let id_of = self.month.people[who].id.clone();
        let at = dice.moment();
        let cells = [
            ("agent_id", self.named(&id_of, dice)),
            ("occurred_on", at.date().to_string()),
            ("points", points.normalize().to_string()),
            ("reason", "well, because".to_string()),
            ("adjustment_id", id.to_string()),
        ];
        Some(row(Kind::Adjustments, &cells))
    }
}
