//! Reviews and praise of people who are not scored: like every recorded row they must not be lost in silence. How the others are
//! measured is left to `measure`.

use super::finding::Worksheet;
use super::finding::not_scored;
use super::scene::Scene;
use crate::problem::Problem;

/// Refuses reviews and praise of people who are not scored.
pub(super) fn tell(scene: &Scene<'_>, found: &mut Worksheet) {
    let facts = scene.facts;
    let reviews = facts
        .reviews
        .iter()
        .map(|fact| (fact.review.at, fact.who, &fact.review.agent));
    let praise = facts
        .praise
        .iter()
        .map(|fact| (fact.praise.at, fact.who, &fact.praise.agent));
    for (at, who, agent) in reviews.chain(praise) {
        if let Some(what) = not_scored(scene, who) {
            found.reject(Problem::at(at, what).column("agent_id").value(agent));
        }
    }
}
