//! The words of the command line for lists and templates, as the casebook knows them.

use casebook::{Order, Wanted};

use crate::arguments::{Group, Listed, Sort, State, Template};

/// The template of that word.
pub(crate) fn template(word: Template) -> casebook::Template {
    match word {
        Template::SoftTissue => casebook::Template::SoftTissue,
        Template::Gist => casebook::Template::Gist,
        Template::Bone => casebook::Template::Bone,
        Template::Uterine => casebook::Template::Uterine,
        Template::Paediatric => casebook::Template::Paediatric,
    }
}

/// The list that was asked for, whole.
pub(crate) fn wanted(listed: &Listed) -> Wanted {
    Wanted {
        archived: Some(listed.archived),
        pinned: listed.pinned,
        group: listed.group.map(group),
        state: listed.state.map(state),
        order: order(listed.sort),
        descending: listed.reverse,
        limit: u32::MAX,
        ..Wanted::default()
    }
}

fn group(word: Group) -> clinical::outline::Group {
    match word {
        Group::SoftTissue => clinical::outline::Group::SoftTissue,
        Group::Bone => clinical::outline::Group::Bone,
        Group::Gist => clinical::outline::Group::Gist,
        Group::Uterine => clinical::outline::Group::Uterine,
    }
}

fn state(word: State) -> clinical::outline::LastKnown {
    match word {
        State::NoDisease => clinical::outline::LastKnown::NoDisease,
        State::WithDisease => clinical::outline::LastKnown::WithDisease,
        State::Died => clinical::outline::LastKnown::Died,
        State::Lost => clinical::outline::LastKnown::Lost,
    }
}

fn order(word: Sort) -> Order {
    match word {
        Sort::Changed => Order::Changed,
        Sort::Title => Order::Title,
        Sort::Number => Order::Number,
        Sort::Diagnosis => Order::Diagnosis,
        Sort::Site => Order::Site,
        Sort::Grade => Order::Grade,
        Sort::State => Order::State,
        Sort::Care => Order::Care,
        Sort::Course => Order::Course,
    }
}
