//! What a case can hold, from the catalogue.

use clinical::{catalogue::catalogue, schema};

use crate::{arguments::Form, error::Error};

/// The fields in the form asked for.
pub(crate) fn text(form: Form) -> Result<String, Error> {
    let catalogue = catalogue();
    Ok(match form {
        Form::Markdown => schema::dictionary(&catalogue),
        Form::Schema => serde_json::to_string_pretty(&schema::json_schema(&catalogue))? + "\n",
        Form::Typescript => schema::typescript(&catalogue),
    })
}
